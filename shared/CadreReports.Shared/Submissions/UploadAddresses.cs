using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;
using CadreReports.Storage;

namespace CadreReports.Submissions;

/// <summary>Where one file may be put straight into the inbox, by whoever holds the address.</summary>
/// <param name="Uri">The address, a secret: it opens this one place without any other proof.</param>
/// <param name="Until">When it stops being good, real time, UTC.</param>
public sealed record UploadAddress(Uri Uri, DateTimeOffset Until);

/// <summary>
/// Signs addresses at which a file can be created, and neither replaced nor read, listed or deleted: with the account's key
/// where the program has it, else with a key that storage gives to the program's own identity.
/// </summary>
public sealed class UploadAddresses(StorageAccount account)
{
    /// <summary>How long an address is good. What began to arrive by then may finish.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    /// <summary>How long a key of the program's identity is used; one that was given cannot be taken back alone.</summary>
    private static readonly TimeSpan KeyValidity = TimeSpan.FromHours(1);

    private readonly BlobContainerClient inbox = account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer);

    private UserDelegationKey? lastKey;

    /// <summary>Signs the address of one place.</summary>
    /// <param name="path">The place.</param>
    /// <param name="now">The real time, not a shifted one: storage judges the address by its own clock.</param>
    /// <param name="cancellationToken">Stops asking storage for a key.</param>
    /// <exception cref="Azure.RequestFailedException">The program's identity may not sign addresses (it lacks the role Storage Blob Delegator).</exception>
    public async Task<UploadAddress> SignAsync(InboxPath path, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var blob = inbox.GetBlobClient(path.BlobName);
        var until = now + Validity;

        // Without a start: the clocks of this machine and of storage may differ a little.
        var builder = new BlobSasBuilder(BlobSasPermissions.Create, until)
        {
            BlobContainerName = blob.BlobContainerName,
            BlobName = blob.Name,
            Resource = "b",
            Protocol = blob.Uri.Scheme == Uri.UriSchemeHttps ? SasProtocol.Https : SasProtocol.HttpsAndHttp,
        };
        if (blob.CanGenerateSasUri)
        {
            return new UploadAddress(blob.GenerateSasUri(builder), until);
        }

        var key = await KeyAsync(now, until, cancellationToken);
        var address = new BlobUriBuilder(blob.Uri) { Sas = builder.ToSasQueryParameters(key, blob.AccountName) };
        return new UploadAddress(address.ToUri(), until);
    }

    /// <summary>Of several requests at once each may ask for a key; whichever is kept is good.</summary>
    private async Task<UserDelegationKey> KeyAsync(DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (lastKey is { } known && known.SignedStartsOn <= now && known.SignedExpiresOn >= until)
        {
            return known;
        }

        var key = (await account.Blobs.GetUserDelegationKeyAsync(now - Validity, now + KeyValidity, cancellationToken)).Value;
        lastKey = key;
        return key;
    }
}
