using CadreReports.Findings;
using CadreReports.Spreadsheets;
using CadreReports.Spreadsheets.Streaming;
using CadreReports.Submissions.Explanations;
using CadreReports.Summaries.Queries;
using CadreReports.Summaries.Ratios;

namespace CadreReports.Summaries.Sheets;

/// <summary>
/// Cần giải trình: what the provinces were asked to explain and what they said, then the centre's own questions with the
/// answers, then what stands apart from the other provinces and became a question or may become one.
/// </summary>
internal static class QuerySheet
{
    private const int HeaderRow = SheetHead.NextRow;
    private const int MessageColumn = 5;
    private const int AnswerColumn = 7;
    private const int LastColumn = 8;
    private const double TitleHeight = 24;
    private static readonly double[] Widths = [5.5, 18, 11, 11, 50, 16, 46, 16];

    private static readonly string[] Headings =
    [
        SummaryTexts.NumberHeading, SummaryTexts.ProvinceHeading, SummaryTexts.RuleHeading, SummaryTexts.CellHeading, SummaryTexts.QueryHeading,
        SummaryTexts.StateHeading, SummaryTexts.ExplanationHeading, SummaryTexts.SaidAtHeading,
    ];

    public static void Write(ReportBook book, RegionalSummary summary)
    {
        using var sheet = book.Begin(SummaryTexts.QuerySheet, new SheetLayout(Widths, Paper.A4, Landscape: true, ReportBook.Margins)
        {
            FrozenRows = HeaderRow,
            RepeatedRows = (HeaderRow, HeaderRow),
        });
        var asked = summary.Queries.Sum(q => q.Findings.Count);
        SheetHead.Write(sheet, summary, SummaryTexts.QueryTitle, Wording.Fill(
            SummaryTexts.QueryLegend, asked, summary.Queries.Count, asked - summary.Queries.Sum(q => q.Open), summary.Queries.Sum(q => q.Open)));
        sheet.Write([.. Headings.Select((text, i) => Cell.Text(i + 1, text, Look.Heading))]);
        var number = 0;
        foreach (var query in summary.Queries)
        {
            for (var i = 0; i < query.Findings.Count; i++)
            {
                WriteFinding(sheet, ++number, query, query.Findings[i], isFirst: i == 0);
            }
        }

        if (number == 0)
        {
            sheet.Write(Cell.Text(1, SummaryTexts.NoQueries, Look.TopRepeated, sheet.LastColumn));
        }

        WriteQuestions(sheet, summary);
        WriteOutliers(sheet, summary);
    }

    private static void WriteFinding(ReportSheet sheet, int number, QuerySummary query, AskedFinding asked, bool isFirst)
    {
        var thread = asked.Thread;
        sheet.Write(
            Cell.Whole(1, number, Look.TopNumber),
            Cell.Text(2, query.Province.Name, isFirst ? Look.TopStrong : Look.TopRepeated),
            Cell.Text(3, asked.Finding.RuleId, Look.TopCentred),
            Cell.Text(4, CellOf(asked.Finding), Look.TopCentred),
            Cell.Text(MessageColumn, asked.Finding.Message, Look.Top),
            Cell.Text(6, State(thread.State), Look.Of(thread.State)),
            Cell.Text(AnswerColumn, Explanation(thread), Look.Top),
            Cell.Moment(LastColumn, Wording.LocalTime(LastSaid(thread)?.At), Look.TopMoment));
    }

    private static LogEntry? LastSaid(FindingThread thread) =>
        thread.State == ExplanationState.Insufficient ? thread.Marks[^1] : thread.Answers is [.., var answer] ? answer : null;

    private static string? CellOf(Finding finding) => finding.Cells is [{ Address: { } address } cell, ..] ? $"{cell.Sheet}!{address}" : finding.Cells is [var whole, ..] ? whole.Sheet : null;

    /// <summary>The province's newest explanation and, where it was not enough, what the centre said to it.</summary>
    private static string? Explanation(FindingThread thread) => thread switch
    {
        { Answers: [] } => null,
        { State: ExplanationState.Insufficient } => Wording.Fill(SummaryTexts.Insufficient, thread.Answers[^1].Text, thread.Marks[^1].Text),
        _ => thread.Answers[^1].Text,
    };

    private static string State(ExplanationState state) => state switch
    {
        ExplanationState.Answered => SummaryTexts.Answered,
        ExplanationState.Insufficient => SummaryTexts.NotEnough,
        _ => SummaryTexts.NotAnswered,
    };

    /// <summary>In the same columns; the time is that of the answer, or of the question while there is none.</summary>
    private static void WriteQuestions(ReportSheet sheet, RegionalSummary summary)
    {
        if (summary.Questions.Count == 0)
        {
            return;
        }

        WriteTitle(sheet, SummaryTexts.AskedTitle);
        var number = 0;
        foreach (var asked in summary.Questions)
        {
            foreach (var question in asked.Questions)
            {
                var thread = question.Thread;
                sheet.Write(
                    Cell.Whole(1, ++number, Look.TopNumber),
                    Cell.Text(2, asked.Province.Name, question == asked.Questions[0] ? Look.TopStrong : Look.TopRepeated),
                    Cell.Text(3, SummaryTexts.AskedRule, Look.TopCentred),
                    Cell.Text(4, Ratio.All.FirstOrDefault(r => r.Id == question.Asked.Ratio)?.Numerator[0].Form, Look.TopCentred),
                    Cell.Text(MessageColumn, question.Asked.Text, Look.Top),
                    Cell.Text(6, Reply(thread.State), Look.Of(thread.State)),
                    Cell.Text(AnswerColumn, Explanation(thread), Look.Top),
                    Cell.Moment(LastColumn, Wording.LocalTime((LastSaid(thread) ?? question.Asked).At), Look.TopMoment));
            }
        }
    }

    private static string Reply(ExplanationState state) => state switch
    {
        ExplanationState.Answered => SummaryTexts.Replied,
        ExplanationState.Insufficient => SummaryTexts.NotEnough,
        _ => SummaryTexts.NotReplied,
    };

    private static void WriteTitle(ReportSheet sheet, string title)
    {
        sheet.Together(TitleHeight + (6 * Look.RowHeight));
        sheet.Space(12);
        sheet.WriteRow(TitleHeight, Cell.Text(1, title, Look.Section, sheet.LastColumn));
    }

    private static void WriteOutliers(ReportSheet sheet, RegionalSummary summary)
    {
        WriteTitle(sheet, SummaryTexts.OutlierTitle);
        sheet.Paragraph(Wording.Fill(SummaryTexts.OutlierLegend, Outlier.FewestPeers), Look.Note);
        for (var i = 0; i < summary.Outliers.Count; i++)
        {
            var outlier = summary.Outliers[i];
            sheet.Write(
                Cell.Whole(1, i + 1, Look.TopNumber),
                Cell.Text(2, outlier.Place.Province.Name, Look.TopStrong),
                Cell.Text(3, SummaryTexts.OutlierRule, Look.TopCentred),
                Cell.Text(4, outlier.Ratio.Numerator[0].Form, Look.TopCentred),
                Cell.Text(MessageColumn, OutlierQuestion.Text(summary, outlier), Look.Top, AnswerColumn),
                Cell.Text(LastColumn, summary.QuestionAbout(outlier) is null ? SummaryTexts.Proposed : SummaryTexts.Sent, Look.TopCentred));
        }

        if (summary.Outliers.Count == 0)
        {
            sheet.Write(Cell.Text(1, SummaryTexts.NoOutliers, Look.TopRepeated, sheet.LastColumn));
        }
    }
}
