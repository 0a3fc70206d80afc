using CadreReports.Submissions.Explanations;
using CadreReports.Summaries.Briefing.Sentences;
using CadreReports.Summaries.Limitations;

namespace CadreReports.Summaries.Briefing;

/// <summary>What is left to do: limitations that last, explanations that are open, figures that stand apart.</summary>
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

    public static IEnumerable<BriefingBlock> Outliers(RegionalSummary summary)
    {
        if (summary.Outliers.Count > 0)
        {
            yield return new TableBlock(
                BriefingTexts.OutliersTable,
                [
                    new TableColumn(BriefingTexts.NumberHeading, 1, ColumnAlignment.Centre),
                    new TableColumn(BriefingTexts.ProvinceHeading, 3, ColumnAlignment.Start),
                    new TableColumn(BriefingTexts.RatioHeading, 7.4, ColumnAlignment.Start),
                    new TableColumn(BriefingTexts.ValueHeading, 2, ColumnAlignment.End),
                    new TableColumn(BriefingTexts.MedianHeading, 2, ColumnAlignment.End),
                ],
                [.. summary.Outliers.Select((o, i) => (IReadOnlyList<string>)
                    [Amounts.Number(i + 1), o.Place.Province.Name, o.Ratio.Name, Amounts.PercentCell(o.Place.Value.Percent), Amounts.PercentCell(o.Median)])]);
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

    private static string Standing(ExplanationState state) =>
        state == ExplanationState.Insufficient ? BriefingTexts.ExplanationInsufficient : BriefingTexts.ExplanationOpen;
}
