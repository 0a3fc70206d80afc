using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CadreReports.Embedded.Functions;
using Microsoft.Extensions.Logging;

namespace CadreReports.Embedded.Storage.Blobs;

/// <summary>A function and the blobs that it runs for.</summary>
internal sealed record WatchedBlobs(AppFunction Function, BlobPathPattern Pattern, BlobContainerClient Container);

/// <summary>Looks through one function's container again and again and announces what is new.</summary>
internal sealed class BlobScanner(WatchedBlobs watched, BlobReceipts receipts, Func<BlobTriggerMessage, Task> announce, TimeSpan interval, TimeProvider time, ILogger logger)
{
    private const int Parallel = 8;

    // What has a receipt, so that a look at an unchanged container costs no more than its listing.
    private Dictionary<string, string> announced = new(StringComparer.Ordinal);

    /// <summary>Scans until the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ScanAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever it is, giving up would leave the container unattended.
            catch (Exception e)
#pragma warning restore CA1031
            {
                logger.LogWarning(e, "Could not look through container {Container}; will try again.", watched.Container.Name);
            }

            try
            {
                await Task.Delay(interval, time, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ScanAsync(CancellationToken cancellationToken)
    {
        await receipts.EnsureContainerAsync(cancellationToken);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var found = new List<BlobTriggerMessage>();
        try
        {
            await foreach (var blob in watched.Container.GetBlobsAsync(BlobTraits.None, BlobStates.None, watched.Pattern.Prefix, cancellationToken))
            {
                var etag = blob.Properties.ETag?.ToString("H") ?? "";
                if (announced.TryGetValue(blob.Name, out var known) && known == etag)
                {
                    seen[blob.Name] = etag;
                }
                else if (watched.Pattern.Match(blob.Name) is not null)
                {
                    found.Add(new BlobTriggerMessage
                    {
                        FunctionId = watched.Function.HostId,
                        BlobType = TypeName(blob.Properties.BlobType),
                        ContainerName = watched.Container.Name,
                        BlobName = blob.Name,
                        ETag = etag,
                    });
                }
            }
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // As in the Functions host, the container may come later.
            return;
        }

        var results = new bool[found.Count];
        await System.Threading.Tasks.Parallel.ForAsync(
            0, found.Count, new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (i, token) =>
            {
                try
                {
                    results[i] = await receipts.OnceAsync(found[i], () => announce(found[i]), token);
                }
                catch (RequestFailedException e)
                {
                    // One blob's trouble is not the others'.
                    logger.LogWarning(e, "Could not announce blob {Blob}; will try again.", found[i].BlobName);
                }
            });
        for (var i = 0; i < found.Count; i++)
        {
            if (results[i])
            {
                seen[found[i].BlobName] = found[i].ETag;
            }
        }

        announced = seen;
    }

    private static string TypeName(BlobType? type) => type switch
    {
        BlobType.Append => "AppendBlob",
        BlobType.Page => "PageBlob",
        _ => "BlockBlob",
    };
}
