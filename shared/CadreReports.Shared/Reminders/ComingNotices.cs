using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Reminders.Planning;
using CadreReports.Time;

namespace CadreReports.Reminders;

/// <summary>What the days of the plan will bring that are still ahead.</summary>
public sealed class ComingNotices(ReminderRules rules)
{
    /// <summary>When the round of a day is made, in Vietnam.</summary>
    private static readonly TimeOnly Round = new(8, 0);

    /// <summary>Whether a day from this one on plans such a notice, if its report still wants it then.</summary>
    /// <param name="period">As it stands.</param>
    /// <param name="name">Which notice.</param>
    /// <param name="now">On the application's clock.</param>
    public bool Has(Period period, NoticeName name, DateTimeOffset now)
    {
        if (DayOf(name) is not { } day || day < VietnamTime.DayOf(now))
        {
            return false;
        }

        if (name.Province is not { } code)
        {
            return name.Kind == NoticeKind.Digest && RoundNotices.DigestDays(period, rules).Contains(day);
        }

        return period.Province(code) is not null && period.For(code) is var own && FollowingNotices.IsOpen(own) &&
            rules.DaysOf(own).Any(d => d.Day == day && (name.Kind == NoticeKind.Reminder ? d.Reminds : name.Kind == NoticeKind.Escalation && d.Escalates));
    }

    /// <summary>The days ahead on which something is sent, for all of whom one due moment holds, by that moment.</summary>
    /// <param name="period">As it stands.</param>
    /// <param name="now">On the application's clock.</param>
    public IReadOnlyList<DaysView> Days(Period period, DateTimeOffset now)
    {
        var today = VietnamTime.DayOf(now);
        return
        [
            .. period.Provinces.Select(p => (p.Code, Own: period.For(p.Code))).Where(p => FollowingNotices.IsOpen(p.Own)).GroupBy(p => p.Own.Due)
                .OrderBy(g => g.Key)
                .Select(g => new DaysView(g.Key, [.. g.Select(p => p.Code)], [.. rules.DaysOf(g.First().Own).Where(d => d.Day >= today)])),
        ];
    }

    /// <summary>What a day would plan as reports stand now.</summary>
    /// <param name="period">As it stands.</param>
    /// <param name="day">In Vietnam.</param>
    /// <param name="standings">Where the reports of its provinces stand, by code.</param>
    public IReadOnlyList<Notice> On(Period period, DateOnly day, IReadOnlyDictionary<string, ReportStanding> standings) =>
        RoundNotices.Of(period, rules, [day], standings);

    /// <summary>When the round plans a notice of this name, with Vietnam's offset; null for one that no day brings.</summary>
    public static DateTimeOffset? MomentOf(NoticeName name) => DayOf(name) is { } day ? new DateTimeOffset(day.ToDateTime(Round), VietnamTime.Offset) : null;

    /// <summary>The day of the plan that brings a notice, in Vietnam; null for one that no day brings.</summary>
    private static DateOnly? DayOf(NoticeName name) =>
        name.Kind is NoticeKind.Reminder or NoticeKind.Escalation or NoticeKind.Digest &&
        DateOnly.TryParseExact(name.Occasion, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
