using CadreReports.Spreadsheets.Streaming;

namespace CadreReports.Summaries.Sheets;

/// <summary>The lines on top of every sheet behind the first.</summary>
internal static class SheetHead
{
    /// <summary>The first row below the head.</summary>
    public const int NextRow = 6;

    /// <summary>Writes the way back, the title, what the sheet speaks of, and a remark.</summary>
    /// <param name="sheet">A sheet without rows.</param>
    /// <param name="summary">What it is about.</param>
    /// <param name="title">Vietnamese.</param>
    /// <param name="remark">Vietnamese; wrapped over the columns, unless some of them stay while others scroll.</param>
    /// <param name="wrap">Whether it is wrapped.</param>
    public static void Write(ReportSheet sheet, RegionalSummary summary, string title, string remark, bool wrap = true)
    {
        sheet.Write(Cell.Link(1, SummaryTexts.BackToOverview, new CellPlace(SummaryTexts.OverviewSheet, 1, 1), Look.Link));
        sheet.WriteRow(24, Cell.Text(1, title, Look.Title));
        var about = string.Join(" – ", Wording.ScopeAndPeriod(summary), Wording.CutOff(summary), Wording.Coverage(summary));
        WriteLine(sheet, about, Look.About, wrap);
        WriteLine(sheet, remark, Look.Remark, wrap);
        sheet.Space(6);
    }

    private static void WriteLine(ReportSheet sheet, string text, CellStyle style, bool wrap)
    {
        if (wrap)
        {
            sheet.Paragraph(text, style with { Wrap = true });
        }
        else
        {
            sheet.Write(Cell.Text(1, text, style));
        }
    }
}
