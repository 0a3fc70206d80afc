using CadreReports.Spreadsheets;
using CadreReports.Spreadsheets.Streaming;

namespace CadreReports.Summaries.Sheets;

/// <summary>A list form of one section: what the provinces wrote, province by province.</summary>
internal static class ListSheet
{
    public static void Write(ReportBook book, RegionalSummary summary, ListSummary list)
    {
        var table = new ListTable(list.Form, list.Sections);
        using var sheet = book.Begin(list.Form.Code, new SheetLayout(table.Widths, Paper.A4, Landscape: true, ReportBook.Margins)
        {
            OnePageIfNear = true,
            FrozenRows = SheetHead.NextRow,
            RepeatedRows = (SheetHead.NextRow, SheetHead.NextRow),
        });
        SheetHead.Write(sheet, summary, $"{list.Form.Code}. {list.Form.Title}", SummaryTexts.ListLegend);
        table.WriteHeading(sheet, list.Sections[0].Section);
        table.WriteLines(sheet, list.Sections[0]);
    }
}
