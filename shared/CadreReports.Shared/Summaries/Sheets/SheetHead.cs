using CadreReports.Spreadsheets;
using ClosedXML.Excel;

namespace CadreReports.Summaries.Sheets;

/// <summary>The lines on top of every sheet behind the overview.</summary>
internal static class SheetHead
{
    /// <summary>The first row below the head.</summary>
    public const int NextRow = 6;

    /// <summary>Writes the way back, the title, what the sheet speaks of, and a remark that may be null.</summary>
    public static void Write(IXLWorksheet sheet, RegionalSummary summary, string title, string? remark)
    {
        var overview = sheet.Workbook.Worksheet(SummaryTexts.OverviewSheet);
        sheet.Cell(1, 1).Link(SummaryTexts.BackToOverview, overview.Cell(1, 1), SummaryTexts.BackToOverview);

        var heading = sheet.Cell(2, 1).Text(title);
        heading.Style.Font.Bold = true;
        heading.Style.Font.FontSize = 15;
        heading.Style.Font.FontColor = SheetStyle.PartyRed;
        sheet.Row(2).Height = 24;

        var about = sheet.Cell(3, 1).Text(string.Join(" – ", Wording.RegionAndPeriod(summary), Wording.CutOff(summary), Coverage(summary)));
        about.Style.Font.Bold = true;

        if (remark is not null)
        {
            var note = sheet.Cell(4, 1).Text(remark);
            note.Style.Font.Italic = true;
            note.Style.Font.FontColor = SheetStyle.Muted;
        }

        sheet.Row(5).Height = 6;
    }

    private static string Coverage(RegionalSummary summary) => Wording.Fill(SummaryTexts.Coverage, summary.Counts.In, summary.Counts.Expected);
}
