using CadreReports.Catalogue;
using CadreReports.Contacts;
using CadreReports.Reminders.Delivery;
using CadreReports.Submissions;
using CadreReports.Time;
using static CadreReports.Reminders.Writing.ReminderWording;

namespace CadreReports.Reminders.Writing;

/// <summary>All that the centre's digest is written from.</summary>
/// <param name="Period">As it stands.</param>
/// <param name="Standings">Where the reports of its provinces stand, by code.</param>
/// <param name="Unclaimed">Files that are nobody's.</param>
/// <param name="Sent">What was sent of the period and what was not.</param>
/// <param name="Contacts">Whom the provinces can be reached by today, by code.</param>
/// <param name="Failures">What the system failed to do.</param>
/// <param name="UnknownYears">Years whose holidays are not known.</param>
/// <param name="Texts">The words.</param>
/// <param name="Now">On the application's clock.</param>
internal sealed record DigestCase(
    Period Period,
    IReadOnlyDictionary<string, ReportStanding> Standings,
    IReadOnlyList<UnclaimedFile> Unclaimed,
    IReadOnlyList<OutboxEntry> Sent,
    IReadOnlyDictionary<string, IReadOnlyList<Contact>> Contacts,
    IReadOnlyList<DigestTrouble> Failures,
    IReadOnlyList<int> UnknownYears,
    LetterTexts Texts,
    DateTimeOffset Now);

/// <summary>Writes the centre's digest: who stands where, and what needs a look.</summary>
internal sealed class DigestLetter(PortalLinks links)
{
    /// <summary>Longer lists are cut; everything is where the links lead.</summary>
    private const int Longest = 20;

    public Letter Write(DigestCase c)
    {
        var accepted = c.Standings.Values.Count(s => s.Current is not null);
        return c.Texts.Write(LetterKind.Digest, board: null, new LetterValues()
            .Add(LetterPlace.Period, c.Period.Name)
            .Add(LetterPlace.Due, Moment(c.Period.Due))
            .Add(LetterPlace.Timing, Timing(c.Period.Due, c.Now))
            .Add(LetterPlace.GraceEnd, Moment(c.Period.GraceEnd))
            .Add(LetterPlace.Today, Day(VietnamTime.DayOf(c.Now)))
            .Add(LetterPlace.Provinces, Count(c.Period.Provinces.Count))
            .Add(LetterPlace.Accepted, Count(accepted))
            .Add(LetterPlace.Overview, Overview(c, accepted))
            .AddList(LetterPlace.Missing, Together(c, s => s.Need == ReportNeed.Report, Missing))
            .AddList(LetterPlace.Faulty, Each(c, s => s.Need == ReportNeed.Correction, (p, s) => Faulty(p, s)))
            .AddList(LetterPlace.Owing, Each(c, s => s.Need is ReportNeed.Explanations or ReportNeed.Answers, (p, s) => Owing(p, s)))
            .AddList(LetterPlace.Awaiting, Each(c, s => s.Need == ReportNeed.Confirmation, (p, s) => Awaiting(p, s)))
            .AddList(LetterPlace.Returned, Each(c, s => s.Need is ReportNeed.Resubmission or ReportNeed.AfterLock, (p, s) => Returned(p, s)))
            .AddList(LetterPlace.Late, Each(c, s => s.Current is not null, (p, s) => s.FirstAcceptedAt is { } at && c.Period.For(p.Code).Due is var due && at > due
                ? Fill(ReminderTexts.ItemLate, p.Name, Moment(at), Moment(due))
                : null))
            .AddList(LetterPlace.Unclaimed, Cut([.. c.Unclaimed.Select(f => Fill(ReminderTexts.ItemUnclaimed, f.Blob, Moment(f.ReceivedAt), f.Reason))]))
            .AddList(LetterPlace.Failures, Cut([.. c.Failures.Select(Failed)]))
            .AddList(LetterPlace.Undelivered, Cut(Undelivered(c)))
            .AddList(LetterPlace.NoContacts, Together(c, _ => true, p => NoContact(c.Contacts[p.Code])))
            .AddList(LetterPlace.UnknownYears, [.. c.UnknownYears.Select(year => Fill(ReminderTexts.ItemYear, year))])
            .Add(LetterPlace.Links, [links.Status(c.Period.Id), .. c.Period.Regions.Select(region => links.Summary(c.Period.Id, region))]));

        string Missing(Province province) => c.Period.For(province.Code).Due is var due && due == c.Period.Due
            ? Fill(ReminderTexts.CommonDue, Timing(due, c.Now))
            : Fill(ReminderTexts.OwnDue, Moment(due), Timing(due, c.Now));
    }

    private static string Failed(DigestTrouble trouble)
    {
        var text = Fill(ReminderTexts.ItemFailure, trouble.What, Moment(trouble.Since), trouble.Next);
        return trouble.Province is { } province ? Fill(ReminderTexts.ItemFailureOf, province, text) : text;
    }

    private static LetterTable Overview(DigestCase c, int accepted)
    {
        var open = c.Standings.Values.Where(s => s.Current is null).ToList();
        int Needing(ReportNeed need) => open.Count(s => s.Need == need);
        (string State, int Count)[] rows =
        [
            (ReminderTexts.OverviewAccepted, accepted),
            (ReminderTexts.OverviewReceived, Needing(ReportNeed.Nothing)),
            (ReminderTexts.OverviewExplanations, Needing(ReportNeed.Explanations)),
            (ReminderTexts.OverviewConfirmation, Needing(ReportNeed.Confirmation)),
            (ReminderTexts.OverviewCorrection, Needing(ReportNeed.Correction)),
            (ReminderTexts.OverviewResubmission, Needing(ReportNeed.Resubmission)),
            (ReminderTexts.OverviewAfterLock, Needing(ReportNeed.AfterLock)),
            (ReminderTexts.OverviewMissing, Needing(ReportNeed.Report)),
            (ReminderTexts.OverviewAll, c.Standings.Count),
        ];
        return new LetterTable(
            [ReminderTexts.OverviewState, ReminderTexts.OverviewCount],
            [.. rows.Where(r => r.Count > 0).Select(r => (IReadOnlyList<string>)[r.State, Count(r.Count)])]);
    }

    private static string Faulty(Province province, ReportStanding standing)
    {
        var latest = standing.Latest!;
        var text = latest.Outcome!.Refused
            ? Fill(ReminderTexts.ItemRefused, province.Name, latest.Number, Moment(latest.ReceivedAt))
            : Fill(ReminderTexts.ItemErrors, province.Name, latest.Number, Moment(latest.ReceivedAt), Count(latest.Outcome.Errors));
        return StillCounts(text, standing);
    }

    private static string Owing(Province province, ReportStanding standing) => standing.Need == ReportNeed.Answers
        ? Fill(ReminderTexts.ItemQuestions, province.Name, Count(standing.OpenQuestions.Count))
        : StillCounts(Fill(ReminderTexts.ItemQueries, province.Name, Count(standing.Latest!.OpenQueries), standing.Latest.Number), standing);

    private static string Awaiting(Province province, ReportStanding standing) =>
        StillCounts(Fill(ReminderTexts.ItemAwaiting, province.Name, standing.Latest!.Number, Moment(standing.Latest.ReceivedAt)), standing);

    private static string Returned(Province province, ReportStanding standing)
    {
        var latest = standing.Latest!;
        return standing.Need == ReportNeed.Resubmission
            ? Fill(ReminderTexts.ItemReturned, province.Name, latest.Number, Moment(latest.Returned?.At ?? latest.ReceivedAt))
            : Fill(ReminderTexts.ItemAfterLock, province.Name, latest.Number, Moment(latest.ReceivedAt));
    }

    private static string StillCounts(string text, ReportStanding standing) =>
        standing.Current is { } current ? Fill(ReminderTexts.ItemStillCounts, text, current.Number) : text;

    private static string? NoContact(IReadOnlyList<Contact> contacts) =>
        (contacts.Any(c => c.Role == ContactRole.Clerk), contacts.Any(c => c.Role == ContactRole.Approver)) switch
        {
            (false, false) => ReminderTexts.NoContact,
            (false, true) => ReminderTexts.NoClerk,
            (true, false) => ReminderTexts.NoApprover,
            _ => null,
        };

    /// <summary>Who has nobody to be written to is named for that alone, not once more for every letter.</summary>
    private static List<string> Undelivered(DigestCase c) =>
    [
        .. c.Sent
            .Where(e => e.State == OutboxState.Failed ||
                (e.State == OutboxState.NoRecipient && !(e.Notice.Province is { } place && c.Contacts.TryGetValue(place, out var known) && NoContact(known) is not null)))
            .GroupBy(e => (e.Notice.Province, e.Notice.Kind, e.State))
            .OrderBy(g => g.Key.Province, StringComparer.Ordinal).ThenBy(g => g.Key.Kind).ThenBy(g => g.Key.State)
            .Select(g => Fill(
                g.Key.State == OutboxState.Failed ? ReminderTexts.ItemUndelivered : ReminderTexts.ItemUnaddressed,
                g.Key.Province is { } code ? c.Period.Province(code)?.Name ?? code : ReminderTexts.Centre,
                Of(g.Key.Kind),
                Count(g.Count()))),
    ];

    private static List<string> Each(DigestCase c, Func<ReportStanding, bool> concerns, Func<Province, ReportStanding, string?> say) => Cut(
        [.. c.Period.Provinces.Where(p => concerns(c.Standings[p.Code])).Select(p => say(p, c.Standings[p.Code])).OfType<string>()]);

    /// <summary>One item for all of whom the same is said, none left out: who is missing is what the letter is for.</summary>
    private static List<string> Together(DigestCase c, Func<ReportStanding, bool> concerns, Func<Province, string?> say) =>
    [
        .. c.Period.Provinces.Where(p => concerns(c.Standings[p.Code])).Select(p => (p.Name, Said: say(p))).Where(p => p.Said is not null)
            .GroupBy(p => p.Said, p => p.Name, StringComparer.Ordinal)
            .Select(g => g.Count() == 1
                ? Fill(ReminderTexts.ItemAlone, g.Key, g.First())
                : Fill(ReminderTexts.ItemTogether, g.Key, Count(g.Count()), string.Join(", ", g))),
    ];

    private static List<string> Cut(List<string> items) =>
        items.Count <= Longest ? items : [.. items.Take(Longest), Fill(ReminderTexts.ItemMore, Count(items.Count - Longest))];
}
