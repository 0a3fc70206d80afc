using CadreReports.Time;

namespace CadreReports.Reminders.Planning;

/// <summary>A day on which something is sent.</summary>
/// <param name="Day">A working day, in Vietnam.</param>
/// <param name="Reminds">The clerks are reminded.</param>
/// <param name="Escalates">The approvers hear.</param>
public sealed record PlanDay(DateOnly Day, bool Reminds, bool Escalates);

/// <summary>The days of a plan for one due moment. Pure.</summary>
public static class ReminderDays
{
    /// <summary>
    /// The days on which something is sent. What falls on a day off moves to the working day before; what belongs after the
    /// due day and would thereby come on or before it moves to the next working day instead. Days that coincide become one.
    /// </summary>
    /// <param name="plan">Which days are meant.</param>
    /// <param name="due">The due moment.</param>
    /// <param name="graceDays">Days of grace after it.</param>
    /// <param name="calendar">Which days are working days.</param>
    /// <returns>In order, each day once.</returns>
    public static IReadOnlyList<PlanDay> Of(ReminderPlan plan, DateTimeOffset due, int graceDays, WorkingCalendar calendar)
    {
        var dueDay = VietnamTime.DayOf(due);
        var reminds = plan.DaysBefore.Select(days => -days)
            .Concat(plan.OnDueDay ? [0] : [])
            .Concat(plan.DailyInGrace ? Enumerable.Range(1, graceDays) : [])
            .Select(Move).ToHashSet();
        var escalates = plan.EscalatesAfterDue.Concat(plan.EscalatesAfterGrace.Select(days => graceDays + days)).Select(Move).ToHashSet();
        return [.. reminds.Union(escalates).Order().Select(day => new PlanDay(day, reminds.Contains(day), escalates.Contains(day)))];

        DateOnly Move(int offset)
        {
            var day = dueDay.AddDays(offset);
            var moved = calendar.OnOrBefore(day);
            return offset > 0 && moved <= dueDay ? calendar.OnOrAfter(day) : moved;
        }
    }
}
