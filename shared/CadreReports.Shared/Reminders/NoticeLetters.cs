using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Contacts;
using CadreReports.Findings;
using CadreReports.Periods;
using CadreReports.Reminders.Delivery;
using CadreReports.Reminders.Planning;
using CadreReports.Reminders.Writing;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Time;

namespace CadreReports.Reminders;

/// <summary>Writes the letter of a notice from where things stand at that moment.</summary>
public sealed class NoticeLetters(
    CatalogueSet catalogues,
    PeriodRegister periods,
    SubmissionStore store,
    ReportStandings reports,
    VersionContents contents,
    ExplanationLog log,
    Unclaimed unclaimed,
    ContactBook contacts,
    Outbox outbox,
    IDigestSource source,
    ReminderRules rules,
    PortalLinks links,
    TimeProvider time) : ILetterWriter
{
    private readonly ReportLetters letters = new(links);
    private readonly DigestLetter digest = new(links);

    /// <inheritdoc/>
    public Task<AddressedLetter?> WriteAsync(Notice notice, CancellationToken cancellationToken) => WriteAsync(notice, time.GetUtcNow(), cancellationToken);

    /// <summary>The letter as it would be written at a moment if nothing changed until then, and who would get it; null when the notice does not hold then.</summary>
    /// <param name="notice">What it is about.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<AddressedLetter?> WriteAsync(Notice notice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (notice.Kind == NoticeKind.Calendar)
        {
            return await WarnAsync(notice, now, cancellationToken);
        }

        if (await periods.FindAsync(notice.Period, cancellationToken) is not { } period)
        {
            return null;
        }

        if (notice.Province is not { } code)
        {
            return await DigestAsync(notice, period, now, cancellationToken);
        }

        return period.Province(code) is { } province &&
            await FindAsync(notice, period, province, now, cancellationToken) is { } found &&
            await WriteAsync(found, period, cancellationToken) is { } letter
                ? new AddressedLetter(await RecipientsAsync(found, now, cancellationToken), letter)
                : null;
    }

    private async Task<AddressedLetter?> WarnAsync(Notice notice, DateTimeOffset now, CancellationToken cancellationToken) =>
        rules.Calendar.Knows(int.Parse(notice.Occasion, CultureInfo.InvariantCulture))
            ? null
            : new AddressedLetter(
                await CentreAsync([ContactRole.Administrator], now, cancellationToken),
                rules.Default.Texts.Write(LetterKind.Calendar, board: null, new LetterValues().Add(LetterPlace.Year, notice.Occasion)));

    private async Task<AddressedLetter?> DigestAsync(Notice notice, Period period, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = VietnamTime.DayOf(now);
        if (RoundNotices.DigestDays(period, rules) is not { Count: > 0 } || RoundNotices.IsOvertaken(notice, period, rules, today))
        {
            return null;
        }

        var known = new Dictionary<string, IReadOnlyList<Contact>>(StringComparer.Ordinal);
        foreach (var province in period.Provinces)
        {
            known.Add(province.Code, await contacts.ValidAsync(province, today, cancellationToken));
        }

        var letter = digest.Write(new DigestCase(
            period,
            await reports.OfAsync(period, cancellationToken),
            [.. (await unclaimed.ListAsync(cancellationToken)).Where(f => VietnamTime.DayOf(f.ReceivedAt) >= period.CutOff)],
            await outbox.ListAsync(period.Id, cancellationToken),
            known,
            await source.TroublesAsync(period, cancellationToken),
            RoundNotices.UnknownYears(period, rules),
            rules.PlanOf(period).Texts,
            now));
        return new AddressedLetter(await CentreAsync([ContactRole.Analyst, ContactRole.Administrator], now, cancellationToken), letter);
    }

    /// <summary>What the letter is written from; null when what it is about is not there.</summary>
    private async Task<ReportCase?> FindAsync(
        Notice notice, Period period, Province province, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = new SubmissionKey(period.Id, province.Code);
        var said = await log.ReadAsync(key.Partition, cancellationToken);
        var versions = (await store.VersionsAsync(key, cancellationToken)).Select(v => v.Version).ToList();
        var standing = ReportStanding.Of(versions, said);
        var number = notice.Kind is not (NoticeKind.Reminder or NoticeKind.Escalation) ? notice.Version
            : standing.Need == ReportNeed.Answers ? standing.Current?.Number
            : standing.Latest?.Number;
        var version = versions.FirstOrDefault(v => v.Number == number);
        version = version is { Outcome: not null } ? VersionStanding.Of(version, said) : version;
        var upload = notice.Kind is NoticeKind.Received or NoticeKind.Result
            ? (await store.UploadsAsync(key, cancellationToken)).FirstOrDefault(u => u.Id == notice.Occasion)
            : null;
        IReadOnlyList<Finding> findings = version is { Outcome: not null } ? await contents.FindingsAsync(key, version, cancellationToken) : [];
        return new ReportCase(
            notice, period.For(province.Code), province, standing, version, upload, findings, said, rules.PlanOf(period).Texts, now);
    }

    /// <summary>The letter; null when the notice does not hold any more.</summary>
    private async Task<Letter?> WriteAsync(ReportCase c, Period period, CancellationToken cancellationToken)
    {
        var isOpen = FollowingNotices.IsOpen(c.Period);
        var entry = c.Notice.Kind is NoticeKind.Insufficient or NoticeKind.Returned or NoticeKind.Question
            ? c.Log.FirstOrDefault(e => e.Number == int.Parse(c.Notice.Occasion, CultureInfo.InvariantCulture))
            : null;
        return (c.Notice.Kind, c.Version) switch
        {
            (NoticeKind.Reminder or NoticeKind.Escalation, _) when !StillHolds() => null,
            (NoticeKind.Reminder, _) => letters.Remind(c),
            (NoticeKind.Escalation, _) => letters.Escalate(c),
            (NoticeKind.Received, { Outcome: null }) => letters.Received(c),
            (NoticeKind.Result, { Outcome: not null } version) when !IsToldOtherwise(version) =>
                letters.Result(c, c.Period.IsClosedFor(version.ReceivedAt) || version.State == SubmissionState.Locked),
            (NoticeKind.Awaiting, { } version) when isOpen && c.Standing.Awaiting?.Number == version.Number && IsLastWait(version) => letters.Await(c),
            (NoticeKind.Accepted, { State: SubmissionState.Accepted } version) =>
                letters.Accepted(version.Confirmed is null ? LetterKind.Accepted : LetterKind.Confirmed, c),
            (NoticeKind.Insufficient, not null) when isOpen && entry is not null && IsLastWord(entry) => letters.Insufficient(c, entry),
            (NoticeKind.Returned, { State: SubmissionState.Returned }) => letters.Returned(LetterKind.Returned, c),
            (NoticeKind.Question, not null) when isOpen && entry is not null && c.Standing.OpenQuestions.Any(q => q.Id == entry.Finding) => letters.Ask(c, entry),
            (NoticeKind.Extended or NoticeKind.Reopened, _) when isOpen => await DecidedAsync(c, cancellationToken),
            _ => null,
        };

        bool StillHolds() =>
            isOpen && c.Standing.Need != ReportNeed.Nothing && c.Standing.About(c.Period.Due) == c.Notice.About &&
            (c.Notice.Kind == NoticeKind.Reminder || c.Standing.IsWanting) &&
            !RoundNotices.IsOvertaken(c.Notice, period, rules, VietnamTime.DayOf(c.Now));

        bool IsToldOtherwise(SubmissionVersion version) =>
            version.State == SubmissionState.Returned ||
            (version is { State: SubmissionState.Accepted, Outcome.State: SubmissionState.NeedsExplanation or SubmissionState.AwaitingConfirmation } && c.Upload?.ReceivedAt <= version.AcceptedAt);

        bool IsLastWait(SubmissionVersion version) =>
            FollowingNotices.OccasionOf(version, VersionStanding.Waits(version, c.Log)[^1]) == c.Notice.Occasion;

        bool IsLastWord(LogEntry mark) =>
            FindingThread.Of(mark.Finding!, c.Log) is { State: ExplanationState.Insufficient } thread && thread.Marks[^1].Number == mark.Number;
    }

    /// <summary>What the centre decided, unless it has decided otherwise since.</summary>
    private async Task<Letter?> DecidedAsync(ReportCase c, CancellationToken cancellationToken)
    {
        var acts = await periods.ActsAsync(c.Notice.Period, cancellationToken);
        var last = FollowingNotices.OfActs(catalogues.Period(c.Notice.Period)!, acts)
            .LastOrDefault(n => n.Province == c.Notice.Province && n.Kind == c.Notice.Kind);
        return last?.Occasion != c.Notice.Occasion
            ? null
            : letters.Decided(
                c.Notice.Kind == NoticeKind.Extended ? LetterKind.Extended : LetterKind.Reopened,
                c,
                acts.First(a => a.Number == int.Parse(c.Notice.Occasion, CultureInfo.InvariantCulture)).Reason);
    }

    private async Task<IReadOnlyList<Contact>> RecipientsAsync(ReportCase c, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await contacts.ValidAsync(c.Province, VietnamTime.DayOf(now), cancellationToken);

        // Of what waits for the approvers, they are reminded.
        var role = c.Notice.Kind is NoticeKind.Escalation or NoticeKind.Awaiting ||
            (c.Notice.Kind == NoticeKind.Reminder && c.Standing.Need == ReportNeed.Confirmation)
            ? ContactRole.Approver
            : ContactRole.Clerk;
        List<Contact> own = c.Notice.Account is { } account ? [.. known.Where(k => string.Equals(k.Account, account, StringComparison.Ordinal))] : [];
        return own.Count > 0 ? own : [.. known.Where(k => k.Role == role)];
    }

    private async Task<IReadOnlyList<Contact>> CentreAsync(IReadOnlyList<ContactRole> roles, DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. (await contacts.ValidAsync(province: null, VietnamTime.DayOf(now), cancellationToken)).Where(c => roles.Contains(c.Role))];
}

/// <summary>A letter and who gets it.</summary>
/// <param name="To">Empty when nobody is known.</param>
/// <param name="Letter">What it says.</param>
public sealed record AddressedLetter(IReadOnlyList<Contact> To, Letter Letter);
