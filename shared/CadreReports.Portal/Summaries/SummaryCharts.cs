using CadreReports.Catalogue;
using CadreReports.Portal.Charts;
using CadreReports.Portal.Frame;
using CadreReports.Summaries.Previews;
using CadreReports.Time;

namespace CadreReports.Portal.Summaries;

/// <summary>The charts of a summary's page.</summary>
internal static class SummaryCharts
{
    /// <summary>The ratios that the overview draws, and the mark of each; null for the median.</summary>
    public static readonly (string Ratio, double? Mark)[] OnOverview = [("admitted-of-quota", 100), ("planned-women", null)];

    /// <summary>The most provinces that the overview shows one by one.</summary>
    private const int MostBars = 24;

    /// <summary>Of more provinces than that: so many from either end.</summary>
    private const int FromEitherEnd = 10;

    /// <summary>A ranking as bars.</summary>
    /// <param name="ratio">The ratio.</param>
    /// <param name="isWhole">Everyone is shown, with where they were; otherwise of many only the ends.</param>
    /// <param name="mark">A line in per cent; null for the median.</param>
    public static BarChart Ranking(PreviewRatio ratio, bool isWhole, double? mark)
    {
        var shown = isWhole ? ratio.Places : Ends(ratio.Places);
        var hasEarlier = isWhole && shown.Any(place => place.Earlier is not null);
        var (first, last) = (ratio.Places.MaxBy(place => place.Value), ratio.Places.MinBy(place => place.Value));
        return new BarChart(
            shown.Count == ratio.Places.Count
                ? PageWording.Fill(SummaryPageTexts.ChartRanking, ratio.Name)
                : PageWording.Fill(SummaryPageTexts.ChartRankingEnds, ratio.Name, FromEitherEnd, FromEitherEnd, ratio.Places.Count),
            PageWording.Fill(
                SummaryPageTexts.ChartRankingText,
                first!.Name,
                SummaryWording.Percent(first.Value.Percent),
                last!.Name,
                SummaryWording.Percent(last.Value.Percent),
                SummaryWording.Percent(ratio.Median)),
            [.. shown.Select(place => Bar(place, hasEarlier))])
        {
            NameHeading = SummaryPageTexts.ProvinceHeading,
            ValueHeading = SummaryPageTexts.RatioHeading,
            EarlierName = hasEarlier ? SummaryPageTexts.ChartEarlier : null,
            FlagName = shown.Any(place => place.Outlier is not null) ? SummaryPageTexts.ChartFlag : null,
            Mark = mark is { } line
                ? new ChartMark(line, SummaryPageTexts.ChartQuota)
                : new ChartMark((double)ratio.Median, PageWording.Fill(SummaryPageTexts.ChartMedian, SummaryWording.Percent(ratio.Median))),
        };
    }

    /// <summary>Cadres by age group: all together, then the provinces by their share of the first group.</summary>
    public static ShareChart Ages(PreviewAges ages)
    {
        var totals = Enumerable.Range(0, ages.Groups.Count).Select(i => ages.Provinces.Sum(province => province.Amounts[i])).ToList();
        var whole = totals.Sum();
        var ranked = ages.Provinces.OrderByDescending(province => province.Amounts.Sum() is var sum and > 0 ? (decimal)province.Amounts[0] / sum : 0).ToList();
        var shown = Ends(ranked);
        return new ShareChart(
            shown.Count == ranked.Count
                ? SummaryPageTexts.ChartAges
                : PageWording.Fill(SummaryPageTexts.ChartAgesEnds, FromEitherEnd, FromEitherEnd, ranked.Count, ages.Groups[0]),
            PageWording.Fill(SummaryPageTexts.ChartAgesText, string.Join("; ", ages.Groups.Select((group, i) =>
                PageWording.Fill(SummaryPageTexts.ChartAgesPart, group, SummaryWording.Percent(whole == 0 ? 0 : 100m * totals[i] / whole))))),
            ages.Groups,
            [new ShareRow(SummaryPageTexts.ChartAll, totals, IsTotal: true), .. shown.Select(province => new ShareRow(province.Name, province.Amounts))])
        {
            NameHeading = SummaryPageTexts.ProvinceHeading,
        };
    }

    /// <summary>How reports came in; null where a line would say nothing.</summary>
    public static DayChart? Arrivals(SummaryPreview preview, Period period) =>
        preview.Timeline.Count(day => day.Accepted > 0) < 2 ? null : new DayChart(
            SummaryPageTexts.ChartArrivals,
            PageWording.Fill(SummaryPageTexts.ChartArrivalsText, PageWording.Day(preview.Timeline[^1].Day), preview.Timeline[^1].Total, preview.Counts.Expected),
            [.. preview.Timeline.Select(day => (day.Day, day.Total))],
            new ChartMark(preview.Counts.Expected, PageWording.Fill(SummaryPageTexts.ChartExpected, preview.Counts.Expected)))
        {
            DayHeading = SummaryPageTexts.DayHeading,
            TotalHeading = SummaryPageTexts.TotalHeading,
            Mark = (VietnamTime.DayOf(period.Due), PageWording.Fill(SummaryPageTexts.ChartDue, PageWording.Day(VietnamTime.DayOf(period.Due)))),
        };

    private static Bar Bar(PreviewPlace place, bool hasEarlier) => new(place.Name, (double)place.Value.Percent, SummaryWording.Percent(place.Value.Percent))
    {
        IsFlagged = place.Outlier is not null,
        Earlier = hasEarlier ? (double?)place.Earlier?.Percent : null,
        EarlierText = hasEarlier && place.Earlier is { } earlier ? SummaryWording.Percent(earlier.Percent) : null,
    };

    private static IReadOnlyList<T> Ends<T>(IReadOnlyList<T> ranked) =>
        ranked.Count <= MostBars ? ranked : [.. ranked.Take(FromEitherEnd), .. ranked.Skip(ranked.Count - FromEitherEnd)];
}
