using System.Globalization;
using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Reminders.Delivery;

namespace CadreReports.Reminders;

/// <summary>Why a notice is not stopped or sent.</summary>
public enum ReminderRefusal
{
    /// <summary>It was never planned, and no day of the plan will have it.</summary>
    NoSuchNotice,

    /// <summary>Somebody is sending it at this moment.</summary>
    BeingSent,

    /// <summary>It was sent, or is to be sent no more.</summary>
    Settled,

    /// <summary>It is not planned yet: its day brings it.</summary>
    NotYet,
}

/// <summary>What became of a notice that somebody wanted something of.</summary>
/// <param name="Refusal">Why nothing; null when it is as wanted.</param>
/// <param name="Entry">As it stands then; null when it is not planned.</param>
public sealed record ReminderResult(ReminderRefusal? Refusal, OutboxEntry? Entry);

/// <summary>
/// Where the centre decides about single letters: what is stopped is never sent, and what could not be sent is tried again.
/// The row of the letter says who decided; its line comes into the audit trail after that, and what died in between is made
/// up for when the same is wanted again.
/// </summary>
public sealed class ReminderDesk(Outbox outbox, ComingNotices coming, AuditLog audit, TimeProvider time)
{
    /// <summary>
    /// Stops a letter for good, also one that only a coming day would plan. Who stops it again changes nothing: the first who
    /// did so stays.
    /// </summary>
    /// <param name="period">As it stands.</param>
    /// <param name="name">Which letter.</param>
    /// <param name="reason">Why, in Vietnamese.</param>
    /// <param name="who">The id of who stops it.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public async Task<ReminderResult> StopAsync(Period period, NoticeName name, string reason, string who, CancellationToken cancellationToken)
    {
        var result = await ChangeAsync(period, name, (entry, now) => entry switch
        {
            null when !coming.Has(period, name, now) => (ReminderRefusal.NoSuchNotice, null),
            null => (null, Stopped(new OutboxEntry(name.In(period.Id), OutboxState.Stopped, now, 0, now, now, null), now)),
            { State: OutboxState.Stopped } => (null, entry),
            { SettledAt: not null } => (ReminderRefusal.Settled, null),
            { State: OutboxState.Sending } when entry.NextAt > now => (ReminderRefusal.BeingSent, null),
            _ => (null, Stopped(entry, now)),
        }, cancellationToken);
        if (result.Entry is { State: OutboxState.Stopped, SettledAt: { } at } stopped)
        {
            await TellAsync(stopped, "reminder.stop", at, stopped.StoppedBy, cancellationToken);
        }

        return result;

        OutboxEntry Stopped(OutboxEntry entry, DateTimeOffset now) =>
            entry with { State = OutboxState.Stopped, SettledAt = now, StoppedBy = who, StopReason = reason };
    }

    /// <summary>
    /// Has a letter sent at once that waits or was given up, to everybody it was for; for two days from then it is tried again.
    /// </summary>
    /// <inheritdoc cref="StopAsync"/>
    public async Task<ReminderResult> SendAsync(Period period, NoticeName name, string who, CancellationToken cancellationToken)
    {
        var result = await ChangeAsync(period, name, (entry, now) => entry switch
        {
            null => (coming.Has(period, name, now) ? ReminderRefusal.NotYet : ReminderRefusal.NoSuchNotice, null),
            { SettledAt: null, State: OutboxState.Sending } when entry.NextAt > now => (ReminderRefusal.BeingSent, null),
            // Nobody has it of those who could: whom a server would not take for good may be there by now.
            { State: OutboxState.Failed or OutboxState.NoRecipient } => (null, Wanted(entry, now) with { Attempts = 0, Done = [], Date = null }),
            { SettledAt: not null } => (ReminderRefusal.Settled, null),
            _ => (null, Wanted(entry, now)),
        }, cancellationToken);
        if (result is { Refusal: null, Entry: { WantedAt: { } at } wanted })
        {
            await TellAsync(wanted, "reminder.send", at, who, cancellationToken);
        }

        return result;

        static OutboxEntry Wanted(OutboxEntry entry, DateTimeOffset now) =>
            entry with { State = OutboxState.Planned, NextAt = now, SettledAt = null, WantedAt = now };
    }

    private async Task<ReminderResult> ChangeAsync(
        Period period, NoticeName name, Func<OutboxEntry?, DateTimeOffset, (ReminderRefusal? Refusal, OutboxEntry? After)> decide, CancellationToken cancellationToken)
    {
        ReminderRefusal? refusal = null;
        OutboxEntry? after = null;
        await outbox.ChangeAsync(
            name.In(period.Id),
            entry =>
            {
                (refusal, after) = decide(entry, time.GetUtcNow());
                return ReferenceEquals(after, entry) ? null : after;
            },
            cancellationToken);
        return new ReminderResult(refusal, after);
    }

    private async Task TellAsync(OutboxEntry entry, string action, DateTimeOffset at, string? who, CancellationToken cancellationToken) => await audit.AddOnceAsync(
        new AuditEntry(at, who, action, entry.Notice.Period.ToString(), entry.Notice.Province, entry.Notice.Key, null),
        string.Create(CultureInfo.InvariantCulture, $"{action.Replace('.', '-')}-{NoticeName.Of(entry.Notice).ToString().Replace('.', '-')}"),
        cancellationToken);
}
