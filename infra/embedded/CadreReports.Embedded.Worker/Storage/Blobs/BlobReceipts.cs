using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace CadreReports.Embedded.Storage.Blobs;

/// <summary>
/// The receipts in <c>azure-webjobs-hosts/blobreceipts</c>: one for each function, blob and ETag, complete once a message
/// for it is in the host's queue. All hosts with the same host id share them.
/// </summary>
internal sealed class BlobReceipts(BlobServiceClient service, string hostId)
{
    private const string Incomplete = "Incomplete";
    private const int LongestName = 600;
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30);

    private readonly BlobContainerClient container = service.GetBlobContainerClient("azure-webjobs-hosts");

    private bool containerExists;

    /// <summary>Creates the container for receipts, once.</summary>
    public async Task EnsureContainerAsync(CancellationToken cancellationToken)
    {
        if (!containerExists)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            containerExists = true;
        }
    }

    /// <summary>Announces a blob once, whichever host does it. A host that dies in between leaves it to be announced again.</summary>
    /// <param name="message">What to announce.</param>
    /// <param name="announce">Puts the message into the queue.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>True when it has been announced, now or before; false when another host is about to.</returns>
    public async Task<bool> OnceAsync(BlobTriggerMessage message, Func<Task> announce, CancellationToken cancellationToken)
    {
        // The ETag stands before the blob's name, which can hold slashes itself.
        var receipt = container.GetBlockBlobClient($"blobreceipts/{hostId}/{message.FunctionId}/{message.ETag}/{message.ContainerName}/{ShortName(message.BlobName)}");
        var complete = await IsCompleteAsync(receipt, cancellationToken) ?? await CreateAsync(receipt, cancellationToken);
        if (complete)
        {
            return true;
        }

        var lease = receipt.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(LeaseTime, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 404)
        {
            return false;
        }

        try
        {
            if (await IsCompleteAsync(receipt, cancellationToken) != true)
            {
                await announce();
                await receipt.SetMetadataAsync(
                    new Dictionary<string, string>(), new BlobRequestConditions { LeaseId = lease.LeaseId }, CancellationToken.None);
            }

            return true;
        }
        finally
        {
            await ReleaseAsync(lease);
        }
    }

    /// <summary>A receipt's name is longer than its blob's and may not be longer than 1,024 characters either.</summary>
    private static string ShortName(string blob) =>
        blob.Length <= LongestName ? blob : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(blob)));

    private static async Task<bool?> IsCompleteAsync(BlockBlobClient receipt, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties properties = await receipt.GetPropertiesAsync(cancellationToken: cancellationToken);
            return !properties.Metadata.ContainsKey(Incomplete);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private static async Task<bool> CreateAsync(BlockBlobClient receipt, CancellationToken cancellationToken)
    {
        try
        {
            using var nothing = new MemoryStream();
            await receipt.UploadAsync(
                nothing,
                new BlobUploadOptions
                {
                    Metadata = new Dictionary<string, string> { [Incomplete] = Incomplete },
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                },
                cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Another host was faster; the lease decides.
        }

        return false;
    }

    private static async Task ReleaseAsync(BlobLeaseClient lease)
    {
        try
        {
            await lease.ReleaseAsync();
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409)
        {
            // Over already, or another's by now.
        }
    }
}
