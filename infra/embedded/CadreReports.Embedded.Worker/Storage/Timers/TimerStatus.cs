using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Embedded.Storage.Timers;

/// <summary>When a timer ran and will run, kept in a blob as the Functions host does: <c>timers/{host id}/{function}/status</c>.</summary>
internal sealed class TimerStatus(BlobClient blob)
{
    /// <summary>What is kept, in UTC; null when nothing is, or it cannot be understood.</summary>
    /// <exception cref="RequestFailedException">The storage does not answer.</exception>
    public async Task<ScheduleStatus?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var content = await blob.DownloadContentAsync(cancellationToken);
            return content.Value.Content.ToObjectFromJson<Kept>() is { } kept
                ? new ScheduleStatus { Last = Utc(kept.Last), Next = Utc(kept.Next), LastUpdated = Utc(kept.LastUpdated) }
                : null;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <exception cref="RequestFailedException">The storage does not answer.</exception>
    public async Task WriteAsync(ScheduleStatus status, CancellationToken cancellationToken) =>
        await blob.UploadAsync(BinaryData.FromObjectAsJson(status), overwrite: true, cancellationToken);

    // A host elsewhere may have written its local time with an offset; what has none is UTC.
    private static DateTime Utc(DateTime time) =>
        time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);

    private sealed record Kept(DateTime Last, DateTime Next, DateTime LastUpdated);
}
