using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;

namespace CadreReports.Summaries.Publishing;

/// <summary>
/// The right to build the summary of a scope, so that not everybody does the same work. Nothing depends on it for being
/// right: what is written is inserted once or replaces exactly what was read.
/// </summary>
internal sealed class SummaryLease : IAsyncDisposable
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(60);

    private readonly BlobLeaseClient lease;
    private readonly ILogger logger;

    private SummaryLease(BlobLeaseClient lease, ILogger logger) => (this.lease, this.logger) = (lease, logger);

    /// <summary>Takes the lease; null when somebody has it.</summary>
    public static async Task<SummaryLease?> TryTakeAsync(BlobClient blob, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            await blob.UploadAsync(BinaryData.FromString(string.Empty), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // It is there already, perhaps leased.
        }

        var lease = blob.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(Time, cancellationToken: cancellationToken);
            return new SummaryLease(lease, logger);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return null;
        }
    }

    /// <summary>Keeps it for another while; fails once somebody else has taken it over.</summary>
    public Task RenewAsync(CancellationToken cancellationToken) => lease.RenewAsync(cancellationToken: cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            // Also when we were told to stop: the next one should not have to wait for the lease to run out.
            await lease.ReleaseAsync(cancellationToken: CancellationToken.None);
        }
        catch (RequestFailedException e)
        {
            logger.LogWarning(e, "The lease could not be released; it runs out by itself");
        }
    }
}
