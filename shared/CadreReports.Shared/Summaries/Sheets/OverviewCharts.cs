using CadreReports.Charts;
using CadreReports.Spreadsheets;

namespace CadreReports.Summaries.Sheets;

/// <summary>The charts of the first page; each refers to the cells of a table behind it, and only to provinces that have the figure.</summary>
internal static class OverviewCharts
{
    /// <summary>The ratio that is also shown as two columns side by side.</summary>
    public const string AgainstQuota = "admitted-of-quota";

    private const string Gold = "D9A441";
    private const string Slate = "4F6D8F";
    public const int WholeQuota = 100;

    /// <summary>The ratios whose ranking is drawn, in order.</summary>
    private static readonly string[] Ranked = [AgainstQuota, "planned-women"];

    /// <summary>From the youngest.</summary>
    private static readonly string[] AgeColours = [Colours.PartyRed, Gold, Slate];

    public static IEnumerable<Chart> Of(RegionalSummary summary, SummaryPlaces places)
    {
        if (places.Ratios.Find(r => r.Ratio.Ratio.Id == AgainstQuota) is { } admitted)
        {
            yield return Admitted(admitted);
        }

        foreach (var id in Ranked)
        {
            if (places.Ratios.Find(r => r.Ratio.Ratio.Id == id) is { } ranked)
            {
                yield return Ranking(ranked);
            }
        }

        if (places.Ages is var (ages, rows))
        {
            yield return Ages(summary, ages, rows);
        }

        // Of one day alone a line says nothing; the sheet says it in words.
        if (places.Arrivals is { } arrivals && summary.Timeline.Count(day => day.Accepted > 0) > 1)
        {
            yield return Arrivals(summary, arrivals);
        }
    }

    private static Chart Admitted(RankedRows ranked) => Of(
        ChartKind.Columns,
        SummaryTexts.ChartAdmitted,
        SummaryTexts.ChartAdmittedText,
        ranked.Rows,
        [.. ranked.Ratio.Places.Select(p => p.Province.Name)],
        SheetStyle.WholeNumber,
        Series(SummaryTexts.ChartQuotaSeries, ranked.Rows, ComparisonSheet.DenominatorColumn, Gold, ranked.Ratio.Places.Select(p => (double?)p.Value.Denominator)),
        Series(SummaryTexts.ChartAdmittedSeries, ranked.Rows, ComparisonSheet.NumeratorColumn, Colours.PartyRed, ranked.Ratio.Places.Select(p => (double?)p.Value.Numerator)));

    private static Chart Ranking(RankedRows ranked) => Of(
        ChartKind.Bars,
        Wording.Fill(SummaryTexts.ChartRanking, ranked.Ratio.Ratio.Name),
        Wording.Fill(SummaryTexts.ChartRankingText, ranked.Ratio.Ratio.Name),
        ranked.Rows,
        [.. ranked.Ratio.Places.Select(p => p.Province.Name)],
        Look.PercentFormat,
        Series(
            ranked.Ratio.Ratio.Name,
            ranked.Rows,
            ComparisonSheet.PercentColumn,
            Colours.PartyRed,
            ranked.Ratio.Places.Select(p => (double?)Wording.Stored(p.Value.Percent))) with
        { IsLabelled = true }) with
    {
        Mark = ranked.Ratio.Ratio.Id == AgainstQuota ? WholeQuota : null,
        MarkCells = ranked.Ratio.Ratio.Id == AgainstQuota ? ranked.Rows.ValueCells(ComparisonSheet.MarkColumn) : null,
    };

    private static Chart Ages(RegionalSummary summary, AgeStructure ages, ChartRows rows) => Of(
        ChartKind.ShareColumns,
        SummaryTexts.AgeTitle,
        SummaryTexts.ChartAgeText,
        rows,
        [.. ages.Provinces.Select(i => summary.Standings[i].Province.Name)],
        SheetStyle.WholeNumber,
        [.. ages.Groups.Select((group, i) => Series(
            group.Indicator.Name,
            rows,
            ComparisonSheet.NumeratorColumn + i,
            AgeColours[i % AgeColours.Length],
            ages.Provinces.Select(p => (double?)group.ByProvince[p])))]);

    private static Chart Arrivals(RegionalSummary summary, ChartRows rows) => Of(
        ChartKind.Line,
        SummaryTexts.ChartArrivals,
        SummaryTexts.ChartArrivalsText,
        rows,
        [.. summary.Timeline.Select(day => Wording.Day(day.Day))],
        SheetStyle.WholeNumber,
        Series(SummaryTexts.ArrivedTotalHeading, rows, ProgressSheet.TotalColumn, Colours.PartyRed, summary.Timeline.Select(day => (double?)day.Total))) with
    {
        Mark = summary.Counts.Expected,
        MarkCells = rows.ValueCells(ProgressSheet.ExpectedColumn),
    };

    private static Chart Of(ChartKind kind, string title, string text, ChartRows rows, IReadOnlyList<string> categories, string format, params IReadOnlyList<ChartSeries> series) =>
        new(kind, title, categories, series, format, text) { CategoryCells = rows.CategoryCells };

    private static ChartSeries Series(string name, ChartRows rows, int column, string colour, IEnumerable<double?> values) =>
        new(name, [.. values], colour) { ValueCells = rows.ValueCells(column) };
}
