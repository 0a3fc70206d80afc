using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Time;
using Microsoft.Extensions.Logging;

namespace CadreReports.Housekeeping.Retention;

/// <summary>
/// Removes uploads from the inbox 30 days after their content was archived or set aside. What is kept is read again and must be
/// the very content; what no complete version and no list names stays.
/// </summary>
public sealed class InboxRetention(
    StorageAccount account, Unclaimed unclaimed, RepairLog repairs, StorageClock clock, ILogger<InboxRetention> logger) : IDuty
{
    /// <summary>How long an upload stays after its content is kept elsewhere.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromDays(30);

    private readonly BlobContainerClient inbox = account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer);
    private readonly BlobContainerClient archive = account.Blobs.GetBlobContainerClient(StorageNames.ArchiveContainer);
    private readonly BlobContainerClient quarantine = account.Blobs.GetBlobContainerClient(StorageNames.QuarantineContainer);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var index = await ReportIndex.ReadAsync(account, cancellationToken);
        var nobodys = (await unclaimed.ListAsync(cancellationToken)).ToDictionary(f => f.UploadId, StringComparer.Ordinal);
        var restored = await new RestoredUploads(account).IdentitiesAsync(cancellationToken);
        var removed = 0;
        await foreach (var blob in inbox.GetBlobsAsync(BlobTraits.None, BlobStates.None, null, cancellationToken))
        {
            if (clock.AgeOf(blob.Properties.LastModified!.Value) < Time)
            {
                continue;
            }

            var id = Upload.IdOf(blob.Name, blob.Properties.ETag!.Value.ToString().Trim('"'));
            id = restored.GetValueOrDefault(id, id);
            var version = index.Find(id);
            var isKept = version is { IsComplete: true }
                ? await IsKeptAsync(version, cancellationToken)
                : nobodys.GetValueOrDefault(id) is { } file && await IsQuarantinedAsync(id, file.Sha256, file.Length, cancellationToken);
            if (isKept)
            {
                removed += await RemoveAsync(blob, version, cancellationToken);
            }
        }

        return removed;
    }

    private async Task<int> RemoveAsync(BlobItem blob, IndexedVersion? version, CancellationToken cancellationToken)
    {
        await repairs.NoteAsync(
            new Repair("retention.inbox", version?.Key.Period.ToString(), version?.Key.Province, blob.Name) { Version = version?.Number }, cancellationToken);
        try
        {
            // Whoever may create a blob may also take snapshots of it.
            await inbox.GetBlobClient(blob.Name).DeleteAsync(
                DeleteSnapshotsOption.IncludeSnapshots,
                conditions: new BlobRequestConditions { IfMatch = blob.Properties.ETag }, cancellationToken: cancellationToken);
            return 1;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Gone, or another upload by now.
            return 0;
        }
    }

    private async Task<bool> IsKeptAsync(IndexedVersion version, CancellationToken cancellationToken)
    {
        if (!version.IsRefused)
        {
            var name = UploadFiles.ArchiveName(version.Key, version.Sha256);
            var isArchived = await HoldsAsync(archive.GetBlobClient(name), version.Sha256, version.Length, cancellationToken);
            if (isArchived is null or false)
            {
                logger.LogWarning("The archive does not hold {Blob} as it should; its upload stays in the inbox", name);
            }

            return isArchived == true;
        }

        // Of the same refused content, sent several times, one is kept.
        foreach (var upload in version.Uploads)
        {
            if (await IsQuarantinedAsync(upload.Id, version.Sha256, version.Length, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> IsQuarantinedAsync(string id, string sha256, long length, CancellationToken cancellationToken) =>
        await HoldsAsync(quarantine.GetBlobClient(UploadFiles.QuarantineName(id)), sha256, length, cancellationToken) == true;

    /// <summary>Whether a blob holds this content, or says that it did, and has long enough; null when there is none.</summary>
    private async Task<bool?> HoldsAsync(BlobClient blob, string sha256, long length, CancellationToken cancellationToken)
    {
        try
        {
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            if (QuarantineMark.Of(properties.Metadata) is { } mark)
            {
                return mark.Sha256 == sha256 && mark.Length == length;
            }

            if (properties.ContentLength != length || clock.AgeOf(properties.LastModified) < Time)
            {
                return false;
            }

            await using var content = await blob.OpenReadAsync(cancellationToken: cancellationToken);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) == sha256;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
