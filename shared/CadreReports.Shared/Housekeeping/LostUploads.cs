using Azure.Storage.Blobs.Models;
using CadreReports.Housekeeping.Failures;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Time;

namespace CadreReports.Housekeeping;

/// <summary>
/// Finds uploads that nobody works on: in the inbox without a version, because their event was lost; claimed but without a
/// result, or with a result that was not announced, because whoever worked on them died and left no message behind.
/// </summary>
public sealed class LostUploads(
    StorageAccount account, SubmissionStore store, Unclaimed unclaimed, FailureDesk desk, WorkCheck check, StorageClock clock) : IDuty
{
    /// <summary>Events take their time.</summary>
    private static readonly TimeSpan MissedAfter = TimeSpan.FromMinutes(5);

    /// <summary>Longer than an ingestion takes with all its tries at once.</summary>
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromMinutes(15);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var index = await ReportIndex.ReadAsync(account, cancellationToken);
        await FindUnknownAsync(index, cancellationToken);
        var abandoned = index.Versions.Where(v => clock.AgeOf(v.TouchedAt) > AbandonedAfter).ToList();
        await FindUnfinishedAsync(abandoned, cancellationToken);
        await FindUnderivedAsync(abandoned, cancellationToken);

        // Asked for, and counted, at the end of the round.
        return 0;
    }

    private async Task FindUnknownAsync(ReportIndex index, CancellationToken cancellationToken)
    {
        var nobodys = (await unclaimed.ListAsync(cancellationToken)).Select(f => f.UploadId).ToHashSet(StringComparer.Ordinal);
        var restored = await new RestoredUploads(account).IdentitiesAsync(cancellationToken);
        await foreach (var blob in account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer).GetBlobsAsync(BlobTraits.None, BlobStates.None, null, cancellationToken))
        {
            var etag = blob.Properties.ETag!.Value.ToString().Trim('"');
            var id = Upload.IdOf(blob.Name, etag);
            id = restored.GetValueOrDefault(id, id);
            if (index.Find(id) is null && !nobodys.Contains(id) && clock.AgeOf(blob.Properties.LastModified!.Value) > MissedAfter)
            {
                await desk.MissAsync(WorkItem.Of(new IngestMessage(blob.Name, etag)), cancellationToken);
            }
        }
    }

    private async Task FindUnfinishedAsync(IReadOnlyList<IndexedVersion> versions, CancellationToken cancellationToken)
    {
        var receipts = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var blob in account.Blobs.GetBlobContainerClient(StorageNames.ReceiptsContainer).GetBlobsAsync(BlobTraits.None, BlobStates.None, null, cancellationToken))
        {
            receipts.Add(blob.Name);
        }

        foreach (var version in versions.Where(v => v.Uploads.Count > 0 && !(v.IsComplete && receipts.Contains(UploadFiles.ReceiptName(v.Key, v.Number)))))
        {
            await desk.MissAsync(WorkItem.Of(new IngestMessage(version.Uploads[0].Blob, version.Uploads[0].ETag)), cancellationToken);
        }
    }

    /// <summary>A board row that is older than a version may be behind it; whether it is, the report itself tells.</summary>
    private async Task FindUnderivedAsync(IReadOnlyList<IndexedVersion> versions, CancellationToken cancellationToken)
    {
        var written = await store.BoardTimesAsync(cancellationToken);
        foreach (var report in versions.GroupBy(v => v.Key).Where(r => written.GetValueOrDefault(r.Key) < r.Max(v => v.TouchedAt)))
        {
            if (!await check.IsDerivedAsync(report.Key, cancellationToken))
            {
                await desk.MissAsync(WorkItem.Of(new ReviewMessage(report.Key.Period.ToString(), report.Key.Province)), cancellationToken);
            }
        }
    }
}
