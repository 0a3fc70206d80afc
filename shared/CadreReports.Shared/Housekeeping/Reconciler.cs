using CadreReports.Housekeeping.Failures;
using CadreReports.Telemetry;
using Microsoft.Extensions.Logging;

namespace CadreReports.Housekeeping;

/// <summary>
/// Brings what got stuck to its end: whatever events and messages were lost, whoever died half-way. A round that finds nothing
/// writes nothing but that it was there.
/// </summary>
public sealed class Reconciler(
    LostUploads uploads,
    PoisonQueues poison,
    DeadRuns runs,
    StaleSummaries summaries,
    MissedNotices notices,
    FailureDesk failures,
    QueueAges ages,
    LastRound last,
    TimeProvider time,
    ILogger<Reconciler> logger)
{
    /// <summary>Does one round. What it asks for is done by the functions of the queues, after it.</summary>
    public async Task<RoundResult> RunAsync(CancellationToken cancellationToken)
    {
        // Whatever was noticed is asked for by the last of them that repairs anything.
        var result = await RoundResult.RunAsync([uploads, poison, runs, summaries, notices, failures, ages], logger, cancellationToken);
        if (result.Failed.Count == 0)
        {
            await last.NoteAsync(TimerRound.Reconciler, time.GetUtcNow(), cancellationToken);
        }

        Measures.Rounded(RoundNames.Reconciler, result.Failed.Count == 0);
        return result;
    }
}
