using CadreReports.Catalogue;

namespace CadreReports.Summaries;

/// <summary>A day on which reports came in.</summary>
/// <param name="Day">The day in Vietnam.</param>
/// <param name="Accepted">How many provinces' first accepted report arrived on it.</param>
/// <param name="Total">How many had arrived by its end.</param>
public sealed record ArrivalDay(DateOnly Day, int Accepted, int Total)
{
    /// <summary>Every day from the first arrival to the last, and to the due day where that is later.</summary>
    public static IReadOnlyList<ArrivalDay> Build(IReadOnlyList<ProvinceStanding> standings, Period period) => [];
}
