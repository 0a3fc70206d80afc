using System.Globalization;
using System.Text.Json;
using CadreReports.Catalogue;
using CadreReports.Summaries;
using CadreReports.Summaries.Briefing.Sentences;
using CadreReports.Validation;

namespace CadreReports.Tests.Summaries.Briefing;

/// <summary>
/// The words for the places of sentences, worked out once more from what the provinces reported, without the summary's own
/// totals, changes, ratios and ranks.
/// </summary>
internal sealed class RawFigures
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly Dictionary<string, (string[] Above, string Below, bool IsOfYear)> Ratios = ReadRatios();

    private readonly List<ProvinceReport> reports;
    private readonly Dictionary<string, Dictionary<string, long>> byProvince;
    private readonly CatalogueVersion version;
    private readonly Period period;

    public RawFigures(RegionalSummary summary)
    {
        reports = [.. summary.Standings.Select(s => s.Report).Where(r => r.CurrentVersion is not null)];
        version = summary.Version;
        period = summary.Period;
        byProvince = reports.ToDictionary(
            r => r.Province.Name,
            r => r.Facts.SelectMany(row => row.Facts, (row, f) => ($"{row.Form}.{row.Row}.{f.Column}", f.Value)).ToDictionary(f => f.Item1, f => f.Value));
    }

    public int In => reports.Count;

    public long? Figure(string province, string figure) => byProvince[province].TryGetValue(figure, out var value) ? value : null;

    /// <summary>Whether the ratio counts what was done in the whole year, the half-year before included.</summary>
    public bool IsOfYear(string ratio) => period.Id.Half == 2 && Ratios[ratio].IsOfYear;

    public decimal? Percent(string province, string ratio) => Now(ratio, reports.Single(r => r.Province.Name == province)) is { } sums ? 100m * sums.Above / sums.Below : null;

    public long? Total(string figure)
    {
        var values = reports.Select(r => Figure(r.Province.Name, figure)).OfType<long>().ToList();
        return values.Count == 0 ? null : values.Sum();
    }

    public decimal? TotalPercent(string ratio)
    {
        var sums = reports.Select(r => Now(ratio, r)).OfType<(long Above, long Below)>().ToList();
        return sums.Count == 0 ? null : 100m * sums.Sum(s => s.Above) / sums.Sum(s => s.Below);
    }

    public static string Number(long value) => value.ToString("N0", Vietnamese);

    /// <summary>To one decimal, or to the first that tells it from 0 and 100.</summary>
    public static string Written(decimal percent, int fewestDecimals = 0)
    {
        var decimals = Enumerable.Range(1, 6).First(d => d == 6 || percent == 0 || percent == 100 || percent.ToString("N" + d, Vietnamese).TrimEnd('0') is not ("0," or "100,"));
        var text = percent.ToString("N" + decimals, Vietnamese);
        while (text.EndsWith('0') && text.Length - 1 - text.IndexOf(',', StringComparison.Ordinal) > fewestDecimals)
        {
            text = text[..^1];
        }

        return text.TrimEnd(',') + "%";
    }

    /// <summary>The words for a place about figures; null where there are none, and for places about anything else.</summary>
    public Words? this[Place place]
    {
        get
        {
            var first = place.Arguments.Count > 0 ? place.Arguments[0] : string.Empty;
            return place.Name switch
            {
                "n" => Total(first) is { } total ? new Words(Number(total), [Of(reports.Count(r => Figure(r.Province.Name, first) is not null))]) : null,
                "some" => Total(first) is > 0 ? this[new Place("n", place.Arguments, null)] : null,
                "share" => Share(first, place.Arguments[1]),
                "change" => Change(first, place.Unit),
                "ratio" => TotalPercent(first) is { } percent ? new Words(Written(percent), [Of(Places(first).Count)]) : null,
                "points" => Points(first),
                "highest" => Ends(first, int.Parse(place.Arguments[1], CultureInfo.InvariantCulture), -1),
                "lowest" => Ends(first, int.Parse(place.Arguments[1], CultureInfo.InvariantCulture), 1),
                "count" => Beyond(first, place) is { Count: > 0 } some ? new Words(Number(some.Count), [Of(Places(first).Count)]) : null,
                "list" => Beyond(first, place) is { Count: > 0 and <= 10 } named ? new Words(Join([.. named.Select(p => $"{p.Name} ({Written(p.Percent)})")])) : null,
                _ => null,
            };
        }
    }

    private List<(string Name, decimal Percent)> Places(string ratio) =>
        [.. reports.Select(r => (r.Province.Name, Percent: Percent(r.Province.Name, ratio))).Where(p => p.Percent is not null).Select(p => (p.Name, p.Percent!.Value))];

    private Coverage Of(int from) => new(false, from, reports.Count);

    private Words? Share(string part, string whole)
    {
        var both = reports.Select(r => (Part: Figure(r.Province.Name, part), Whole: Figure(r.Province.Name, whole))).Where(p => p.Part is not null && p.Whole is not null).ToList();
        return both.Sum(p => p.Whole) is > 0 and var sum ? new Words(Written(100m * both.Sum(p => p.Part)!.Value / sum), [Of(both.Count)]) : null;
    }

    private Words? Change(string figure, string? unit)
    {
        if (Total(figure) is null)
        {
            return null;
        }

        var isStock = IsStock(figure);
        var have = reports.Where(r => Figure(r.Province.Name, figure) is not null).ToList();
        var pairs = have
            .Select(r => (Now: Figure(r.Province.Name, figure)!.Value, Then: Earlier(isStock ? r.Previous : r.LastYear, figure)))
            .Where(p => p.Then is not null)
            .ToList();
        if (pairs.Count == 0)
        {
            return null;
        }

        var then = pairs.Sum(p => p.Then!.Value);
        var moved = pairs.Sum(p => p.Now) - then;
        var against = isStock ? "so với kỳ trước" : "so với cùng kỳ năm trước";
        var share = then < 20 ? 0 : Math.Round(100m * Math.Abs(moved) / then, 1, MidpointRounding.AwayFromZero);
        var text = moved == 0
            ? "không thay đổi"
            : $"{(moved > 0 ? "tăng" : "giảm")} {Number(Math.Abs(moved))}{(unit is null ? string.Empty : " " + unit)}{(share > 0 ? $" ({Written(share)})" : string.Empty)}";
        return new Words($"{text} {against}", [new Coverage(true, pairs.Count, have.Count)]);
    }

    private Words? Points(string ratio)
    {
        var have = reports.Where(r => Now(ratio, r) is not null).ToList();
        if (have.Count == 0)
        {
            return null;
        }

        var isStock = IsStock(Ratios[ratio].Above[0]);
        var both = have
            .Select(r => (Now: Now(ratio, r)!.Value, Then: Percent(ratio, f => Earlier(isStock ? r.Previous : r.LastYear, f), f => Earlier(r.LastYearFirst, f))))
            .Where(p => p.Then is not null)
            .ToList();
        if (both.Count == 0)
        {
            return null;
        }

        var points = (100m * both.Sum(b => b.Now.Above) / both.Sum(b => b.Now.Below)) - (100m * both.Sum(b => b.Then!.Value.Above) / both.Sum(b => b.Then!.Value.Below));
        var size = Math.Round(Math.Abs(points), 1, MidpointRounding.AwayFromZero);
        var text = points == 0
            ? "không thay đổi"
            : $"{(points > 0 ? "tăng" : "giảm")} {(size == 0 ? "dưới 0,1" : size.ToString("0.#", Vietnamese))} điểm phần trăm";
        return new Words($"{text} {(isStock ? "so với kỳ trước" : IsOfYear(ratio) ? "so với năm trước" : "so với cùng kỳ năm trước")}", [new Coverage(true, both.Count, have.Count)]);
    }

    private Words? Ends(string ratio, int number, int sign)
    {
        var places = Places(ratio).OrderBy(p => sign * p.Percent).ToList();
        if (places.Count < 3 || Written(places[0].Percent) == Written(places[^1].Percent))
        {
            return null;
        }

        var asked = Math.Max(1, Math.Min(number, places.Count / 3));
        var last = Written(places[asked - 1].Percent);
        var named = places.TakeWhile((p, i) => i < asked || Written(p.Percent) == last).GroupBy(p => Written(p.Percent)).ToList();
        while (named.Count > 1 && named.Sum(g => g.Count()) > places.Count / 2)
        {
            named.RemoveAt(named.Count - 1);
        }

        Assert.True(named.Sum(g => g.Count()) <= number + 2, "the sample has more equals than this test can word");
        string[] words = [.. named.Select(g => g.Count() > 1 ? $"{Join([.. g.Select(p => p.Name)])} (cùng {g.Key})" : $"{g.Single().Name} ({g.Key})")];
        return new Words(named.Exists(g => g.Count() > 1) ? string.Join(", ", words) : Join(words));
    }

    private List<(string Name, decimal Percent)> Beyond(string ratio, Place place)
    {
        var threshold = decimal.Parse(place.Arguments[2], CultureInfo.InvariantCulture);
        return place.Arguments[1] == "below"
            ? [.. Places(ratio).Where(p => p.Percent < threshold).OrderBy(p => p.Percent)]
            : [.. Places(ratio).Where(p => p.Percent >= threshold).OrderByDescending(p => p.Percent)];
    }

    private (long Above, long Below)? Now(string ratio, ProvinceReport report) =>
        Percent(ratio, f => Figure(report.Province.Name, f), f => Earlier(report.Previous, f));

    private (long Above, long Below)? Percent(string ratio, Func<string, long?> figure, Func<string, long?> firstHalf)
    {
        var (above, below, _) = Ratios[ratio];
        var parts = above.Select(figure).Concat(IsOfYear(ratio) ? above.Select(firstHalf) : []).ToList();
        return parts.TrueForAll(p => p is not null) && figure(below) is > 0 and var whole ? (parts.Sum()!.Value, whole) : null;
    }

    private long? Earlier(EarlierReport? report, string figure)
    {
        var parts = figure.Split('.');
        var name = new FigureRef(parts[0], parts[1], parts[2]);
        return report is not null && Comparability.IsComparable(name, version, period.Id, report.Version, report.Period) && report.Figures.TryGetValue(name, out var value)
            ? value
            : null;
    }

    private bool IsStock(string figure)
    {
        var parts = figure.Split('.');
        return version.Form(parts[0])!.Indicators.Single(i => i.Code == parts[1]).Time == TimeKind.Stock;
    }

    private static string Join(string[] items) =>
        items.Length == 1 ? items[0] : string.Join(", ", items[..^1]) + " và " + items[^1];

    private static Dictionary<string, (string[] Above, string Below, bool IsOfYear)> ReadRatios()
    {
        using var stream = typeof(RegionalSummary).Assembly.GetManifestResourceStream("Summaries/ratios.json")!;
        using var json = JsonDocument.Parse(stream);
        return json.RootElement.EnumerateArray().ToDictionary(
            r => r.GetProperty("id").GetString()!,
            r => (r.GetProperty("numerator").EnumerateArray().Select(f => f.GetString()!).ToArray(), r.GetProperty("denominator").GetString()!, r.TryGetProperty("yearToDate", out var isOfYear) && isOfYear.GetBoolean()));
    }
}
