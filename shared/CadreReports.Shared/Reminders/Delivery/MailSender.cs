using CadreReports.Catalogue;
using CadreReports.Contacts;
using Microsoft.Extensions.Logging;

namespace CadreReports.Reminders.Delivery;

/// <summary>
/// Sends what the outbox holds. A row is claimed before and marked after, so that hosts at work together send each message
/// once; who dies between the other side's acceptance and the mark lets it be sent again, with the same Message-ID and date.
/// </summary>
/// <remarks>
/// One recipient who is refused for now does not keep the others waiting: the message goes again to the refused alone, with
/// the same headers. Who is refused for good is not tried again; the message counts as sent when anybody got it.
/// </remarks>
/// <param name="outbox">What is to be sent.</param>
/// <param name="letters">What it says, and to whom.</param>
/// <param name="channel">The way out; null for none, and everything waits.</param>
/// <param name="domain">Of the Message-IDs.</param>
/// <param name="time">The application's clock.</param>
/// <param name="logger">Told what was sent and what was not, without addresses.</param>
public sealed class MailSender(
    Outbox outbox, ILetterWriter letters, IMailChannel? channel, string domain, TimeProvider time, ILogger<MailSender> logger) : IDisposable
{
    /// <summary>Mail servers take few conversations at once from one client.</summary>
    private const int Together = 4;

    /// <summary>An attempt ends before its claim does.</summary>
    internal static readonly TimeSpan AttemptTime = Outbox.Lease - TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim turns = new(Together);
    private int warned;

    /// <summary>Whether there is a way out; without one, asking for what waits to be sent is in vain.</summary>
    public bool HasChannel => channel is not null;

    /// <summary>Sends one notice, if it is due and nobody else is at it. What goes wrong with the message is noted in its row.</summary>
    /// <param name="period">The half-year.</param>
    /// <param name="key">The notice's key; one that was never planned is passed over.</param>
    /// <param name="cancellationToken">Stops before the message is handed over, not while it is.</param>
    public async Task SendAsync(PeriodId period, string key, CancellationToken cancellationToken)
    {
        if (channel is null)
        {
            if (Interlocked.Exchange(ref warned, 1) == 0)
            {
                logger.LogWarning("No mail server is set (Mail:Smtp:Host): notices wait in the outbox");
            }

            return;
        }

        await turns.WaitAsync(cancellationToken);
        try
        {
            if (await outbox.TryClaimAsync(period, key, cancellationToken) is { } claim)
            {
                var outcome = await TryAsync(channel, claim.Entry, cancellationToken);

                // What was handed over must be marked, also by a host that is told to stop.
                var settled = await outbox.TrySettleAsync(claim, outcome, CancellationToken.None);
                Tell(outcome, settled);
            }
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    private async Task<OutboxEntry> TryAsync(IMailChannel way, OutboxEntry entry, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var handed = false;
        using var attempt = new CancellationTokenSource(AttemptTime);
        using var writing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, attempt.Token);
        try
        {
            if (await letters.WriteAsync(entry.Notice, writing.Token) is not { } written)
            {
                return Settle(entry, OutboxState.Cancelled, entry.Attempts > 1 ? entry.Problem : null);
            }

            var left = written.To.Where(contact => !entry.Done.Contains(contact.Id)).ToList();
            if (left.Count == 0)
            {
                return entry.Reached ? Settle(entry, OutboxState.Sent, entry.Problem)
                    : now + BackOff.ForRecipient > entry.GiveUpAt ? Settle(entry, OutboxState.NoRecipient, null)
                    : entry with { State = OutboxState.NoRecipient, NextAt = now + BackOff.ForRecipient, Date = null };
            }

            cancellationToken.ThrowIfCancellationRequested();
            var mail = new Mail(entry.Notice, MessageIds.Of(entry.Notice, domain), written.To, written.Letter, entry.Date ?? now);
            handed = true;
            return Judge(entry, left, await way.SendAsync(mail, left, attempt.Token));
        }
        catch (MailException e)
        {
            return e.IsFinal ? GiveUp(entry, e.Message) : Defer(entry, e.Message, e.MayHaveBeenTaken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var notice = entry.Notice;
            logger.LogError(
                e, "Notice {Kind} {Occasion} for {Province} in {Period} met with an error", notice.Kind, notice.Occasion, notice.Province ?? Notice.Centre, notice.Period);
            return Defer(entry, $"{(handed ? "The message could not be sent" : "The letter could not be written")}: {e.GetType().Name}", handed);
        }
    }

    private OutboxEntry Judge(OutboxEntry entry, List<Contact> tried, IReadOnlyList<RefusedRecipient> refused)
    {
        var later = refused.Where(r => !r.IsFinal).Select(r => r.Contact).ToHashSet(StringComparer.Ordinal);
        var result = entry with
        {
            Done = [.. entry.Done, .. tried.Select(contact => contact.Id).Where(id => !later.Contains(id))],
            Reached = entry.Reached || refused.Count < tried.Count,
        };
        var problem = refused.Count == 0
            ? entry.Problem
            : $"{refused.Count} of {tried.Count} recipients refused: {string.Join(", ", refused.Select(r => r.Reason).Distinct(StringComparer.Ordinal))}";
        return later.Count > 0 ? Defer(result, problem!, mayHaveBeenTaken: result.Reached)
            : result.Reached ? Settle(result, OutboxState.Sent, problem)
            : GiveUp(result, problem!);
    }

    private OutboxEntry Defer(OutboxEntry entry, string problem, bool mayHaveBeenTaken)
    {
        var next = time.GetUtcNow() + BackOff.After(entry.Attempts);
        return next > entry.GiveUpAt
            ? GiveUp(entry, problem)
            : entry with
            {
                State = OutboxState.Planned,
                NextAt = next,
                Problem = problem,

                // What nobody can have yet need not bear an old date.
                Date = mayHaveBeenTaken || WasTriedBefore(entry) ? entry.Date : null,
            };
    }

    private OutboxEntry GiveUp(OutboxEntry entry, string problem) => Settle(entry, entry.Reached ? OutboxState.Sent : OutboxState.Failed, problem);

    private OutboxEntry Settle(OutboxEntry entry, OutboxState state, string? problem) =>
        entry with { State = state, SettledAt = time.GetUtcNow(), Problem = problem };

    /// <summary>An earlier attempt kept its date, so it may have reached somebody.</summary>
    private static bool WasTriedBefore(OutboxEntry entry) => entry.Reached || entry.Attempts > 1 && entry.Date < entry.NextAt - Outbox.Lease;

    private void Tell(OutboxEntry outcome, bool settled)
    {
        var notice = outcome.Notice;
        if (!settled)
        {
            logger.LogWarning(
                "Somebody else took over {Kind} {Occasion} for {Province} in {Period}", notice.Kind, notice.Occasion, notice.Province ?? Notice.Centre, notice.Period);
            return;
        }

        OutboxMetrics.Count(notice.Kind, outcome.State);
        logger.Log(
            outcome.State == OutboxState.Failed ? LogLevel.Error : outcome.Problem is not null || outcome.State == OutboxState.NoRecipient ? LogLevel.Warning : LogLevel.Information,
            "Notice {Kind} {Occasion} for {Province} in {Period} is {State} after attempt {Attempt}: {Problem}",
            notice.Kind, notice.Occasion, notice.Province ?? Notice.Centre, notice.Period, outcome.State, outcome.Attempts, outcome.Problem ?? "no problem");
    }
}
