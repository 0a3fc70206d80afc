using System.Globalization;
using CadreReports.Spreadsheets;
using ClosedXML.Excel;

namespace CadreReports.Summaries.Sheets;

/// <summary>
/// The head of a Party document: the issuing board with its star at the left, the Party's name and the date at the
/// right, then the title. The date is that of the newest event in the summary.
/// </summary>
internal static class TitleBlock
{
    /// <summary>The first row below the block.</summary>
    public const int NextRow = 10;

    public static void Write(IXLWorksheet sheet, RegionalSummary summary, int lastColumn)
    {
        Line(sheet, 1, 1, 2, SummaryTexts.BoardCapitals, bold: true);
        Line(sheet, 2, 1, 2, SummaryTexts.Star);
        Line(sheet, 1, 3, lastColumn, SummaryTexts.Party, bold: true).Style.Font.Underline = XLFontUnderlineValues.Single;
        Line(sheet, 2, 3, lastColumn, DateLine(summary), italic: true);
        sheet.Row(3).Height = 12;
        Line(sheet, 4, 1, lastColumn, SummaryTexts.Title, bold: true, size: 18).Style.Font.FontColor = SheetStyle.PartyRed;
        Line(sheet, 5, 1, lastColumn, Wording.Fill(SummaryTexts.SubTitle, summary.Period.Name), bold: true, size: 14);
        Line(sheet, 6, 1, lastColumn, Wording.RegionName(summary), bold: true, size: 14);
        Line(sheet, 7, 1, lastColumn, Occasion(summary), italic: true);
        Line(sheet, 8, 1, lastColumn, AsOf(summary), italic: true);
        sheet.Row(9).Height = 10;
    }

    private static IXLCell Line(IXLWorksheet sheet, int row, int first, int last, string text, bool bold = false, bool italic = false, double size = 12)
    {
        var cell = sheet.Cell(row, first).Text(text);
        sheet.Range(row, first, row, last).Merge().Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        cell.Style.Font.Bold = bold;
        cell.Style.Font.Italic = italic;
        cell.Style.Font.FontSize = size;
        sheet.Row(row).Height = size * 1.5;
        return cell;
    }

    private static string DateLine(RegionalSummary summary) => Wording.LocalTime(summary, summary.AsOf) is { } date
        ? Wording.Fill(SummaryTexts.DateLine, Padded(date.Day, below: 10), Padded(date.Month, below: 3), date.Year)
        : Wording.Fill(SummaryTexts.DateLine, SummaryTexts.Blank, SummaryTexts.Blank, SummaryTexts.Blank);

    private static string Occasion(RegionalSummary summary)
    {
        var cutOff = Wording.CutOff(summary);
        cutOff = char.ToUpperInvariant(cutOff[0]) + cutOff[1..];
        return summary.Period.Conference is { } conference
            ? Wording.Fill(SummaryTexts.Conference, cutOff, Wording.Day(conference.Date), conference.Place)
            : cutOff;
    }

    private static string AsOf(RegionalSummary summary) => Wording.LocalTime(summary, summary.AsOf) is { } date
        ? Wording.Fill(SummaryTexts.AsOf, date.ToString("HH:mm", CultureInfo.InvariantCulture), Wording.Day(DateOnly.FromDateTime(date)))
        : SummaryTexts.NothingYet;

    /// <summary>Official papers put a zero before days under ten and before January and February.</summary>
    private static string Padded(int number, int below) => number.ToString(number < below ? "00" : "0", CultureInfo.InvariantCulture);
}
