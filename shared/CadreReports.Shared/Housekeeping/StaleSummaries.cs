using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CadreReports.Catalogue;
using CadreReports.Housekeeping.Failures;
using CadreReports.Messages;
using CadreReports.Periods;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Summaries.Publishing;
using CadreReports.Time;

namespace CadreReports.Housekeeping;

/// <summary>
/// Finds summaries that do not show what has arrived: of every region from which something came, and of whatever else somebody
/// once asked for; also those of later half-years, which compare with earlier ones. The status boards are read once.
/// </summary>
public sealed class StaleSummaries(
    StorageAccount account, PeriodRegister periods, SubmissionStore store, SummaryInputs inputs, EditionStore editions, FailureDesk desk, StorageClock clock) : IDuty
{
    /// <summary>Building takes its time.</summary>
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(5);

    private readonly BlobContainerClient reports = account.Blobs.GetBlobContainerClient(StorageNames.ReportsContainer);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var all = await periods.AllAsync(cancellationToken);
        var boards = await inputs.ReadBoardsAsync(all[^1].Id, cancellationToken);
        var stale = new List<(Period Period, Region Scope)>();
        foreach (var period in all.Where(p => p.State != PeriodState.Draft && boards[p.Id].Count > 0))
        {
            foreach (var scope in await ScopesAsync(period, boards[period.Id], cancellationToken))
            {
                var latest = await editions.LatestAsync(period, scope, cancellationToken);
                if (latest.Key != inputs.Find(period, scope, boards).Key)
                {
                    stale.Add((period, scope));
                }
            }
        }

        if (stale.Count > 0)
        {
            var written = await store.BoardTimesAsync(cancellationToken);
            foreach (var (period, scope) in stale.Where(s => IsSettled(s.Period, s.Scope, written)))
            {
                await desk.MissAsync(WorkItem.Of(new SummariseMessage(period.Id.ToString(), scope.Code)), cancellationToken);
            }
        }

        // Asked for, and counted, at the end of the round.
        return 0;
    }

    /// <summary>What just changed is being built.</summary>
    private bool IsSettled(Period period, Region scope, IReadOnlyDictionary<SubmissionKey, DateTimeOffset> written) =>
        scope.Provinces.Select(p => new SubmissionKey(period.Id, p.Code))
            .All(key => !written.TryGetValue(key, out var at) || clock.AgeOf(at) > StaleAfter);

    /// <summary>The regions from which something came, and every scope that has a folder.</summary>
    private async Task<IReadOnlyList<Region>> ScopesAsync(
        Period period, IReadOnlyDictionary<string, Submission> board, CancellationToken cancellationToken)
    {
        var scopes = period.Regions.Where(r => r.Provinces.Any(p => board.ContainsKey(p.Code))).ToDictionary(r => r.Code, StringComparer.Ordinal);
        var prefix = $"{period.Id}/";
        await foreach (var item in reports.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, "/", prefix, cancellationToken))
        {
            if (item.IsPrefix && period.Scope(item.Prefix[prefix.Length..^1]) is { } scope)
            {
                scopes.TryAdd(scope.Code, scope);
            }
        }

        return [.. scopes.Values];
    }
}
