using System.Globalization;
using CadreReports.Spreadsheets.Streaming;

namespace CadreReports.Summaries.Sheets;

/// <summary>
/// The head of a Party document: the issuing board with its star at the left, the Party's name and the date at the
/// right, then the title. The date is that of the newest event in the summary.
/// </summary>
internal static class TitleBlock
{
    private static readonly CellStyle Line = new() { FontSize = 12, Horizontal = HorizontalAlignment.Center };
    private static readonly CellStyle Bold = Line with { Bold = true };
    private static readonly CellStyle Party = Bold with { Underline = true };
    private static readonly CellStyle Italic = Line with { Italic = true };
    private static readonly CellStyle Title = Bold with { FontSize = 18, FontColour = Spreadsheets.Colours.PartyRed };
    private static readonly CellStyle SubTitle = Bold with { FontSize = 14 };

    /// <param name="sheet">A sheet without rows.</param>
    /// <param name="summary">What it is about.</param>
    /// <param name="leftColumns">How many columns the issuing board stands over.</param>
    /// <param name="title">In capitals.</param>
    /// <param name="subTitles">What stands below the title.</param>
    public static void Write(ReportSheet sheet, RegionalSummary summary, int leftColumns, string title, params ReadOnlySpan<string> subTitles)
    {
        var last = sheet.LastColumn;
        sheet.WriteRow(18, Cell.Text(1, SummaryTexts.BoardCapitals, Bold, leftColumns), Cell.Text(leftColumns + 1, SummaryTexts.Party, Party, last));
        sheet.WriteRow(18, Cell.Text(1, SummaryTexts.Star, Line, leftColumns), Cell.Text(leftColumns + 1, DateLine(summary), Italic, last));
        sheet.Space(12);
        sheet.WriteRow(27, Cell.Text(1, title, Title, last));
        foreach (var subTitle in subTitles)
        {
            sheet.WriteRow(21, Cell.Text(1, subTitle, SubTitle, last));
        }

        sheet.WriteRow(18, Cell.Text(1, Occasion(summary), Italic, last));
        sheet.WriteRow(18, Cell.Text(1, AsOf(summary), Italic, last));
        sheet.Space(10);
    }

    private static string DateLine(RegionalSummary summary) => Wording.LocalTime(summary.AsOf) is { } date
        ? Wording.Fill(SummaryTexts.DateLine, Padded(date.Day, below: 10), Padded(date.Month, below: 3), date.Year)
        : Wording.Fill(SummaryTexts.DateLine, SummaryTexts.Blank, SummaryTexts.Blank, SummaryTexts.Blank);

    private static string Occasion(RegionalSummary summary)
    {
        var cutOff = Wording.Capital(Wording.CutOff(summary));
        return summary.Period.Conference is { } conference
            ? Wording.Fill(SummaryTexts.Conference, cutOff, Wording.Day(conference.Date), conference.Place)
            : cutOff;
    }

    private static string AsOf(RegionalSummary summary) => Wording.LocalTime(summary.AsOf) is { } date
        ? Wording.Fill(SummaryTexts.AsOf, Wording.Clock(date), Wording.Day(DateOnly.FromDateTime(date)))
        : SummaryTexts.NothingYet;

    /// <summary>Official papers put a zero before days under ten and before January and February.</summary>
    private static string Padded(int number, int below) => number.ToString(number < below ? "00" : "0", CultureInfo.InvariantCulture);
}
