using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CadreReports.Storage;

namespace CadreReports.Submissions;

/// <summary>A signed and sealed confirmation that was attached to a version.</summary>
/// <param name="Sha256">Hex digest of the PDF.</param>
/// <param name="Length">Bytes.</param>
/// <param name="AttachedAt">When, UTC, on the application's clock.</param>
/// <param name="AttachedBy">Who, a <see cref="Access.Principal.Id"/>.</param>
public sealed record Confirmation(string Sha256, long Length, DateTimeOffset AttachedAt, string AttachedBy);

/// <summary>
/// The signed confirmations of versions. Each file is written once and kept; of several for one version, the one that
/// was first attached last counts.
/// </summary>
/// <param name="account">Where they are kept.</param>
/// <param name="clock">The application's clock.</param>
public sealed class Confirmations(StorageAccount account, TimeProvider clock)
{
    private const string AttachedAt = nameof(AttachedAt);
    private const string AttachedBy = nameof(AttachedBy);
    private const string Extension = ".pdf";

    private readonly BlobContainerClient container = account.Blobs.GetBlobContainerClient(StorageNames.ConfirmationsContainer);

    /// <summary>Keeps a signed confirmation; the same file a second time changes nothing and gives the first answer.</summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="version">The version's number.</param>
    /// <param name="pdf">The file, seekable, read from its start.</param>
    /// <param name="sender">Who attaches it.</param>
    /// <param name="cancellationToken">Stops the upload; nothing is left behind.</param>
    public async Task<Confirmation> AttachAsync(SubmissionKey key, int version, Stream pdf, string sender, CancellationToken cancellationToken)
    {
        pdf.Position = 0;
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(pdf, cancellationToken));
        pdf.Position = 0;
        var blob = container.GetBlobClient(Folder(key, version) + sha256 + Extension);
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = ContentTypes.Pdf },
            Metadata = new Dictionary<string, string>
            {
                [AttachedAt] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
                // Metadata travel as headers, which take ASCII only.
                [AttachedBy] = Uri.EscapeDataString(sender),
            },
        };
        try
        {
            await blob.UploadAsync(pdf, options, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Attached before; who and when stay.
        }

        var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
        return Read(blob.Name, properties.ContentLength, properties.Metadata);
    }

    /// <summary>All confirmations of a version, the one that counts first; empty when there is none.</summary>
    public async Task<IReadOnlyList<Confirmation>> ListAsync(SubmissionKey key, int version, CancellationToken cancellationToken)
    {
        var found = new List<Confirmation>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, Folder(key, version), cancellationToken))
        {
            found.Add(Read(blob.Name, blob.Properties.ContentLength!.Value, blob.Metadata));
        }

        return [.. found.OrderByDescending(c => c.AttachedAt).ThenBy(c => c.Sha256, StringComparer.Ordinal)];
    }

    /// <summary>Opens a confirmation that <see cref="ListAsync"/> named.</summary>
    public Task<Stream> OpenAsync(SubmissionKey key, int version, Confirmation confirmation, CancellationToken cancellationToken) =>
        container.GetBlobClient(Folder(key, version) + confirmation.Sha256 + Extension).OpenReadAsync(cancellationToken: cancellationToken);

    private static string Folder(SubmissionKey key, int version) => FormattableString.Invariant($"{key}/{version:000000}/");

    private static Confirmation Read(string blob, long length, IDictionary<string, string> metadata) => new(
        Path.GetFileNameWithoutExtension(blob),
        length,
        DateTimeOffset.Parse(metadata[AttachedAt], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        Uri.UnescapeDataString(metadata[AttachedBy]));
}
