using CadreReports.Catalogue;
using CadreReports.Time;

namespace CadreReports.Summaries;

/// <summary>A day on which reports came in.</summary>
/// <param name="Day">The day in Vietnam.</param>
/// <param name="Accepted">How many provinces' first accepted report arrived on it.</param>
/// <param name="Total">How many had arrived by its end.</param>
public sealed record ArrivalDay(DateOnly Day, int Accepted, int Total)
{
    /// <summary>Every day from the first arrival to the last, and to the last due day where that is later.</summary>
    /// <returns>Empty while no province is in.</returns>
    public static IReadOnlyList<ArrivalDay> Build(IReadOnlyList<ProvinceStanding> standings, Period period)
    {
        var arrivals = standings
            .Select(standing => standing.Report.JudgedAt)
            .OfType<DateTimeOffset>()
            .Select(moment => VietnamTime.DayOf(moment))
            .CountBy(day => day)
            .ToDictionary();
        if (arrivals.Count == 0)
            return [];

        var days = new List<ArrivalDay>();
        var due = VietnamTime.DayOf(standings.Max(standing => standing.ExtendedDue ?? period.Due));
        var last = arrivals.Keys.Max() is var newest && newest > due ? newest : due;
        var total = 0;
        for (var day = arrivals.Keys.Min(); day <= last; day = day.AddDays(1))
        {
            var accepted = arrivals.GetValueOrDefault(day);
            total += accepted;
            days.Add(new ArrivalDay(day, accepted, total));
        }

        return days;
    }
}
