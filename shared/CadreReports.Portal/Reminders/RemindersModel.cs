using CadreReports.Catalogue;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;

namespace CadreReports.Portal.Reminders;

/// <summary>The letters of a period.</summary>
/// <param name="Period">As it stands.</param>
/// <param name="Query">What is shown.</param>
/// <param name="Coming">The days ahead on which something is sent.</param>
/// <param name="OnDay">What the day that is looked at closely would plan as reports stand now; null when none is.</param>
/// <param name="Counts">Of how many letters what has become.</param>
/// <param name="Shown">The letters of the page, newest first.</param>
/// <param name="Found">How many there are on all pages.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="UnknownYears">Years of the coming days whose holidays are not known.</param>
public sealed record RemindersModel(
    Period Period,
    ReminderQuery Query,
    IReadOnlyList<DaysView> Coming,
    IReadOnlyList<Notice>? OnDay,
    IReadOnlyDictionary<OutboxState, int> Counts,
    IReadOnlyList<OutboxEntry> Shown,
    int Found,
    int Pages,
    IReadOnlyList<int> UnknownYears)
{
    /// <summary>How many letters a page shows.</summary>
    public const int PageLength = 50;

    /// <summary>What is shown of all letters.</summary>
    /// <param name="period">As it stands.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="coming">The days ahead.</param>
    /// <param name="onDay">What one of them would plan.</param>
    /// <param name="all">Every letter of the period.</param>
    /// <param name="unknownYears">Years without known holidays.</param>
    public static RemindersModel Of(
        Period period, ReminderQuery query, IReadOnlyList<DaysView> coming, IReadOnlyList<Notice>? onDay, IReadOnlyList<OutboxEntry> all, IReadOnlyList<int> unknownYears)
    {
        var found = all
            .Where(e => (query.State is not { } state || e.State == state) && (query.Place is not { } place || (e.Notice.Province ?? Notice.Centre) == place))
            .OrderByDescending(e => e.PlannedAt).ThenBy(e => e.Notice.Key, StringComparer.Ordinal)
            .ToList();
        var pages = Math.Max(1, (found.Count + PageLength - 1) / PageLength);
        var page = Math.Min(query.Page, pages);
        return new RemindersModel(
            period,
            query with { Page = page },
            coming,
            onDay,
            all.CountBy(e => e.State).ToDictionary(),
            [.. found.Skip((page - 1) * PageLength).Take(PageLength)],
            found.Count,
            pages,
            unknownYears);
    }
}

/// <summary>One letter.</summary>
/// <param name="Period">As it stands.</param>
/// <param name="Look">What it says and what has become of it.</param>
public sealed record LetterModel(Period Period, NoticeLook Look);
