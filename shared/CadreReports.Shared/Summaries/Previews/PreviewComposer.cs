using CadreReports.Submissions;
using CadreReports.Summaries.Ratios;
using CadreReports.Summaries.Sheets;

namespace CadreReports.Summaries.Previews;

/// <summary>Picks out of a summary what its preview shows, in the words of the workbook.</summary>
internal static class PreviewComposer
{
    public static SummaryPreview Compose(RegionalSummary summary) => new(
        summary.AsOf?.ToUniversalTime(),
        summary.Counts,
        [.. summary.Standings.Where(s => !s.IsIn).Select(s => Standing(s, Wording.WhyNotIn(s.Report)))],
        [.. summary.Standings.Where(s => s.IsIn && s.Report.State is not (SubmissionState.Accepted or SubmissionState.Locked)).Select(s => Standing(s, null))],
        summary.Timeline,
        [
            .. from key in KeyFigures.All
               let figure = summary.Figure(key.Figure)
               where figure is not null
               select Figure(figure, key.Name),
        ],
        [.. summary.Forms.Select(form => new PreviewForm(form.Form.Code, form.Form.Title, [.. form.Figures.Select(f => Figure(f, f.Indicator.Name))]))],
        [.. summary.Ratios.Select(ratio => Ranking(summary, ratio))],
        AgeStructure.Of(summary) is { } ages ? Ages(summary, ages) : null,
        [
            .. from limitations in summary.Limitations
               from item in limitations.Items
               orderby Array.IndexOf(LimitationSheet.States, item.State), item.Periods descending, item.Since
               select new PreviewLimitation(limitations.Province.Name, item.Text, item.State, LimitationSheet.Name(item.State), item.Since.InWords(), item.Periods),
        ],
        new PreviewThreads(summary.Queries.Sum(q => q.Findings.Count), summary.Queries.Sum(q => q.Open), summary.Queries.Count),
        new PreviewThreads(summary.Questions.Sum(q => q.Questions.Count), summary.Questions.Sum(q => q.Open), summary.Questions.Count));

    private static PreviewStanding Standing(ProvinceStanding standing, string? reason) =>
        new(standing.Province.Code, standing.Province.Name, standing.Report.State, reason);

    private static PreviewFigure Figure(FigureSummary figure, string name) => new(
        figure.Ref.Row,
        name,
        figure.Measure.Name,
        figure.Indicator.Unit,
        figure.Total,
        figure.From,
        figure.Previous?.Change,
        figure.LastYear?.Change);

    private static PreviewRatio Ranking(RegionalSummary summary, RatioSummary ratio)
    {
        var outliers = summary.Outliers.Where(o => o.Ratio == ratio.Ratio).ToDictionary(o => o.Place.Province.Code, StringComparer.Ordinal);
        return new PreviewRatio(
            ratio.Ratio.Id,
            ratio.Ratio.Name,
            ComparisonSheet.About(summary, ratio),
            ratio.Ratio.IsNeutral,
            ratio.Total,
            ratio.Median,
            ratio.Change,
            [
                .. ratio.Places.Select(place => new PreviewPlace(
                    place.Province.Code,
                    place.Province.Name,
                    place.Rank,
                    place.Value,
                    place.Earlier,
                    outliers.GetValueOrDefault(place.Province.Code) is { } outlier ? Asking(summary, outlier) : null)),
            ],
            ComparisonSheet.Absent(summary, ratio));
    }

    private static PreviewOutlier Asking(RegionalSummary summary, Outlier outlier) => summary.QuestionAbout(outlier) is { } question
        ? new PreviewOutlier(question.Asked.Text, IsAsked: true)
        : new PreviewOutlier(OutlierQuestion.Text(summary, outlier), IsAsked: false);

    private static PreviewAges Ages(RegionalSummary summary, AgeStructure ages) => new(
        [.. ages.Groups.Select(group => group.Indicator.Name)],
        [.. ages.Provinces.Select(i => new PreviewShares(summary.Standings[i].Province.Name, [.. ages.Groups.Select(group => group.ByProvince[i]!.Value)]))]);
}
