using CadreReports.Audits;
using CadreReports.Storage;

namespace CadreReports.Housekeeping.Failures;

/// <summary>
/// Sees to work that did not come about by itself: asks for it again after growing pauses, notices when it is done, and leaves
/// it to a person in the end.
/// </summary>
public sealed class FailureDesk(
    StorageAccount account, FailureStore store, WorkCheck check, RepairLog repairs, AuditLog audit, HousekeepingMetrics metrics, TimeProvider time) : IDuty
{
    /// <summary>How long whoever asks for work again has it alone; one who dies meanwhile has not asked.</summary>
    private static readonly TimeSpan HoldTime = TimeSpan.FromMinutes(5);

    /// <summary>Notices work that should have come about. It is asked for at the end of the round, unless that was done and is on its way.</summary>
    public async Task MissAsync(WorkItem work, CancellationToken cancellationToken)
    {
        var known = await store.FindAsync(work, cancellationToken);
        if (known is not { IsOpen: true } && !await check.IsDoneAsync(work, cancellationToken))
        {
            // When somebody else was faster, it is noticed too.
            await store.TryWriteAsync(Failure.New(work, time.GetUtcNow()) with { ETag = known?.ETag }, cancellationToken);
        }
    }

    /// <summary>Takes note of a message that was given up. The same message again changes nothing.</summary>
    /// <param name="work">What it asked for.</param>
    /// <param name="message">Its id.</param>
    /// <param name="at">When it was given up, UTC, on the application's clock.</param>
    /// <param name="cancellationToken">Stops before it is written.</param>
    public async Task RecordAsync(WorkItem work, string message, DateTimeOffset at, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await store.FindAsync(work, cancellationToken) ?? Failure.New(work, at);
            var failure = known.After(message, at);
            if (failure == known)
            {
                return;
            }

            if (await store.TryWriteAsync(failure, cancellationToken) is not null)
            {
                await repairs.NoteAsync(RepairOf("reconciler.poison", failure), cancellationToken);
                return;
            }
        }
    }

    /// <summary>Asks again for what is due, and closes what is done.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var repaired = 0;
        foreach (var failure in await store.OpenAsync(cancellationToken))
        {
            repaired += await SettleAsync(failure, cancellationToken) ? 1 : 0;
        }

        metrics.Waiting((await store.OpenAsync(cancellationToken)).Count(f => f.State == FailureState.Waiting));
        return repaired;
    }

    /// <summary>Puts work back on its queue because a person says so.</summary>
    /// <param name="period">The half-year whose failures are meant, and what names none.</param>
    /// <param name="id">One failure's id; null for all.</param>
    /// <param name="who">The id of who says so.</param>
    /// <param name="cancellationToken">Stops between two of them.</param>
    /// <returns>What was put back.</returns>
    public async Task<IReadOnlyList<Failure>> RetryAsync(string period, string? id, string who, CancellationToken cancellationToken)
    {
        var sent = new List<Failure>();
        foreach (var failure in (await store.OpenAsync(period, cancellationToken)).Where(f => f.Work.CanBeSent && (id is null || f.Work.Id == id)))
        {
            await audit.AddAsync(
                new AuditEntry(time.GetUtcNow(), who, "failure.retry", failure.Work.Period, failure.Work.Province, failure.Work.Subject, failure.Work.Id),
                cancellationToken);
            if (await SendAsync(failure, cancellationToken) is { } written)
            {
                sent.Add(written);
            }
        }

        return sent;
    }

    /// <returns>Whether something was done about it.</returns>
    private async Task<bool> SettleAsync(Failure failure, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await check.IsDoneAsync(failure.Work, cancellationToken))
        {
            return await store.TryWriteAsync(failure with { State = FailureState.Resolved, ResolvedAt = now, HeldUntil = null }, cancellationToken) is not null &&
                await NotedAsync("reconciler.resolve", failure, cancellationToken);
        }

        if (failure.State == FailureState.Waiting || failure.NextAt > now || failure.HeldUntil > now)
        {
            return false;
        }

        if (failure.Tries >= Failure.Pauses.Count || !failure.Work.CanBeSent)
        {
            return await store.TryWriteAsync(failure with { State = FailureState.Waiting, HeldUntil = null }, cancellationToken) is not null &&
                await NotedAsync("reconciler.giveUp", failure, cancellationToken);
        }

        return await SendAsync(failure, cancellationToken) is not null && await NotedAsync("reconciler.requeue", failure, cancellationToken);
    }

    /// <summary>
    /// Puts work back on its queue. Only who holds the row does; one who dies before it is said that the message is there
    /// leaves it to the next, and a message too many does no harm.
    /// </summary>
    private async Task<Failure?> SendAsync(Failure failure, CancellationToken cancellationToken)
    {
        if (await store.TryWriteAsync(failure with { HeldUntil = time.GetUtcNow() + HoldTime }, cancellationToken) is not { } held)
        {
            return null;
        }

        await account.Queues.GetQueueClient(failure.Work.Queue).SendMessageAsync(failure.Work.ToMessage(), cancellationToken);
        return await store.TryWriteAsync(held.Sent(time.GetUtcNow()), cancellationToken) ?? held;
    }

    private async Task<bool> NotedAsync(string action, Failure failure, CancellationToken cancellationToken)
    {
        await repairs.NoteAsync(RepairOf(action, failure), cancellationToken);
        return true;
    }

    private static Repair RepairOf(string action, Failure failure) =>
        new(action, failure.Work.Period, failure.Work.Province, failure.Work.Subject) { Detail = $"{failure.Work.Queue} {failure.Work.Id}" };
}
