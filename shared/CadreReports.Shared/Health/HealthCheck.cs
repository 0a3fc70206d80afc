using Azure.Data.Tables;
using CadreReports.Housekeeping;
using CadreReports.Housekeeping.Failures;
using CadreReports.Storage;

namespace CadreReports.Health;

/// <summary>
/// Looks whether the system works: cheaply, which everybody may ask for, or closely. Neither throws, and neither asks storage
/// more often than once in some seconds, whoever asks how often.
/// </summary>
public sealed class HealthCheck
{
    /// <summary>How long a cheap look counts.</summary>
    public static readonly TimeSpan CheapLasts = TimeSpan.FromSeconds(5);

    /// <summary>How long a close look counts.</summary>
    public static readonly TimeSpan DeepLasts = TimeSpan.FromSeconds(10);

    private readonly StorageAccount account;
    private readonly StorageProbe probe;
    private readonly QueueGlance queues;
    private readonly FailureStore failures;
    private readonly LastRound last;
    private readonly Attempt attempt;
    private readonly TimeProvider time;
    private readonly Remembered<IReadOnlyList<PartHealth>> cheap;
    private readonly Remembered<HealthReport> deep;

    public HealthCheck(
        StorageAccount account, StorageProbe probe, QueueGlance queues, FailureStore failures, LastRound last, Attempt attempt, TimeProvider time)
    {
        (this.account, this.probe, this.queues, this.failures, this.last, this.attempt, this.time) = (account, probe, queues, failures, last, attempt, time);
        cheap = new(time, CheapLasts, LookAsync);
        deep = new(time, DeepLasts, LookCloselyAsync);
    }

    /// <summary>Whether storage's three services answer.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<IReadOnlyList<PartHealth>> CheapAsync(CancellationToken cancellationToken) => cheap.GetAsync(cancellationToken);

    /// <summary>Whether they do all that is asked of them, and what waits or is late.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<HealthReport> DeepAsync(CancellationToken cancellationToken) => deep.GetAsync(cancellationToken);

    private async Task<IReadOnlyList<PartHealth>> LookAsync() => await Task.WhenAll(
        attempt.OfAsync(PartHealth.Blobs, async stop => (await account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer).GetPropertiesAsync(cancellationToken: stop)).Value is not null),
        attempt.OfAsync(PartHealth.Queues, async stop => (await account.Queues.GetQueueClient(StorageNames.IngestQueue).GetPropertiesAsync(stop)).Value is not null),
        attempt.OfAsync(PartHealth.Tables, async stop =>
        {
            // Nothing is there, and a table that is not there is no answer.
            await foreach (var _ in account.Tables.GetTableClient(StorageNames.SubmissionsTable)
                .QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {PartHealth.Tables}"), maxPerPage: 1, cancellationToken: stop))
            {
                break;
            }

            return true;
        }));

    private async Task<HealthReport> LookCloselyAsync()
    {
        var storage = probe.RunAsync();
        var glances = Task.WhenAll(QueueGlance.Queues.Select(GlanceAsync));
        var undone = attempt.ReadAsync("failures", failures.UndoneAsync);
        var timers = attempt.ReadAsync("timers", TimersAsync);
        var (failureState, open) = await undone;
        var (timerState, rounds) = await timers;
        return new HealthReport(
            time.GetUtcNow(),
            await storage,
            await glances,
            new FailureHealth(
                failureState,
                open?.Count(f => f.State == FailureState.Waiting) ?? 0,
                open?.Count(f => f.State == FailureState.Retrying) ?? 0),
            timerState,
            rounds ?? []);
    }

    private async Task<QueueHealth> GlanceAsync(string name)
    {
        var (state, seen) = await attempt.ReadAsync($"queue {name}", stop => queues.LookAsync(name, stop));
        return seen ?? new QueueHealth(name, state, 0, null, 0);
    }

    private async Task<IReadOnlyList<TimerHealth>> TimersAsync(CancellationToken cancellationToken)
    {
        var (noted, now) = await last.StampsAsync(cancellationToken);

        // Where no round ever ended, there should have been some since the system was made.
        DateTimeOffset made = DateTimeOffset.MaxValue;
        if (TimerRound.All.Any(r => !noted.ContainsKey(r.Kind)))
        {
            made = (await account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer).GetPropertiesAsync(cancellationToken: cancellationToken)).Value.LastModified;
        }

        return
        [
            .. TimerRound.All.Select(round =>
            {
                var known = noted.TryGetValue(round.Kind, out var at);
                return new TimerHealth(round.Kind, known ? at : null, round.LastBegin(now - round.Grace), round.IsOverdue(known ? at : made, now));
            }),
        ];
    }
}
