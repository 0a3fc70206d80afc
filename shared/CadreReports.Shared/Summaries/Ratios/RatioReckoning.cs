using CadreReports.Catalogue;

namespace CadreReports.Summaries.Ratios;

/// <summary>One ratio in the making: every province's two sums, today and in the earlier half-year.</summary>
internal sealed class RatioReckoning
{
    private readonly Ratio ratio;
    private readonly RegionalSummary summary;
    private readonly RegionPast past;
    private readonly IReadOnlyList<FigureSummary> numerator;
    private readonly FigureSummary denominator;

    private RatioReckoning(Ratio ratio, RegionalSummary summary, RegionPast past, IReadOnlyList<FigureSummary> figures)
    {
        this.ratio = ratio;
        this.summary = summary;
        this.past = past;
        numerator = [.. figures.Take(ratio.Numerator.Count)];
        denominator = figures[^1];
    }

    /// <summary>In the second half-year the figures above the line are those of the whole year.</summary>
    private bool AddsFirstHalf => ratio.IsYearToDate && summary.Period.Id.Half == 2;

    /// <summary>Null when the half-year does not collect one of its figures.</summary>
    public static RatioReckoning? Of(Ratio ratio, RegionalSummary summary, RegionPast past)
    {
        var figures = ratio.Figures.Select(summary.Figure).OfType<FigureSummary>().ToList();
        return figures.Count == ratio.Numerator.Count + 1 ? new RatioReckoning(ratio, summary, past, figures) : null;
    }

    /// <summary>Null when no province has it.</summary>
    /// <exception cref="OverflowException">A sum is beyond 64 bits.</exception>
    public RatioSummary? Summarise()
    {
        var isOfStocks = numerator.Append(denominator).All(figure => figure.Indicator.Time == TimeKind.Stock);
        var against = isOfStocks ? past.Previous : past.LastYear;
        var now = Values(figure => figure.ByProvince, past.Previous);
        var then = Values(against.Values, past.LastYearFirst);
        var places = Rank(now, then);
        if (places.Count == 0)
            return null;

        var both = places.Where(place => place.Earlier is not null).ToList();
        return new RatioSummary(
            ratio,
            places,
            RatioValue.Sum(places.Select(place => place.Value)),
            both.Count == 0
                ? null
                : new RatioChange(
                    against.Period,
                    both.Count,
                    places.Count,
                    RatioValue.Sum(both.Select(place => place.Earlier!.Value)),
                    RatioValue.Sum(both.Select(place => place.Value))));
    }

    /// <summary>Each province's ratio; null where a figure is missing or nothing is below the line.</summary>
    private RatioValue?[] Values(Func<FigureSummary, IReadOnlyList<long?>> read, PastReports firstHalf)
    {
        var above = numerator.Select(read).ToList();
        if (AddsFirstHalf)
            above.AddRange(numerator.Select(firstHalf.Values));

        var below = read(denominator);
        var values = new RatioValue?[below.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (below[i] is > 0 and var whole && Sum(above, i) is { } part)
                values[i] = new RatioValue(part, whole);
        }

        return values;
    }

    private static long? Sum(List<IReadOnlyList<long?>> figures, int province)
    {
        long? sum = 0;
        foreach (var figure in figures)
        {
            sum = checked(sum + figure[province]);
        }

        return sum;
    }

    private List<RatioPlace> Rank(RatioValue?[] now, RatioValue?[] then)
    {
        var direction = ratio.Order == RatioOrder.HighestFirst ? -1 : 1;
        var ordered = Enumerable.Range(0, now.Length)
            .Where(i => now[i] is not null)
            .Order(Comparer<int>.Create((a, b) => now[a]!.Value.CompareTo(now[b]!.Value) is not 0 and var order ? direction * order : a.CompareTo(b)))
            .ToList();
        var places = new List<RatioPlace>(ordered.Count);
        foreach (var i in ordered)
        {
            var isLevel = places.Count > 0 && places[^1].Value.CompareTo(now[i]!.Value) == 0;
            places.Add(new RatioPlace(summary.Standings[i].Province, now[i]!.Value, isLevel ? places[^1].Rank : places.Count + 1, then[i]));
        }

        return places;
    }
}
