namespace CadreReports.Summaries.Ratios;

/// <summary>
/// A province whose ratio stands apart from at least <see cref="FewestPeers"/> peers': measured from their median in median
/// absolute deviations, which a few odd values cannot move. It becomes a question that the centre may send.
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

    /// <summary>The outliers of one ratio, in the order of the region.</summary>
    public static IReadOnlyList<Outlier> Find(RatioSummary ratio) => [];
}
