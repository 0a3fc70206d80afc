using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Time;

namespace CadreReports.Housekeeping.Retention;

/// <summary>
/// Empties files in quarantine 90 days after the finding was made known: by the receipt of their version, or on the centre's
/// list. What was found, the digest and the length stay. A file of which nothing is known stays.
/// </summary>
public sealed class QuarantineRetention(StorageAccount account, Unclaimed unclaimed, RepairLog repairs, TimeProvider time, StorageClock clock) : IDuty
{
    /// <summary>How long a refused file is kept.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromDays(90);

    private readonly BlobContainerClient quarantine = account.Blobs.GetBlobContainerClient(StorageNames.QuarantineContainer);
    private readonly BlobContainerClient receipts = account.Blobs.GetBlobContainerClient(StorageNames.ReceiptsContainer);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var index = await ReportIndex.ReadAsync(account, cancellationToken);
        var nobodys = (await unclaimed.ListAsync(cancellationToken)).ToDictionary(f => f.UploadId, StringComparer.Ordinal);
        var emptied = 0;
        await foreach (var blob in quarantine.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, cancellationToken))
        {
            if (QuarantineMark.Of(blob.Metadata) is not null || clock.AgeOf(blob.Properties.LastModified!.Value) < Time)
            {
                continue;
            }

            var version = index.Find(blob.Name);
            var (known, sha256, length) = version is not null
                ? (await AnsweredAtAsync(version, cancellationToken), version.Sha256, version.Length)
                : nobodys.GetValueOrDefault(blob.Name) is { } file ? (file.ListedAt, file.Sha256, file.Length) : (null, string.Empty, 0);
            if (known is { } at && clock.AgeOf(at) >= Time && blob.Properties.ContentLength == length)
            {
                emptied += await EmptyAsync(blob, version, new QuarantineMark(time.GetUtcNow(), sha256, length), cancellationToken);
            }
        }

        return emptied;
    }

    private async Task<int> EmptyAsync(BlobItem blob, IndexedVersion? version, QuarantineMark mark, CancellationToken cancellationToken)
    {
        await repairs.NoteAsync(
            new Repair("retention.quarantine", version?.Key.Period.ToString(), version?.Key.Province, blob.Name)
            {
                Version = version?.Number,
                Detail = FormattableString.Invariant($"SHA-256 {mark.Sha256}, {mark.Length} bytes"),
            },
            cancellationToken);
        try
        {
            await quarantine.GetBlobClient(blob.Name).UploadAsync(
                Stream.Null,
                new BlobUploadOptions
                {
                    Metadata = mark.ToMetadata(),
                    Conditions = new BlobRequestConditions { IfMatch = blob.Properties.ETag },
                    HttpHeaders = new BlobHttpHeaders { ContentType = ContentTypes.Binary },
                },
                cancellationToken);
            return 1;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Another round was faster.
            return 0;
        }
    }

    /// <summary>When the receipt was written, as storage stamped it; null when there is none.</summary>
    private async Task<DateTimeOffset?> AnsweredAtAsync(IndexedVersion version, CancellationToken cancellationToken)
    {
        try
        {
            return (await receipts.GetBlobClient(UploadFiles.ReceiptName(version.Key, version.Number)).GetPropertiesAsync(cancellationToken: cancellationToken))
                .Value.LastModified;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
