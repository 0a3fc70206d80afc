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
                "ratio" => new Words(Amounts.Percent(ratio.Total.Percent), [new Coverage(false, ratio.Places.Count, summary.Counts.In)]),
                "points" => Moved(ratio),
                "highest" => Placed.First(ratio.Places.Select(Shown), Whole(place.Arguments[1]), highest: true),
                "lowest" => Placed.First(ratio.Places.Select(Shown), Whole(place.Arguments[1]), highest: false),
                "count" => Beyond(ratio, place) is { Count: > 0 } places ? new Words(Amounts.Number(places.Count)) : null,
                "list" => Placed.All(Beyond(ratio, place), MostNamed),
                _ => throw new InvalidOperationException($"{place} was not checked."),
            };
        }
    }

    private Words? Moved(RatioSummary ratio) => ratio.Change is not { } change
        ? null
        : new Words(
            $"{Amounts.Points(change.Points)} {(change.Against == summary.Period.Id.LastYear ? BriefingTexts.AgainstLastYear : BriefingTexts.AgainstPrevious)}",
            [new Coverage(true, change.From, change.Of)]);

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
