using CadreReports.Catalogue;
using CadreReports.Spreadsheets;
using CadreReports.Spreadsheets.Streaming;
using CadreReports.Summaries.Limitations;

namespace CadreReports.Summaries.Sheets;

/// <summary>
/// Hạn chế kỳ trước: counts on top, then every limitation, those that nobody has taken up first and among them the oldest, so
/// that the board can go through the list from above.
/// </summary>
internal static class LimitationSheet
{
    private const int ProvinceColumn = 2;

    /// <summary>Below the counts, their labels and a space.</summary>
    private const int HeaderRow = SheetHead.NextRow + 3;

    private static readonly double[] Widths = [5.5, 20, 62, 21, 24, 14];

    /// <summary>In the order of the list.</summary>
    public static readonly LimitationState[] States =
        [LimitationState.Open, LimitationState.NotMentioned, LimitationState.NotStated, LimitationState.BeingFixed, LimitationState.Fixed];

    public static void Write(ReportBook book, RegionalSummary summary)
    {
        using var sheet = book.Begin(SummaryTexts.LimitationSheet, new SheetLayout(Widths, Paper.A4, Landscape: true, ReportBook.Margins)
        {
            FrozenRows = HeaderRow,
            FrozenColumns = ProvinceColumn,
            FilterRow = HeaderRow,
            RepeatedRows = (HeaderRow, HeaderRow),
        });
        SheetHead.Write(sheet, summary, SummaryTexts.LimitationTitle, SummaryTexts.LimitationLegend);
        var items = summary.Limitations.SelectMany(l => l.Items, (l, item) => (l.Province, Item: item)).ToList();
        WriteCounts(sheet, items);
        sheet.Space(8);
        sheet.Write(
            Cell.Text(1, SummaryTexts.NumberHeading, Look.Heading),
            Cell.Text(ProvinceColumn, SummaryTexts.ProvinceHeading, Look.Heading),
            Cell.Text(3, SummaryTexts.LimitationHeading, Look.Heading),
            Cell.Text(4, SummaryTexts.StateHeading, Look.Heading),
            Cell.Text(5, SummaryTexts.SinceHeading, Look.Heading),
            Cell.Text(6, SummaryTexts.PeriodsHeading, Look.Heading));
        var number = 0;
        foreach (var (province, item) in items.OrderBy(i => Array.IndexOf(States, i.Item.State)).ThenByDescending(i => i.Item.Periods).ThenBy(i => i.Item.Since))
        {
            sheet.Write(
                Cell.Whole(1, ++number, Look.TopNumber),
                Cell.Text(ProvinceColumn, province.Name, Look.TopStrong),
                Cell.Text(3, item.Text, Look.Top),
                Cell.Text(4, Name(item.State), Look.Of(item.State)),
                Cell.Text(5, item.Since.InWords(), Look.TopCentred),
                Cell.Whole(6, item.Periods, Look.TopNumber));
        }

        if (number == 0)
        {
            sheet.Write(Cell.Text(1, SummaryTexts.NoLimitations, Look.TopRepeated, sheet.LastColumn));
        }
    }

    /// <summary>How many stand where, and in how many provinces: the first over two columns, then one column each.</summary>
    private static void WriteCounts(ReportSheet sheet, List<(Province Province, Limitation Item)> items)
    {
        var counts = States
            .Select((state, i) => (
                State: state,
                First: i == 0 ? 1 : ProvinceColumn + i,
                Last: ProvinceColumn + i,
                Items: items.Count(item => item.Item.State == state),
                Provinces: items.Where(item => item.Item.State == state).Select(item => item.Province.Code).Distinct(StringComparer.Ordinal).Count()))
            .ToList();
        sheet.WriteRow(28, [.. counts.Select(c => Cell.Whole(c.First, c.Items, Look.Tile(Look.Fill(c.State), null), c.Last))]);
        sheet.Write([
            .. counts.Select(c => Cell.Text(
                c.First, Wording.Fill(SummaryTexts.LimitationCount, Name(c.State), c.Provinces), Look.Filled(Look.Fill(c.State)), c.Last)),
        ]);
    }

    public static string Name(LimitationState state) => state switch
    {
        LimitationState.Open => SummaryTexts.LimitationOpen,
        LimitationState.BeingFixed => SummaryTexts.LimitationBeingFixed,
        LimitationState.NotMentioned => SummaryTexts.LimitationNotMentioned,
        LimitationState.NotStated => SummaryTexts.LimitationNotStated,
        _ => SummaryTexts.LimitationFixed,
    };
}
