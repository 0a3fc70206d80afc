using System.Globalization;
using CadreReports.Spreadsheets;
using CadreReports.Submissions;
using ClosedXML.Excel;

namespace CadreReports.Summaries.Sheets;

/// <summary>Who has sent what and when: a line for every province of the region.</summary>
internal static class ProgressSheet
{
    private const int HeaderRow = SheetHead.NextRow;
    private const int StateColumn = 4;
    private const int TimelinessColumn = 5;
    private const int ReasonColumn = 15;
    private const double StateWidth = 16;
    private const double ReasonWidth = 62;

    /// <summary>Enough of a SHA-256 to tell two files apart by eye.</summary>
    private const int ShortHash = 12;

    private static readonly double[] Widths = [5.5, 6, 22, StateWidth, 20, 9, 17, 17, 17, 8, 7, 9, 9, 16, ReasonWidth];

    public static SheetEntry Write(IXLWorkbook workbook, RegionalSummary summary)
    {
        var sheet = workbook.AddWorksheet(SummaryTexts.ProgressSheet);
        SheetHead.Write(sheet, summary, SummaryTexts.ProgressTitle, Wording.Fill(
            SummaryTexts.ProgressLegend,
            Wording.LocalTime(summary, summary.Period.Due)!.Value.ToString("HH:mm", CultureInfo.InvariantCulture),
            Wording.Day(DateOnly.FromDateTime(summary.Period.Due.Date)),
            summary.Period.GraceDays));
        for (var i = 0; i < Widths.Length; i++)
            sheet.Column(i + 1).Width = Widths[i];

        WriteHeader(sheet);
        for (var i = 0; i < summary.Standings.Count; i++)
            WriteProvince(sheet.Row(HeaderRow + 1 + i), i + 1, summary, summary.Standings[i]);

        var last = HeaderRow + summary.Standings.Count;
        var body = sheet.Range(HeaderRow + 1, 1, last, ReasonColumn).Grid();
        body.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        body.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        foreach (var column in (int[])[3, ReasonColumn])
            sheet.Range(HeaderRow + 1, column, last, column).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        foreach (var column in (int[])[StateColumn, ReasonColumn])
            sheet.Range(HeaderRow + 1, column, last, column).Style.Alignment.WrapText = true;
        sheet.Range(HeaderRow, 1, last, ReasonColumn).SetAutoFilter();
        sheet.SheetView.Freeze(HeaderRow, 3);
        sheet.PageSetup.SetRowsToRepeatAtTop(HeaderRow, HeaderRow);
        sheet.Page(summary, XLPaperSize.A3Paper, XLPageOrientation.Landscape);
        return new SheetEntry(sheet, SummaryTexts.ProgressTitle);
    }

    private static void WriteHeader(IXLWorksheet sheet)
    {
        string[] headings =
        [
            SummaryTexts.NumberHeading, SummaryTexts.CodeHeading, SummaryTexts.ProvinceHeading, SummaryTexts.StateHeading,
            SummaryTexts.TimelinessHeading, SummaryTexts.DaysLateHeading, SummaryTexts.FirstAcceptedHeading,
            SummaryTexts.CurrentReceivedHeading, SummaryTexts.LatestReceivedHeading, SummaryTexts.UploadsHeading, SummaryTexts.ErrorsHeading,
            SummaryTexts.QueriesHeading, SummaryTexts.VersionHeading, SummaryTexts.HashHeading, SummaryTexts.ReasonHeading,
        ];
        for (var i = 0; i < headings.Length; i++)
            sheet.Cell(HeaderRow, i + 1).Text(headings[i]);
        sheet.Range(HeaderRow, 1, HeaderRow, headings.Length).Heading().Grid();
        sheet.Row(HeaderRow).FitHeight(SheetStyle.LineHeight, headings.Select((text, i) => ((string?)text, Widths[i] - 3)));
    }

    private static void WriteProvince(IXLRow row, int number, RegionalSummary summary, ProvinceStanding standing)
    {
        var report = standing.Report;
        var state = SubmissionStateName.Vietnamese(report.State);
        var reason = standing.IsIn ? report.Reason : Wording.WhyNotIn(report);
        row.Cell(1).Number(number);
        row.Cell(2).Text(standing.Province.Code);
        row.Cell(3).Text(standing.Province.Name).Style.Font.Bold = true;
        row.Cell(StateColumn).Text(state).Style.Fill.BackgroundColor = ReportStyle.Fill(report.State);
        row.Cell(TimelinessColumn).Text(Wording.Timely(standing.Timeliness)).Style.Fill.BackgroundColor = ReportStyle.Fill(standing.Timeliness);
        if (standing.DaysLate is > 0 and var days)
            row.Cell(6).Number(days);
        if (Wording.LocalTime(summary, report.JudgedAt) is { } judged)
            row.Cell(7).Moment(judged);
        if (Wording.LocalTime(summary, report.CurrentReceivedAt) is { } current)
            row.Cell(8).Moment(current);
        if (Wording.LocalTime(summary, report.LatestReceivedAt) is { } latest)
            row.Cell(9).Moment(latest);
        row.Cell(10).Number(report.Uploads);
        if (report.Uploads > 0)
        {
            row.Cell(11).Number(report.Errors);
            row.Cell(12).Number(report.Queries);
        }

        if (report.CurrentVersion is { } version)
            row.Cell(13).Text(Wording.Fill(SummaryTexts.VersionShort, version));
        if (standing.IsIn && report.Sha256 is { } hash)
            row.Cell(14).Text(hash[..Math.Min(hash.Length, ShortHash)]).Style.Font.FontName = "Courier New";
        row.Cell(ReasonColumn).Text(reason);
        row.FitHeight(SheetStyle.LineHeight, (state, StateWidth - 1), (reason, ReasonWidth));
    }
}
