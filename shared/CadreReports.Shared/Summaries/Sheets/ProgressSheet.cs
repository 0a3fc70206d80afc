using CadreReports.Spreadsheets;
using CadreReports.Submissions;

namespace CadreReports.Summaries.Sheets;

/// <summary>Tiến độ: who has sent what and when, a line for every province, and how reports came in day by day.</summary>
internal static class ProgressSheet
{
    private const int HeaderRow = SheetHead.NextRow;
    private const int ReasonColumn = 15;
    private const int DayColumn = 3;
    public const int TotalColumn = 5;
    public const int ExpectedColumn = 6;
    private static readonly double[] Widths = [5.5, 6, 22, 16, 20, 9, 17, 17, 17, 8, 8, 7, 9, 13, 58];

    private static readonly string[] Headings =
    [
        SummaryTexts.NumberHeading, SummaryTexts.CodeHeading, SummaryTexts.ProvinceHeading, SummaryTexts.StateHeading,
        SummaryTexts.TimelinessHeading, SummaryTexts.DaysLateHeading, SummaryTexts.FirstAcceptedHeading,
        SummaryTexts.CurrentReceivedHeading, SummaryTexts.LatestReceivedHeading, SummaryTexts.UploadsHeading, SummaryTexts.CorrectionsHeading,
        SummaryTexts.ErrorsHeading, SummaryTexts.QueriesHeading, SummaryTexts.VersionHeading, SummaryTexts.ReasonHeading,
    ];

    /// <summary>Writes the sheet and notes where the arrivals stand.</summary>
    public static void Write(ReportBook book, RegionalSummary summary, SummaryPlaces places)
    {
        using var sheet = book.Begin(SummaryTexts.ProgressSheet, ReportBook.Scaled(Widths, Paper.A3, landscape: true) with
        {
            FrozenRows = HeaderRow,
            FrozenColumns = 3,
            FilterRow = HeaderRow,
            RepeatedRows = (HeaderRow, HeaderRow),
        });
        SheetHead.Write(
            sheet,
            summary,
            SummaryTexts.ProgressTitle,
            Wording.Fill(
                SummaryTexts.ProgressLegend,
                Wording.Clock(Wording.LocalTime(summary.Period.Due)!.Value),
                Wording.Day(DateOnly.FromDateTime(summary.Period.Due.Date)),
                summary.Period.GraceDays),
            wrap: false);
        sheet.Write([.. Headings.Select((text, i) => Cell.Text(i + 1, text, Look.Heading))]);
        for (var i = 0; i < summary.Standings.Count; i++)
        {
            WriteProvince(sheet, i + 1, summary, summary.Standings[i]);
        }

        sheet.EndFilter();
        if (summary.Timeline.Count > 0)
        {
            places.Arrivals = WriteArrivals(sheet, book, summary);
        }
    }

    private static void WriteProvince(ReportSheet sheet, int number, RegionalSummary summary, ProvinceStanding standing)
    {
        var report = standing.Report;
        var arrived = report.Uploads > 0;
        sheet.Write(
            Cell.Whole(1, number, Look.Number),
            Cell.Text(2, standing.Province.Code, Look.Centred),
            Cell.Text(3, standing.Province.Name, Look.Strong),
            Cell.Text(4, SubmissionStateName.Vietnamese(report.State), Look.Of(report.State)),
            Cell.Text(5, Wording.Timely(standing.Timeliness), Look.Of(standing.Timeliness)),
            standing.DaysLate is > 0 and var days ? Cell.Whole(6, days, Look.Number) : Cell.Blank(6, Look.Centred),
            Cell.Moment(7, Wording.LocalTime(report.JudgedAt), Look.Moment),
            Cell.Moment(8, Wording.LocalTime(report.CurrentReceivedAt), Look.Moment),
            Cell.Moment(9, Wording.LocalTime(report.LatestReceivedAt), Look.Moment),
            Cell.Whole(10, report.Uploads, Look.Number),
            arrived ? Cell.Whole(11, report.Uploads - 1, Look.Number) : Cell.Blank(11, Look.Centred),
            arrived ? Cell.Whole(12, report.Errors, Look.Number) : Cell.Blank(12, Look.Centred),
            arrived ? Cell.Whole(13, report.Queries, Look.Number) : Cell.Blank(13, Look.Centred),
            Cell.Text(14, report.CurrentVersion is { } version ? Wording.Version(version) : null, Look.Centred),
            Cell.Text(ReasonColumn, Wording.Extended(standing, standing.IsIn ? report.Reason : Wording.WhyNotIn(report)), Look.Body));
    }

    private static ChartRows WriteArrivals(ReportSheet sheet, ReportBook book, RegionalSummary summary)
    {
        sheet.Together((4 + summary.Timeline.Count) * Look.RowHeight);
        sheet.Space(12);
        sheet.WriteRow(24, Cell.Text(1, SummaryTexts.ArrivalTitle, Look.Section with { Wrap = false }));
        sheet.Write(
            Cell.Text(DayColumn, SummaryTexts.DayHeading, Look.Heading),
            Cell.Text(DayColumn + 1, SummaryTexts.ArrivedHeading, Look.Heading),
            Cell.Text(TotalColumn, SummaryTexts.ArrivedTotalHeading, Look.Heading),
            Cell.Text(ExpectedColumn, SummaryTexts.ExpectedHeading, Look.Heading));
        var first = sheet.Row + 1;
        foreach (var day in summary.Timeline)
        {
            sheet.Write(
                Cell.Text(DayColumn, Wording.Day(day.Day), Look.Centred),
                Cell.Whole(DayColumn + 1, day.Accepted, Look.Number),
                book.OutOf(TotalColumn, day.Total, summary.Counts.Expected),
                Cell.Whole(ExpectedColumn, summary.Counts.Expected, Look.Number));
        }

        return new ChartRows(sheet.Place(first, DayColumn), sheet.Row);
    }
}
