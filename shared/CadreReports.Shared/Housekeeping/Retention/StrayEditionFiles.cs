using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CadreReports.Catalogue;
using CadreReports.Periods;
using CadreReports.Storage;
using CadreReports.Summaries.Publishing;
using CadreReports.Time;
using Microsoft.Extensions.Logging;

namespace CadreReports.Housekeeping.Retention;

/// <summary>
/// Removes files of editions that never came to be: written more than a day ago, and named by no record and not by the pointer
/// that readers follow. It holds the lease under which editions are built, so that none is being built from them.
/// </summary>
public sealed class StrayEditionFiles(
    StorageAccount account, PeriodRegister periods, EditionStore editions, RepairLog repairs, StorageClock clock, ILogger<StrayEditionFiles> logger) : IDuty
{
    private const int RevisionDigits = 6;
    private const int KeyDigits = 64;
    private static readonly TimeSpan StrayAfter = TimeSpan.FromDays(1);

    private readonly BlobContainerClient reports = account.Blobs.GetBlobContainerClient(StorageNames.ReportsContainer);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var period in await periods.AllAsync(cancellationToken))
        {
            var prefix = $"{period.Id}/";
            var scopes = new List<Region>();
            await foreach (var item in reports.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, "/", prefix, cancellationToken))
            {
                if (item.IsPrefix && period.Scope(item.Prefix[prefix.Length..^1]) is { } scope)
                {
                    scopes.Add(scope);
                }
            }

            foreach (var scope in scopes)
            {
                removed += await ClearAsync(period, scope, cancellationToken);
            }
        }

        return removed;
    }

    private async Task<int> ClearAsync(Period period, Region scope, CancellationToken cancellationToken)
    {
        if ((await FindAsync(period, scope, cancellationToken)).Count == 0)
        {
            return 0;
        }

        await using var lease = await SummaryLease.TryTakeAsync(
            reports.GetBlobClient(EditionStore.Folder(period, scope) + ".lease"), logger, cancellationToken);
        var removed = 0;
        foreach (var file in lease is null ? [] : await FindAsync(period, scope, cancellationToken))
        {
            await lease!.RenewAsync(cancellationToken);
            await repairs.NoteAsync(new Repair("retention.edition", period.Id.ToString(), null, file.Name), cancellationToken);
            try
            {
                await reports.GetBlobClient(file.Name).DeleteAsync(
                    conditions: new BlobRequestConditions { IfMatch = file.Properties.ETag }, cancellationToken: cancellationToken);
                removed++;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 412)
            {
                // Gone already.
            }
        }

        return removed;
    }

    private async Task<IReadOnlyList<BlobItem>> FindAsync(Period period, Region scope, CancellationToken cancellationToken)
    {
        var folder = EditionStore.Folder(period, scope);
        var latest = await editions.LatestAsync(period, scope, cancellationToken);
        var keys = await editions.KeysAsync(period, scope, cancellationToken);
        var strays = new List<BlobItem>();
        await foreach (var item in reports.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, "/", folder, cancellationToken))
        {
            if (item.IsBlob && TryRead(item.Blob.Name.AsSpan(folder.Length), out var revision, out var key) &&
                clock.AgeOf(item.Blob.Properties.LastModified!.Value) > StrayAfter &&
                keys.GetValueOrDefault(revision) != key && (latest.Revision, latest.Key) != (revision, key))
            {
                strays.Add(item.Blob);
            }
        }

        return strays;
    }

    /// <summary>Reads what <see cref="EditionStore.FileName"/> made; false for the pointer, the lease and whatever else there is.</summary>
    private static bool TryRead(ReadOnlySpan<char> name, out int revision, out string key)
    {
        key = string.Empty;
        if (name.Length <= RevisionDigits + 1 + KeyDigits || name[RevisionDigits] != '-' ||
            !int.TryParse(name[..RevisionDigits], NumberStyles.None, CultureInfo.InvariantCulture, out revision))
        {
            revision = 0;
            return false;
        }

        key = name.Slice(RevisionDigits + 1, KeyDigits).ToString();
        return key.All(char.IsAsciiHexDigitLower);
    }
}
