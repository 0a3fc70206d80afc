using CadreReports.Spreadsheets;
using CadreReports.Spreadsheets.Streaming;
using CadreReports.Time;

namespace CadreReports.Summaries.Sheets;

/// <summary>
/// Nguồn số liệu: the way back of every figure to the cell that a province filled in. A country has tens of thousands of
/// them, so cells are written straight into the file.
/// </summary>
internal static class SourceSheet
{
    private const int HeaderRow = SheetHead.NextRow;
    private const int HashColumn = 8;

    /// <summary>Small, for there are thousands of rows: as many as can still be read on a page.</summary>
    private const int PrintedPercent = 75;

    private static readonly double[] Widths = [22, 18, 14, 12, 10, 10, 18, 74];

    private static readonly string[] Headings =
    [
        SummaryTexts.ProvinceHeading, SummaryTexts.FigureHeading, SummaryTexts.ValueHeading, SummaryTexts.VersionHeading, SummaryTexts.SheetHeading,
        SummaryTexts.CellHeading, SummaryTexts.ReceivedHeading, SummaryTexts.HashHeading,
    ];

    public static void Write(ReportBook book, RegionalSummary summary)
    {
        using var sheet = book.Begin(SummaryTexts.SourceSheet, new SheetLayout(Widths, Paper.A4, Landscape: false, ReportBook.Margins)
        {
            Scale = PrintedPercent,
            PrintedColumns = HashColumn - 1,
            FrozenRows = HeaderRow,
            FilterRow = HeaderRow,
            RepeatedRows = (HeaderRow, HeaderRow),
        });
        SheetHead.Write(sheet, summary, SummaryTexts.SourceTitle, SummaryTexts.SourceLegend);
        sheet.Write([.. Headings.Select((text, i) => Cell.Text(i + 1, text, Look.Heading))]);
        if (summary.Counts.In == 0)
        {
            sheet.Write(Cell.Text(1, SummaryTexts.NothingYet, Look.TopRepeated, sheet.LastColumn));
        }

        foreach (var source in summary.Standings.SelectMany(s => FigureSource.Of(s.Report)))
        {
            var row = sheet.Begin(Look.SourceHeight);
            row.Text(1, source.Province.Name, Look.Source);
            row.Text(2, source.Figure.ToString(), Look.Source);
            row.Number(3, source.Value, Look.SourceValue);
            row.Number(4, source.Version, Look.SourceCentred);
            row.Text(5, source.Sheet, Look.SourceCentred);
            row.Text(6, source.Cell, Look.SourceCentred);
            row.Moment(7, VietnamTime.Of(source.ReceivedAt).DateTime, Look.SourceMoment);
            row.Text(HashColumn, source.Sha256, Look.Hash);
        }
    }
}
