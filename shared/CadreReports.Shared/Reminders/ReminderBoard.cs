using CadreReports.Catalogue;
using CadreReports.Reminders.Delivery;
using CadreReports.Reminders.Planning;

namespace CadreReports.Reminders;

/// <summary>A notice and what has become of it, as the API shows it.</summary>
/// <param name="Id">Names it within its period, such as <c>82.reminder.2023-06-07</c>.</param>
/// <param name="Province">The province's code; null for the centre.</param>
/// <param name="Kind">Why it was written.</param>
/// <param name="Occasion">See <see cref="Notice.Occasion"/>.</param>
/// <param name="State">What has become of it.</param>
/// <param name="PlannedAt">UTC.</param>
/// <param name="NextAt">When it may be sent (again), UTC; null when it is settled.</param>
/// <param name="SettledAt">When it was sent, cancelled or given up, UTC; null before.</param>
/// <param name="Attempts">How often sending was begun.</param>
/// <param name="Problem">What went wrong last; null for nothing.</param>
/// <param name="StoppedBy">The id of who stopped it; null for nobody.</param>
/// <param name="StopReason">Why it was stopped; null when it was not.</param>
public sealed record NoticeView(
    string Id,
    string? Province,
    NoticeKind Kind,
    string Occasion,
    OutboxState State,
    DateTimeOffset PlannedAt,
    DateTimeOffset? NextAt,
    DateTimeOffset? SettledAt,
    int Attempts,
    string? Problem,
    string? StoppedBy,
    string? StopReason)
{
    public static NoticeView Of(OutboxEntry entry) => new(
        NoticeName.Of(entry.Notice).ToString(),
        entry.Notice.Province,
        entry.Notice.Kind,
        entry.Notice.Occasion,
        entry.State,
        entry.PlannedAt,
        entry.SettledAt is null ? entry.NextAt : null,
        entry.SettledAt,
        entry.Attempts,
        entry.Problem,
        entry.StoppedBy,
        entry.StopReason);
}

/// <summary>The days on which something will be sent.</summary>
/// <param name="Due">The due moment that they belong to.</param>
/// <param name="Provinces">The codes of the provinces for which it holds.</param>
/// <param name="Days">From today on, in order.</param>
public sealed record DaysView(DateTimeOffset Due, IReadOnlyList<string> Provinces, IReadOnlyList<PlanDay> Days);

/// <summary>What was written about a period, and when more will be.</summary>
/// <param name="Period">The half-year.</param>
/// <param name="Plan">The plan that it follows.</param>
/// <param name="Sent">Everything that was planned, ordered by province, the centre last, then as it was planned.</param>
/// <param name="Next">One for each due moment that holds for somebody who may still send.</param>
/// <param name="UnknownYears">Years of these days whose holidays are not known.</param>
public sealed record RemindersView(
    string Period, string Plan, IReadOnlyList<NoticeView> Sent, IReadOnlyList<DaysView> Next, IReadOnlyList<int> UnknownYears);

/// <summary>Reads what was written about a period and what will be.</summary>
public sealed class ReminderBoard(ReminderRules rules, ComingNotices coming, Outbox outbox, TimeProvider time)
{
    /// <param name="period">As it stands.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<RemindersView> ReadAsync(Period period, CancellationToken cancellationToken)
    {
        var sent = await outbox.ListAsync(period.Id, cancellationToken);
        return new RemindersView(
            period.Id.ToString(),
            rules.PlanOf(period).Id,
            [.. sent.OrderBy(e => e.Notice.Province ?? Notice.Centre, StringComparer.Ordinal).ThenBy(e => e.PlannedAt).ThenBy(e => e.Notice.Key, StringComparer.Ordinal).Select(NoticeView.Of)],
            coming.Days(period, time.GetUtcNow()),
            RoundNotices.UnknownYears(period, rules));
    }
}
