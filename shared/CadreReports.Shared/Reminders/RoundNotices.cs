using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Reminders.Planning;

namespace CadreReports.Reminders;

/// <summary>What the daily round plans. Pure.</summary>
public static class RoundNotices
{
    private const string DayFormat = "yyyy-MM-dd";
    private const int LastMonth = 12;

    /// <summary>
    /// The reminders, escalations and the digest that fall on some days. Of several days to be made up at once, a province
    /// hears of the last one only.
    /// </summary>
    /// <param name="period">As it stands.</param>
    /// <param name="rules">The days of its plan.</param>
    /// <param name="days">The days, in Vietnam.</param>
    /// <param name="standings">Where the reports of its provinces stand, by code.</param>
    public static IReadOnlyList<Notice> Of(
        Period period, ReminderRules rules, IReadOnlyCollection<DateOnly> days, IReadOnlyDictionary<string, ReportStanding> standings)
    {
        var notices = new List<Notice>();
        foreach (var province in period.Provinces)
        {
            var own = period.For(province.Code);
            var standing = standings[province.Code];
            if (!FollowingNotices.IsOpen(own) || standing.Need == ReportNeed.Nothing)
            {
                continue;
            }

            var falling = rules.DaysOf(own).Where(d => days.Contains(d.Day)).ToList();
            var escalation = standing.IsWanting ? falling.LastOrDefault(d => d.Escalates) : null;

            // What waits for the approvers they hear once a day, and not also from what is for the clerks of others.
            if (falling.LastOrDefault(d => d.Reminds) is { } reminder && !(standing.Need == ReportNeed.Confirmation && escalation is not null))
            {
                notices.Add(About(NoticeKind.Reminder, reminder.Day));
            }

            if (escalation is not null)
            {
                notices.Add(About(NoticeKind.Escalation, escalation.Day));
            }

            Notice About(NoticeKind kind, DateOnly day) => new(period.Id, province.Code, kind, OccasionOf(day))
            {
                About = standing.About(own.Due),
                Version = standing.Latest?.Number,
            };
        }

        return DigestDays(period, rules).LastOrDefault(days.Contains) is var digest && digest != default
            ? [.. notices, new Notice(period.Id, null, NoticeKind.Digest, OccasionOf(digest))]
            : notices;
    }

    /// <summary>The days on which the centre hears: those of the period and of the provinces that have days of their own, in order.</summary>
    public static IReadOnlyList<DateOnly> DigestDays(Period period, ReminderRules rules) =>
        [.. OpenTerms(period).SelectMany(own => rules.DaysOf(own)).Select(d => d.Day).Distinct().Order()];

    /// <summary>The years on which days of an open report fall and whose holidays are not known, in order.</summary>
    public static IReadOnlyList<int> UnknownYears(Period period, ReminderRules rules) =>
        [.. DigestDays(period, rules).Select(d => d.Year).Distinct().Where(year => !rules.Calendar.Knows(year))];

    /// <summary>The coming year when its holidays are not known in December, by when they have been announced.</summary>
    /// <param name="rules">Which years are known.</param>
    /// <param name="today">In Vietnam.</param>
    public static IReadOnlyList<int> UnknownComingYear(ReminderRules rules, DateOnly today) =>
        today.Month == LastMonth && !rules.Calendar.Knows(today.Year + 1) ? [today.Year + 1] : [];

    /// <summary>The warning that the holidays of a year are not known, once for a year whatever periods concern it.</summary>
    public static Notice CalendarOf(int year) =>
        new(new PeriodId(year, 1), null, NoticeKind.Calendar, year.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether a later day has come on which the same is said again, and better.</summary>
    /// <param name="notice">A reminder, an escalation or a digest.</param>
    /// <param name="period">As it stands.</param>
    /// <param name="rules">The days of its plan.</param>
    /// <param name="today">In Vietnam.</param>
    public static bool IsOvertaken(Notice notice, Period period, ReminderRules rules, DateOnly today)
    {
        var day = DateOnly.ParseExact(notice.Occasion, DayFormat, CultureInfo.InvariantCulture);
        var days = notice.Province is not { } province
            ? DigestDays(period, rules)
            : rules.DaysOf(period.For(province)).Where(d => notice.Kind == NoticeKind.Escalation ? d.Escalates : d.Reminds).Select(d => d.Day);
        return days.Any(later => later > day && later <= today);
    }

    /// <summary>The period as it stands for whoever may still send: one for each due moment that holds for somebody.</summary>
    private static IEnumerable<Period> OpenTerms(Period period) =>
        period.Provinces.Select(p => period.For(p.Code)).Where(FollowingNotices.IsOpen).DistinctBy(own => own.Due);

    private static string OccasionOf(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}
