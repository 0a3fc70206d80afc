namespace CadreReports.Summaries.Ratios;

/// <summary>
/// A province whose ratio stands apart from at least <see cref="FewestPeers"/> peers': measured from their median in median
/// absolute deviations, which a few odd values cannot move. It becomes a question that the centre may send, so it must also
/// be worth one: on the side that matters (<see cref="Ratio.Asks"/>), and far enough away in percentage points and in cases,
/// for among peers that lie close together a small distance is already many deviations.
/// </summary>
/// <param name="Ratio">The ratio.</param>
/// <param name="Place">The province and its value.</param>
/// <param name="Median">The median of the provinces' ratios, in per cent.</param>
/// <param name="Deviation">The median of the distances from it, in percentage points; not zero.</param>
/// <param name="Score">0.6745 × (value − median) / deviation; see Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993.</param>
public sealed record Outlier(Ratio Ratio, RatioPlace Place, decimal Median, decimal Deviation, decimal Score)
{
    /// <summary>How many accepted provinces must have the ratio.</summary>
    public const int FewestPeers = 8;

    /// <summary>A province is asked when its score is further from zero than this.</summary>
    public const decimal Threshold = 3.5m;

    /// <summary>Makes the median absolute deviation of normally distributed values their standard deviation.</summary>
    private const decimal Scale = 0.6745m;

    /// <summary>From the median, in percentage points; below zero for a lower ratio.</summary>
    public decimal Distance => Place.Value.Percent - Median;

    private bool IsWorthAsking =>
        Ratio.Asks != (Distance > 0 ? OutlierSide.Low : OutlierSide.High) &&
        Math.Abs(Distance) >= Ratio.LeastPoints &&
        Math.Abs(Distance) * Place.Value.Denominator >= 100m * Ratio.LeastCases;

    /// <summary>
    /// The outliers of one ratio, by the provinces' codes; none where fewer than <see cref="FewestPeers"/> have it, or where
    /// more than half have the same value, for then there is no measure of how far apart is far.
    /// </summary>
    public static IReadOnlyList<Outlier> Find(RatioSummary ratio)
    {
        if (ratio.Places.Count < FewestPeers)
            return [];

        var median = ratio.Median;
        var deviation = Middle.Of([.. ratio.Places.Select(place => Math.Abs(place.Value.Percent - median))]);
        return deviation == 0
            ? []
            : [.. ratio.Places
                .Select(place => new Outlier(ratio.Ratio, place, median, deviation, Scale * (place.Value.Percent - median) / deviation))
                .Where(outlier => Math.Abs(outlier.Score) > Threshold && outlier.IsWorthAsking)
                .OrderBy(outlier => outlier.Place.Province.Code, StringComparer.Ordinal)];
    }
}
