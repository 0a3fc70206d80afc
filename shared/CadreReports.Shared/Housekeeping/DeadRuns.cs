using CadreReports.Submissions;
using CadreReports.Time;

namespace CadreReports.Housekeeping;

/// <summary>
/// Clears what runs wrote that died before they completed a version. A run is first marked as dead, so that one which only
/// slept can no longer complete a version with contents that are being cleared.
/// </summary>
public sealed class DeadRuns(SubmissionStore store, VersionContents contents, RepairLog repairs, StorageClock clock) : IDuty
{
    private static readonly TimeSpan DeadAfter = TimeSpan.FromDays(1);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var cleared = 0;
        foreach (var open in await store.Runs.ListAsync(cancellationToken))
        {
            if ((open.IsDead || clock.AgeOf(open.TouchedAt) > DeadAfter) && await store.Runs.TryBuryAsync(open, cancellationToken))
            {
                cleared += await ClearAsync(open, cancellationToken);
            }
        }

        return cleared;
    }

    private async Task<int> ClearAsync(OpenRun open, CancellationToken cancellationToken)
    {
        var (key, run) = (open.Key, open.Run);
        if ((await store.VersionAsync(key, run.Version, cancellationToken))?.Attempt == run.Id)
        {
            // Readers are given what it wrote.
            await store.Runs.EndAsync(key, run, cancellationToken);
            return 0;
        }

        await repairs.NoteAsync(
            new Repair("reconciler.clearRun", key.Period.ToString(), key.Province, key.VersionPartition(run.Version, run.Id)) { Version = run.Version },
            cancellationToken);
        await contents.RemoveAsync(key, run.Version, run.Id, cancellationToken);
        await store.Runs.EndAsync(key, run, cancellationToken);
        return 1;
    }
}
