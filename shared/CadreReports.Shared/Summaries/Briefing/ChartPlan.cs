using CadreReports.Charts;
using CadreReports.Summaries.Briefing.Sentences;

namespace CadreReports.Summaries.Briefing;

/// <summary>Draws the chart that a plan asks for.</summary>
internal static class ChartPlan
{
    /// <summary>The most provinces whose names stand legibly below each other's columns.</summary>
    private const int MostProvinces = 24;

    /// <summary>Fewer provinces are compared at a glance in the table.</summary>
    private const int FewestProvinces = 3;

    /// <summary>With more provinces than that: so many from either end.</summary>
    private const int FromEitherEnd = 10;

    private const string WholeFormat = "#,##0";
    private const string RatioFormat = "0.0\"%\"";

    private static readonly string[] Colours = ["A61C1C", "D9A441", "4F6D8F", "7F7F7F"];

    /// <summary>Null when none of its figures is there, or too few provinces to be compared.</summary>
    public static ChartBlock? Draw(RegionalSummary summary, PlannedChart plan) =>
        plan.Categories.Count > 0 ? OfRegion(summary, plan) : ByProvince(summary, plan);

    /// <summary>A series of a chart, with the colour of its place.</summary>
    public static ChartSeries Series(int place, string name, IEnumerable<double?> values) => new(name, [.. values], Colours[place % Colours.Length]);

    private static ChartBlock? OfRegion(RegionalSummary summary, PlannedChart plan)
    {
        var categories = plan.Categories
            .Select(c => (c.Name, Totals: c.Figures.Select(f => (double?)summary.Figure(f)?.Total).ToList()))
            .Where(c => c.Totals.Exists(t => t is not null))
            .ToList();
        if (categories.Count == 0)
            return null;

        var series = plan.Names.Select((name, i) => Series(i, name, categories.Select(c => c.Totals[i]))).ToList();
        return new ChartBlock(plan.Caption, new Chart(
            plan.Kind, null, [.. categories.Select(c => c.Name)], series, WholeFormat, Describe(plan.Caption, summary)));
    }

    private static ChartBlock? ByProvince(RegionalSummary summary, PlannedChart plan)
    {
        var columns = plan.Series.Select(c => ProvinceColumn.Of(summary, c)).OfType<ProvinceColumn>().ToList();
        if (columns.Count == 0)
            return null;

        var ranked = Enumerable.Range(0, summary.Standings.Count)
            .Where(i => columns.Exists(c => c.Values[i] is not null))
            .OrderByDescending(i => plan.Kind == ChartKind.ShareColumns ? Share(columns, i) : columns[0].Values[i])
            .ToList();
        if (ranked.Count < FewestProvinces)
            return null;

        var (shown, caption) = Shorten(ranked, columns[0], Ordered(plan, columns), columns.Count > 1 ? Ordered(plan, columns) : plan.Caption);
        var series = columns.Select((c, n) => Series(n, c.Name, shown.Select(i => Rounded(c, i)))).ToList();
        var isRatio = columns[0].IsRatio;
        var chart = new Chart(
            plan.Kind, null, [.. shown.Select(i => summary.Standings[i].Province.Name)], series, isRatio ? RatioFormat : WholeFormat, Describe(plan.Caption, summary))
        {
            Mark = plan.Mark?[summary.Period.Id.Half - 1],
        };
        return new ChartBlock(caption, chart);
    }

    /// <summary>
    /// Of many provinces the first and the last, and with each end everyone who equals its last one: nobody is left out who
    /// has what another one is shown for.
    /// </summary>
    private static (List<int> Shown, string Caption) Shorten(List<int> ranked, ProvinceColumn column, string caption, string endsCaption)
    {
        if (ranked.Count <= MostProvinces)
            return (ranked, caption);

        var highest = ranked.TakeWhile((i, n) => n < FromEitherEnd || column.Texts[i] == column.Texts[ranked[FromEitherEnd - 1]]).ToList();
        var lowest = ranked.AsEnumerable().Reverse().TakeWhile((i, n) => n < FromEitherEnd || column.Texts[i] == column.Texts[ranked[^FromEitherEnd]]).ToList();
        var shown = ranked.Where(i => highest.Contains(i) || lowest.Contains(i)).ToList();
        return shown.Count == ranked.Count
            ? (ranked, caption)
            : (shown, Amounts.Fill(BriefingTexts.EndsOnly, endsCaption, Amounts.Number(highest.Count), Amounts.Number(lowest.Count), Amounts.Number(ranked.Count)));
    }

    /// <summary>Says by what the provinces are put in order.</summary>
    private static string Ordered(PlannedChart plan, List<ProvinceColumn> columns) =>
        plan.Kind == ChartKind.ShareColumns ? Amounts.Fill(BriefingTexts.ByShare, plan.Caption, columns[0].Name)
        : columns.Count > 1 ? Amounts.Fill(BriefingTexts.ByFirst, plan.Caption, columns[0].Name)
        : Amounts.Fill(BriefingTexts.ByRank, plan.Caption);

    private static decimal? Share(List<ProvinceColumn> columns, int province)
    {
        var sum = columns.Sum(c => c.Values[province] ?? 0);
        return sum == 0 ? null : columns[0].Values[province] / sum;
    }

    /// <summary>Percentages are given as they are read, to one decimal.</summary>
    private static double? Rounded(ProvinceColumn column, int province) => column.Values[province] is { } value
        ? (double)(column.IsRatio ? decimal.Round(value, 1, MidpointRounding.AwayFromZero) : value)
        : null;

    private static string Describe(string caption, RegionalSummary summary) =>
        $"{caption}, {summary.Region.InText}, {summary.Period.Name}.";
}
