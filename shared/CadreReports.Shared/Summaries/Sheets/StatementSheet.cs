using CadreReports.Spreadsheets;

namespace CadreReports.Summaries.Sheets;

/// <summary>Mô hình hay – Khó khăn – Kiến nghị: what the provinces tell in their own words, ready to be read out.</summary>
internal static class StatementSheet
{
    private const double HeadingHeight = 24;

    /// <summary>A heading, the table's head and the first line stay together.</summary>
    private const double FewestRows = HeadingHeight + (4 * Look.RowHeight);

    /// <param name="book">Receives the sheet.</param>
    /// <param name="summary">What it is about.</param>
    /// <param name="list">The list form.</param>
    /// <param name="sections">Its sections that are read out; at least one.</param>
    public static void Write(ReportBook book, RegionalSummary summary, ListSummary list, IReadOnlyList<SectionSummary> sections)
    {
        // One heading serves all sections that have the same columns.
        var shared = sections.All(s => s.Section.Measures.SequenceEqual(sections[0].Section.Measures));
        var table = new ListTable(list.Form, sections);
        using var sheet = book.Begin(SummaryTexts.StatementSheet, ReportBook.Scaled(table.Widths, Paper.A4, landscape: true) with
        {
            FrozenRows = shared ? SheetHead.NextRow : SheetHead.NextRow - 1,
            RepeatedRows = shared ? (SheetHead.NextRow, SheetHead.NextRow) : null,
        });
        SheetHead.Write(sheet, summary, SummaryTexts.StatementTitle, SummaryTexts.ListLegend);
        if (shared)
        {
            table.WriteHeading(sheet, sections[0].Section);
        }

        foreach (var section in sections)
        {
            sheet.Together(FewestRows);
            sheet.WriteRow(HeadingHeight, Cell.Text(
                1,
                Wording.Fill(SummaryTexts.SectionHeading, section.Section.Title, section.LineCount, section.Provinces.Count),
                Look.Section,
                sheet.LastColumn));
            if (!shared)
            {
                table.WriteHeading(sheet, section.Section);
            }

            table.WriteLines(sheet, section);
            sheet.Space(10);
        }
    }
}
