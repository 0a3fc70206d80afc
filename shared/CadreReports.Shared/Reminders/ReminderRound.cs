using CadreReports.Catalogue;
using CadreReports.Periods;
using CadreReports.Reminders.Delivery;
using CadreReports.Reminders.Planning;
using CadreReports.Telemetry;
using CadreReports.Time;

namespace CadreReports.Reminders;

/// <summary>The daily round: plans the reminders, escalations and digests of today for every open period.</summary>
public sealed class ReminderRound(
    PeriodRegister periods, ReportStandings reports, ReminderRules rules, RoundMarks marks, Outbox outbox, TimeProvider time)
{
    /// <summary>A day that no round dealt with is made up for so many days, and not later.</summary>
    private const int DaysMadeUp = 3;

    /// <summary>Plans what falls on the day that the application's clock shows in Vietnam, and what a missed round left. Planning again adds nothing.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var period in await periods.AllAsync(cancellationToken))
        {
            await RunAsync(period, cancellationToken);
        }

        await outbox.PlanAsync([.. RoundNotices.UnknownComingYear(rules, Today()).Select(RoundNotices.CalendarOf)], cancellationToken);
        Measures.Rounded(RoundNames.Reminders, complete: true);
    }

    /// <summary>Plans for one period; see <see cref="RunAsync(CancellationToken)"/>.</summary>
    /// <param name="period">As it stands; nothing is done about one that is not open to anybody.</param>
    /// <param name="cancellationToken">Stops between steps; the next round goes on.</param>
    public async Task RunAsync(Period period, CancellationToken cancellationToken)
    {
        if (!period.Provinces.Any(p => FollowingNotices.IsOpen(period.For(p.Code))))
        {
            return;
        }

        var today = Today();
        var days = await marks.OpenAsync(period.Id, today.AddDays(-DaysMadeUp), today, cancellationToken);
        if (RoundNotices.DigestDays(period, rules).Any(days.Contains))
        {
            await outbox.PlanAsync(RoundNotices.Of(period, rules, [.. days], await reports.OfAsync(period, cancellationToken)), cancellationToken);
        }

        // As soon as it can be known, and not only when the year has begun.
        await outbox.PlanAsync([.. RoundNotices.UnknownYears(period, rules).Select(RoundNotices.CalendarOf)], cancellationToken);
        foreach (var day in days)
        {
            await marks.AddAsync(period.Id, day, cancellationToken);
        }
    }

    private DateOnly Today() => VietnamTime.DayOf(time.GetUtcNow());
}
