using CadreReports.Catalogue;
using CadreReports.Reminders.Delivery;
using CadreReports.Reminders.Planning;
using CadreReports.Time;

namespace CadreReports.Reminders;

/// <summary>A notice and what has become of it, as the API shows it.</summary>
/// <param name="Province">The province's code; null for the centre.</param>
/// <param name="Kind">Why it was written.</param>
/// <param name="Occasion">See <see cref="Notice.Occasion"/>.</param>
/// <param name="State">What has become of it.</param>
/// <param name="PlannedAt">UTC.</param>
/// <param name="NextAt">When it may be sent (again), UTC; null when it is settled.</param>
/// <param name="SettledAt">When it was sent, cancelled or given up, UTC; null before.</param>
/// <param name="Attempts">How often sending was begun.</param>
/// <param name="Problem">What went wrong last; null for nothing.</param>
public sealed record NoticeView(
    string? Province, NoticeKind Kind, string Occasion, OutboxState State, DateTimeOffset PlannedAt, DateTimeOffset? NextAt, DateTimeOffset? SettledAt, int Attempts, string? Problem);

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
public sealed class ReminderBoard(ReminderRules rules, Outbox outbox, TimeProvider time)
{
    /// <param name="period">As it stands.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<RemindersView> ReadAsync(Period period, CancellationToken cancellationToken)
    {
        var today = VietnamTime.DayOf(time.GetUtcNow());
        var sent = await outbox.ListAsync(period.Id, cancellationToken);
        return new RemindersView(
            period.Id.ToString(),
            rules.PlanOf(period).Id,
            [.. sent.OrderBy(e => e.Notice.Province ?? Notice.Centre, StringComparer.Ordinal).ThenBy(e => e.PlannedAt).ThenBy(e => e.Notice.Key, StringComparer.Ordinal).Select(Show)],
            [.. period.Provinces.Select(p => (p.Code, Own: period.For(p.Code))).Where(p => FollowingNotices.IsOpen(p.Own)).GroupBy(p => p.Own.Due)
                .OrderBy(g => g.Key)
                .Select(g => new DaysView(g.Key, [.. g.Select(p => p.Code)], [.. rules.DaysOf(g.First().Own).Where(d => d.Day >= today)]))],
            RoundNotices.UnknownYears(period, rules));
    }

    private static NoticeView Show(OutboxEntry entry) => new(
        entry.Notice.Province,
        entry.Notice.Kind,
        entry.Notice.Occasion,
        entry.State,
        entry.PlannedAt,
        entry.SettledAt is null ? entry.NextAt : null,
        entry.SettledAt,
        entry.Attempts,
        entry.Problem);
}
