using CadreReports.Catalogue;
using CadreReports.Submissions.Explanations;
using CadreReports.Summaries.Briefing.Sentences;
using CadreReports.Summaries.Limitations;

namespace CadreReports.Summaries.Briefing;

/// <summary>What is left to do: limitations that last, explanations that are open, questions of the centre, figures that stand apart.</summary>
internal static class FollowUpPart
{
    public static IEnumerable<BriefingBlock> Limitations(RegionalSummary summary)
    {
        var open = Table(
            BriefingTexts.LimitationsTable,
            2.6,
            [
                new TableColumn(BriefingTexts.LimitationHeading, 6.2, ColumnAlignment.Start),
                new TableColumn(BriefingTexts.StateHeading, 2.4, ColumnAlignment.Start),
                new TableColumn(BriefingTexts.SinceHeading, 2.6, ColumnAlignment.Start),
                new TableColumn(BriefingTexts.PeriodsHeading, 1, ColumnAlignment.Centre),
            ],
            from l in summary.Limitations
            from item in l.Items
            where item.State != LimitationState.Fixed
            select (l.Province, (string[])[item.Text, State(item.State), item.Since.InWords(), Amounts.Number(item.Periods)]));
        return open.Count == 0 && summary.Limitations.Count > 0 ? [new TextBlock(BriefingTexts.AllFixed)] : open;
    }

    public static IEnumerable<BriefingBlock> Queries(RegionalSummary summary) => Table(
        BriefingTexts.QueriesTable,
        2.6,
        [
            new TableColumn(BriefingTexts.QueryHeading, 9.4, ColumnAlignment.Start),
            new TableColumn(BriefingTexts.StateHeading, 2.6, ColumnAlignment.Start),
        ],
        from q in summary.Queries
        from asked in q.Findings
        where asked.Thread.State != ExplanationState.Answered
        select (q.Province, (string[])[asked.Finding.Message, Standing(asked.Thread.State)]));

    /// <summary>All of them: the answers are what the meeting wants to hear.</summary>
    public static IEnumerable<BriefingBlock> Questions(RegionalSummary summary) => Table(
        BriefingTexts.AskedTable,
        2.6,
        [
            new TableColumn(BriefingTexts.AskedHeading, 6.6, ColumnAlignment.Start),
            new TableColumn(BriefingTexts.AnswerHeading, 5.4, ColumnAlignment.Start),
        ],
        from q in summary.Questions
        from question in q.Questions
        select (q.Province, (string[])[question.Asked.Text, Answer(question.Thread)]));

    public static IEnumerable<BriefingBlock> Outliers(RegionalSummary summary) => Table(
        BriefingTexts.OutliersTable,
        3,
        [
            new TableColumn(BriefingTexts.RatioHeading, 5.4, ColumnAlignment.Start),
            new TableColumn(BriefingTexts.ValueHeading, 2, ColumnAlignment.End),
            new TableColumn(BriefingTexts.MedianHeading, 2, ColumnAlignment.End),
            new TableColumn(BriefingTexts.StateHeading, 2.2, ColumnAlignment.Start),
        ],
        from o in summary.Outliers
        select (o.Place.Province, (string[])
            [o.Ratio.Name, Amounts.PercentCell(o.Place.Value.Percent), Amounts.PercentCell(o.Median), Standing(summary.QuestionAbout(o))]));

    /// <summary>A table whose numbered rows begin with their province; nothing without rows.</summary>
    private static IReadOnlyList<BriefingBlock> Table(
        string caption, double provinceWidth, IReadOnlyList<TableColumn> columns, IEnumerable<(Province Province, string[] Cells)> lines)
    {
        var rows = lines.Select((line, i) => (IReadOnlyList<string>)[Amounts.Number(i + 1), line.Province.Name, .. line.Cells]).ToList();
        return rows.Count == 0
            ? []
            : [new TableBlock(
                caption,
                [
                    new TableColumn(BriefingTexts.NumberHeading, 1, ColumnAlignment.Centre),
                    new TableColumn(BriefingTexts.ProvinceHeading, provinceWidth, ColumnAlignment.Start),
                    .. columns,
                ],
                rows)];
    }

    public static string State(LimitationState state) => state switch
    {
        LimitationState.Open => BriefingTexts.StateOpen,
        LimitationState.BeingFixed => BriefingTexts.StateBeingFixed,
        LimitationState.NotMentioned => BriefingTexts.StateNotMentioned,
        LimitationState.NotStated => BriefingTexts.StateNotStated,
        _ => BriefingTexts.StateFixed,
    };

    private static string Standing(Question? question) => question?.Thread.State switch
    {
        null => BriefingTexts.QuestionProposed,
        ExplanationState.Answered => BriefingTexts.QuestionAnswered,
        _ => BriefingTexts.QuestionSent,
    };

    /// <summary>The newest answer in the province's own words; where it is not enough, that is said before.</summary>
    private static string Answer(FindingThread thread) => thread.State switch
    {
        ExplanationState.Answered => thread.Answers[^1].Text,
        ExplanationState.Insufficient => Amounts.Fill(BriefingTexts.AnswerInsufficient, thread.Answers[^1].Text),
        _ => BriefingTexts.AnswerOpen,
    };

    private static string Standing(ExplanationState state) =>
        state == ExplanationState.Insufficient ? BriefingTexts.ExplanationInsufficient : BriefingTexts.ExplanationOpen;
}
