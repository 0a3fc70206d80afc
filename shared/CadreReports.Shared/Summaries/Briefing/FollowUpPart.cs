using CadreReports.Submissions.Explanations;
using CadreReports.Summaries.Briefing.Sentences;
using CadreReports.Summaries.Limitations;

namespace CadreReports.Summaries.Briefing;

/// <summary>What is left to do: limitations that last, explanations that are open, questions of the centre, figures that stand apart.</summary>
internal static class FollowUpPart
{
    public static IEnumerable<BriefingBlock> Limitations(RegionalSummary summary)
    {
        var rows = summary.Limitations
            .SelectMany(l => l.Items.Where(i => i.State != LimitationState.Fixed), (l, item) => (l.Province, Item: item))
            .Select((l, i) => (IReadOnlyList<string>)
                [Amounts.Number(i + 1), l.Province.Name, l.Item.Text, State(l.Item.State), l.Item.Since.InWords(), Amounts.Number(l.Item.Periods)])
            .ToList();
        if (rows.Count > 0)
        {
            yield return new TableBlock(
                BriefingTexts.LimitationsTable,
                [
                    new TableColumn(BriefingTexts.NumberHeading, 1, ColumnAlignment.Centre),
                    new TableColumn(BriefingTexts.ProvinceHeading, 2.6, ColumnAlignment.Start),
                    new TableColumn(BriefingTexts.LimitationHeading, 6.2, ColumnAlignment.Start),
                    new TableColumn(BriefingTexts.StateHeading, 2.4, ColumnAlignment.Start),
                    new TableColumn(BriefingTexts.SinceHeading, 2.6, ColumnAlignment.Start),
                    new TableColumn(BriefingTexts.PeriodsHeading, 1, ColumnAlignment.Centre),
                ],
                rows);
        }
        else if (summary.Limitations.Count > 0)
        {
            yield return new TextBlock(BriefingTexts.AllFixed);
        }
    }

    public static IEnumerable<BriefingBlock> Queries(RegionalSummary summary)
    {
        var rows = summary.Queries
            .SelectMany(q => q.Findings.Where(f => f.Thread.State != ExplanationState.Answered), (q, f) => (q.Province, Asked: f))
            .Select((q, i) => (IReadOnlyList<string>)[Amounts.Number(i + 1), q.Province.Name, q.Asked.Finding.Message, Standing(q.Asked.Thread.State)])
            .ToList();
        if (rows.Count > 0)
        {
            yield return new TableBlock(
                BriefingTexts.QueriesTable,
                [
                    new TableColumn(BriefingTexts.NumberHeading, 1, ColumnAlignment.Centre),
                    new TableColumn(BriefingTexts.ProvinceHeading, 2.6, ColumnAlignment.Start),
                    new TableColumn(BriefingTexts.QueryHeading, 9.4, ColumnAlignment.Start),
                    new TableColumn(BriefingTexts.StateHeading, 2.6, ColumnAlignment.Start),
                ],
                rows);
        }
    }

    /// <summary>All of them: the answers are what the meeting wants to hear.</summary>
    public static IEnumerable<BriefingBlock> Questions(RegionalSummary summary)
    {
        var rows = summary.Questions
            .SelectMany(q => q.Questions, (q, question) => (q.Province, Question: question))
            .Select((q, i) => (IReadOnlyList<string>)[Amounts.Number(i + 1), q.Province.Name, q.Question.Asked.Text, Answer(q.Question.Thread)])
            .ToList();
        if (rows.Count > 0)
        {
            yield return new TableBlock(
                BriefingTexts.AskedTable,
                [
                    new TableColumn(BriefingTexts.NumberHeading, 1, ColumnAlignment.Centre),
                    new TableColumn(BriefingTexts.ProvinceHeading, 2.6, ColumnAlignment.Start),
                    new TableColumn(BriefingTexts.AskedHeading, 6.6, ColumnAlignment.Start),
                    new TableColumn(BriefingTexts.AnswerHeading, 5.4, ColumnAlignment.Start),
                ],
                rows);
        }
    }

    public static IEnumerable<BriefingBlock> Outliers(RegionalSummary summary)
    {
        if (summary.Outliers.Count > 0)
        {
            yield return new TableBlock(
                BriefingTexts.OutliersTable,
                [
                    new TableColumn(BriefingTexts.NumberHeading, 1, ColumnAlignment.Centre),
                    new TableColumn(BriefingTexts.ProvinceHeading, 3, ColumnAlignment.Start),
                    new TableColumn(BriefingTexts.RatioHeading, 5.4, ColumnAlignment.Start),
                    new TableColumn(BriefingTexts.ValueHeading, 2, ColumnAlignment.End),
                    new TableColumn(BriefingTexts.MedianHeading, 2, ColumnAlignment.End),
                    new TableColumn(BriefingTexts.StateHeading, 2.2, ColumnAlignment.Start),
                ],
                [.. summary.Outliers.Select((o, i) => (IReadOnlyList<string>)
                    [Amounts.Number(i + 1), o.Place.Province.Name, o.Ratio.Name, Amounts.PercentCell(o.Place.Value.Percent), Amounts.PercentCell(o.Median), Standing(summary.QuestionAbout(o))])]);
        }
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
