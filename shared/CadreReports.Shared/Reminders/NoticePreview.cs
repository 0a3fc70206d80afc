using CadreReports.Catalogue;
using CadreReports.Reminders.Delivery;
using CadreReports.Submissions;

namespace CadreReports.Reminders;

/// <summary>A notice, looked at closely.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Entry">What has become of it; null when its day is still to come.</param>
/// <param name="At">The moment that the letter is written for: when it is sent next, or was sent.</param>
/// <param name="Letter">What it says and who gets it, as things stand now; null when it does not hold.</param>
public sealed record NoticeLook(Notice Notice, OutboxEntry? Entry, DateTimeOffset At, AddressedLetter? Letter)
{
    /// <summary>Whether it can be stopped: nobody has it yet.</summary>
    public bool IsStoppable => Entry is null or { SettledAt: null };

    /// <summary>Whether it can be sent at once: it waits or was given up, still holds, and there is somebody to get it.</summary>
    public bool IsSendable => IsWanted && Letter is { To.Count: > 0 };

    /// <summary>Whether it cannot be sent for nothing but that nobody is known who would get it.</summary>
    public bool LacksRecipient => IsWanted && Letter is { To.Count: 0 };

    private bool IsWanted => Entry is { SettledAt: null } or { State: OutboxState.Failed or OutboxState.NoRecipient };
}

/// <summary>Shows letters before they are sent, as <see cref="NoticeLetters"/> writes them.</summary>
public sealed class NoticePreview(Outbox outbox, NoticeLetters letters, ComingNotices coming, ReportStandings reports, TimeProvider time)
{
    /// <summary>A notice that was planned, or that a coming day will plan.</summary>
    /// <returns>Null when there is none of this name.</returns>
    public async Task<NoticeLook?> FindAsync(Period period, NoticeName name, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await outbox.FindAsync(period.Id, name.In(period.Id).Key, cancellationToken) is { } entry)
        {
            // What a stopped one would have said, it says as of the day that would have brought it.
            var meant = entry.State == OutboxState.Stopped ? ComingNotices.MomentOf(name) ?? entry.PlannedAt : entry.SettledAt ?? entry.NextAt;
            var at = entry.State is OutboxState.Sent or OutboxState.Stopped || meant > now ? meant : now;
            var notice = entry.Notice is { Province: not null, About: null } bare ? await CompleteAsync(period, bare, cancellationToken) : entry.Notice;
            return new NoticeLook(entry.Notice, entry, at, await letters.WriteAsync(notice, at, cancellationToken));
        }

        if (!coming.Has(period, name, now))
        {
            return null;
        }

        var expected = await CompleteAsync(period, name.In(period.Id), cancellationToken);
        var then = ComingNotices.MomentOf(name) is { } round && round > now ? round : now;
        return new NoticeLook(expected, null, then, await letters.WriteAsync(expected, then, cancellationToken));
    }

    /// <summary>A reminder as the round would plan it as the report stands now.</summary>
    private async Task<Notice> CompleteAsync(Period period, Notice notice, CancellationToken cancellationToken)
    {
        if (notice.Province is not { } code || notice.Kind is not (NoticeKind.Reminder or NoticeKind.Escalation))
        {
            return notice;
        }

        var standing = await reports.OfAsync(new SubmissionKey(period.Id, code), cancellationToken);
        return notice with { About = standing.About(period.For(code).Due), Version = standing.Latest?.Number };
    }
}
