using System.Globalization;
using CadreReports.Summaries.Ratios;

namespace CadreReports.Summaries.Briefing.Sentences;

/// <summary>The words for places that ask for a ratio.</summary>
internal sealed class RatioWords(RegionalSummary summary)
{
    /// <summary>More provinces than this are counted and not named.</summary>
    private const int MostNamed = 10;

    private readonly Dictionary<string, RatioSummary> ratios = summary.Ratios.ToDictionary(r => r.Ratio.Id, StringComparer.Ordinal);

    public Words? this[Place place]
    {
        get
        {
            if (!ratios.TryGetValue(place.Arguments[0], out var ratio))
                return null;

            return place.Name switch
            {
                "ratio" => new Words(Amounts.Percent(ratio.Total.Percent), [Base(ratio)]),
                "points" => Moved(ratio),
                "highest" => Placed.First(ratio.Places.Select(Shown), Whole(place.Arguments[1]), highest: true),
                "lowest" => Placed.First(ratio.Places.Select(Shown), Whole(place.Arguments[1]), highest: false),
                "count" => Beyond(ratio, place) is { Count: > 0 } places ? new Words(Amounts.Number(places.Count), [Base(ratio)]) : null,
                "list" => Placed.All(Beyond(ratio, place), MostNamed),
                _ => throw new InvalidOperationException($"{place} was not checked."),
            };
        }
    }

    private Words? Moved(RatioSummary ratio) => ratio.Change is not { } change
        ? null
        : new Words(
            $"{Amounts.Points(change.Points)} {Against(ratio.Ratio, change)}",
            [new Coverage(true, change.From, change.Of)]);

    /// <summary>In the second half-year a quota's ratio is that of the whole year, and so is what it is compared with.</summary>
    private string Against(Ratio ratio, RatioChange change) =>
        change.Against != summary.Period.Id.LastYear ? BriefingTexts.AgainstPrevious
        : ratio.IsYearToDate && summary.Period.Id.Half == 2 ? BriefingTexts.AgainstYear
        : BriefingTexts.AgainstLastYear;

    private Coverage Base(RatioSummary ratio) => new(false, ratio.Places.Count, summary.Counts.In);

    private static List<Placed> Beyond(RatioSummary ratio, Place place)
    {
        var threshold = Whole(place.Arguments[2]);
        var isBelow = place.Arguments[1] == PlaceKinds.Below;
        var provinces = ratio.Places
            .Where(p => p.Value.Percent < threshold == isBelow)
            .Select(p => new Placed(p.Province.Name, p.Value.Percent, Amounts.Percent(p.Value.Percent, threshold)));
        return [.. isBelow ? provinces.OrderBy(p => p.Value) : provinces.OrderByDescending(p => p.Value)];
    }

    private static Placed Shown(RatioPlace place) => new(place.Province.Name, place.Value.Percent, Amounts.Percent(place.Value.Percent));

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
