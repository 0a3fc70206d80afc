using CadreReports.Spreadsheets;
using CadreReports.Spreadsheets.Streaming;

namespace CadreReports.Summaries.Sheets;

/// <summary>The versions that the summary is made of, one a province: the first part of where its figures come from.</summary>
internal static class VersionSheet
{
    private const int HeaderRow = SheetHead.NextRow;
    private static readonly double[] Widths = [5.5, 6, 24, 14, 18, 74];

    public static void Write(ReportBook book, RegionalSummary summary)
    {
        using var sheet = book.Begin(SummaryTexts.VersionSheet, new SheetLayout(Widths, Paper.A4, Landscape: true, ReportBook.Margins)
        {
            OnePageIfNear = true,
            FrozenRows = HeaderRow,
            FilterRow = HeaderRow,
            RepeatedRows = (HeaderRow, HeaderRow),
        });
        SheetHead.Write(sheet, summary, SummaryTexts.VersionTitle, SummaryTexts.VersionLegend);
        sheet.Write(
            Cell.Text(1, SummaryTexts.NumberHeading, Look.Heading),
            Cell.Text(2, SummaryTexts.CodeHeading, Look.Heading),
            Cell.Text(3, SummaryTexts.ProvinceHeading, Look.Heading),
            Cell.Text(4, SummaryTexts.VersionHeading, Look.Heading),
            Cell.Text(5, SummaryTexts.ReceivedHeading, Look.Heading),
            Cell.Text(6, SummaryTexts.HashHeading, Look.Heading));
        var number = 0;
        foreach (var report in summary.Standings.Where(s => s.IsIn).Select(s => s.Report))
        {
            sheet.WriteRow(
                Look.RowHeight,
                Cell.Whole(1, ++number, Look.Number),
                Cell.Text(2, report.Province.Code, Look.Centred),
                Cell.Text(3, report.Province.Name, Look.Strong),
                Cell.Whole(4, report.CurrentVersion, Look.Number),
                Cell.Moment(5, Wording.LocalTime(report.CurrentReceivedAt), Look.Moment),
                Cell.Text(6, report.Sha256, Look.Hash));
        }

        if (number == 0)
        {
            sheet.Write(Cell.Text(1, SummaryTexts.NothingYet, Look.TopRepeated, sheet.LastColumn));
        }
    }
}
