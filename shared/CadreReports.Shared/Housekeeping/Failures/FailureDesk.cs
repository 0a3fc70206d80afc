using CadreReports.Audits;
using CadreReports.Storage;
using Microsoft.Extensions.Logging;

namespace CadreReports.Housekeeping.Failures;

/// <summary>
/// Sees to work that did not come about by itself: asks for it again after growing pauses, notices when it is done, and leaves
/// it to a person in the end.
/// </summary>
public sealed class FailureDesk(
    StorageAccount account,
    FailureStore store,
    WorkCheck check,
    RepairLog repairs,
    AuditLog audit,
    HousekeepingMetrics metrics,
    TimeProvider time,
    ILogger<FailureDesk> logger) : IDuty
{
    /// <summary>How long whoever asks for work again has it alone; one who dies meanwhile has not asked.</summary>
    private static readonly TimeSpan HoldTime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Notices work that should have come about. It is asked for at the end of the round, unless that was done and is on its way,
    /// or nothing is to come of it.
    /// </summary>
    public async Task MissAsync(WorkItem work, CancellationToken cancellationToken)
    {
        var known = await store.FindAsync(work, cancellationToken);
        if (known is null or { State: FailureState.Resolved } && !await check.IsDoneAsync(work, cancellationToken))
        {
            // When somebody else was faster, it is noticed too.
            await store.TryWriteAsync(Failure.New(work, time.GetUtcNow()) with { ETag = known?.ETag, Messages = known?.Messages ?? string.Empty }, cancellationToken);
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
        foreach (var failure in await store.UndoneAsync(cancellationToken))
        {
            repaired += await SettleAsync(failure, cancellationToken) ? 1 : 0;
        }

        metrics.Waiting((await store.UndoneAsync(cancellationToken)).Count(f => f.State == FailureState.Waiting));
        return repaired;
    }

    /// <summary>Puts work back on its queue because a person says so.</summary>
    /// <param name="period">The half-year whose failures are meant, and what names none.</param>
    /// <param name="id">One failure's id; null for all.</param>
    /// <param name="who">The id of who says so.</param>
    /// <param name="cancellationToken">Stops between two of them.</param>
    /// <returns>What was put back; one that was dismissed only when its id was given.</returns>
    public async Task<IReadOnlyList<Failure>> RetryAsync(string period, string? id, string who, CancellationToken cancellationToken)
    {
        var sent = new List<Failure>();
        foreach (var failure in (await store.UndoneAsync(period, cancellationToken)).Where(f => f.Work.CanBeSent && (id is null ? f.IsOpen : f.Work.Id == id)))
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

    /// <summary>Lets nothing come of work that failed because a person says so. Saying it again changes nothing.</summary>
    /// <param name="period">The half-year whose failures are meant, and what names none.</param>
    /// <param name="id">The failure's id.</param>
    /// <param name="reason">Why, Vietnamese.</param>
    /// <param name="who">The id of who says so.</param>
    /// <param name="cancellationToken">Stops before it is written.</param>
    /// <returns>As it stands then; null when there is no such failure, or it is done.</returns>
    public async Task<Failure?> DismissAsync(string period, string id, string reason, string who, CancellationToken cancellationToken)
    {
        while ((await store.UndoneAsync(period, cancellationToken)).FirstOrDefault(f => f.Work.Id == id) is { } failure)
        {
            if (!failure.IsOpen)
            {
                return failure;
            }

            await audit.AddAsync(
                new AuditEntry(time.GetUtcNow(), who, "failure.dismiss", failure.Work.Period, failure.Work.Province, failure.Work.Subject, failure.Work.Id),
                cancellationToken);
            if (await store.TryWriteAsync(failure.Dismiss(reason), cancellationToken) is { } written)
            {
                return written;
            }
        }

        return null;
    }

    /// <returns>Whether something was done about it.</returns>
    private async Task<bool> SettleAsync(Failure failure, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await IsDoneAsync(failure, cancellationToken))
        {
            return await store.TryWriteAsync(failure with { State = FailureState.Resolved, ResolvedAt = now, HeldUntil = null }, cancellationToken) is not null &&
                await NotedAsync("reconciler.resolve", failure, cancellationToken);
        }

        if (failure.State != FailureState.Retrying || failure.NextAt > now || failure.HeldUntil > now)
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

    /// <summary>What cannot be looked at, because of what it asks for or of what is stored, is not done, and keeps nothing else waiting.</summary>
    private async Task<bool> IsDoneAsync(Failure failure, CancellationToken cancellationToken)
    {
        try
        {
            return await check.IsDoneAsync(failure.Work, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever it is, it is logged, and in the end a person sees the failure.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogError(e, "Whether failure {Id} of queue {Queue} is done cannot be told", failure.Work.Id, failure.Work.Queue);
            return false;
        }
    }

    private async Task<bool> NotedAsync(string action, Failure failure, CancellationToken cancellationToken)
    {
        await repairs.NoteAsync(RepairOf(action, failure), cancellationToken);
        return true;
    }

    private static Repair RepairOf(string action, Failure failure) =>
        new(action, failure.Work.Period, failure.Work.Province, failure.Work.Subject) { Detail = $"{failure.Work.Queue} {failure.Work.Id}" };
}
