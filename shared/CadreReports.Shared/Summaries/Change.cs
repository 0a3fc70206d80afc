using CadreReports.Catalogue;

namespace CadreReports.Summaries;

/// <summary>
/// How a figure of the region moved since an earlier half-year, over the provinces that have it in both: never the
/// difference of two totals that come from different provinces.
/// </summary>
/// <param name="Against">The earlier half-year.</param>
/// <param name="From">How many provinces have the figure now and had it then.</param>
/// <param name="Of">How many provinces have it now; more than <paramref name="From"/> calls for a note.</param>
/// <param name="Then">Their sum in the earlier half-year.</param>
/// <param name="Now">Their sum now.</param>
public sealed record Change(PeriodId Against, int From, int Of, long Then, long Now)
{
    /// <summary>Now less then.</summary>
    public long Difference => checked(Now - Then);

    /// <summary>The difference in hundredths of the earlier figure, not rounded; null when that was zero.</summary>
    public decimal? Percent => Then == 0 ? null : 100m * Difference / Then;

    /// <summary>Whether every province that has the figure now had it then.</summary>
    public bool IsOfAll => From == Of;
}

/// <summary>A figure as it was in an earlier half-year.</summary>
/// <param name="ByProvince">
/// What each province, or those that it was made of together, had then, in the order of <see cref="RegionalSummary.Standings"/>;
/// null where that is not known, also for a province that is not in.
/// </param>
/// <param name="Change">How the region's figure moved since.</param>
public sealed record FigureThen(IReadOnlyList<long?> ByProvince, Change Change);
