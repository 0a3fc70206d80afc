using CadreReports.Catalogue;

namespace CadreReports.Summaries.Ratios;

/// <summary>A ratio as two sums, so that it is never averaged.</summary>
/// <param name="Numerator">Above the line.</param>
/// <param name="Denominator">Below the line; not zero.</param>
public readonly record struct RatioValue(long Numerator, long Denominator) : IComparable<RatioValue>
{
    /// <summary>In per cent, not rounded.</summary>
    public decimal Percent => 100m * Numerator / Denominator;

    /// <summary>
    /// Compares what the ratios are worth, exactly: 1/3 and 2/6 are level (but not <c>==</c>, for they are of other sums).
    /// </summary>
    public int CompareTo(RatioValue other) => ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator <(RatioValue left, RatioValue right) => left.CompareTo(right) < 0;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator >(RatioValue left, RatioValue right) => left.CompareTo(right) > 0;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator <=(RatioValue left, RatioValue right) => left.CompareTo(right) <= 0;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator >=(RatioValue left, RatioValue right) => left.CompareTo(right) >= 0;

    /// <summary>The ratio of the sums, never the mean of the ratios.</summary>
    /// <param name="values">At least one.</param>
    /// <exception cref="OverflowException">A sum is beyond 64 bits.</exception>
    internal static RatioValue Sum(IEnumerable<RatioValue> values)
    {
        var (numerator, denominator) = (0L, 0L);
        foreach (var value in values)
        {
            (numerator, denominator) = checked((numerator + value.Numerator, denominator + value.Denominator));
        }

        return new RatioValue(numerator, denominator);
    }
}

/// <summary>One province's place in the ranking of a ratio.</summary>
/// <param name="Province">The province.</param>
/// <param name="Value">Its ratio.</param>
/// <param name="Rank">From 1; equal ratios share a rank, and the next one is as much further on as they are many.</param>
/// <param name="Earlier">Its ratio at the time that <see cref="RatioChange.Against"/> names; null when not known.</param>
public sealed record RatioPlace(Province Province, RatioValue Value, int Rank, RatioValue? Earlier);

/// <summary>How the region's ratio moved, recomputed on both sides over the provinces that have it in both half-years.</summary>
/// <param name="Against">The last half-year for a ratio of stocks, otherwise the same half of last year.</param>
/// <param name="From">How many provinces have it now and had it then.</param>
/// <param name="Of">How many provinces have it now.</param>
/// <param name="Then">Their ratio then.</param>
/// <param name="Now">Their ratio now.</param>
public sealed record RatioChange(PeriodId Against, int From, int Of, RatioValue Then, RatioValue Now)
{
    /// <summary>Now less then, in percentage points (điểm phần trăm), not rounded.</summary>
    public decimal Points => Now.Percent - Then.Percent;
}

/// <summary>A ratio over the region.</summary>
/// <param name="Ratio">Which ratio.</param>
/// <param name="Places">The provinces that have it, by rank and then in the order of the region; never empty.</param>
/// <param name="Total">The sums of those provinces' numerators and denominators.</param>
/// <param name="Change">How it moved; null when it cannot be compared.</param>
public sealed record RatioSummary(Ratio Ratio, IReadOnlyList<RatioPlace> Places, RatioValue Total, RatioChange? Change)
{
    /// <summary>The middle of the provinces' ratios in per cent (the mean of the two middle ones of an even number).</summary>
    public decimal Median { get; } = Middle.Of([.. Places.Select(place => place.Value.Percent)]);

    /// <summary>The province's place, or null when it has none.</summary>
    public RatioPlace? Of(Province province) => Places.FirstOrDefault(place => ReferenceEquals(place.Province, province));

    /// <summary>
    /// The ratios that at least one province has; a province with a blank or a zero below the line has none. A ratio whose
    /// figures the half-year does not collect is left out.
    /// </summary>
    internal static IReadOnlyList<RatioSummary> Build(RegionalSummary summary, RegionPast past) =>
        [.. Ratio.All.Select(ratio => RatioReckoning.Of(ratio, summary, past)?.Summarise()).OfType<RatioSummary>()];
}
