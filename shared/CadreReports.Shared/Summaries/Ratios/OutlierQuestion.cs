using CadreReports.Catalogue;
using CadreReports.Validation;

namespace CadreReports.Summaries.Ratios;

/// <summary>
/// What the centre may ask a province about an outlier. It names the ratio, the province's own figures and where they stand,
/// and the region's median, but no other province and no other province's figure.
/// </summary>
public static class OutlierQuestion
{
    /// <summary>The question in one Vietnamese sentence, fit for a sheet, a file or a letter.</summary>
    /// <param name="summary">The summary that the outlier was found in.</param>
    /// <param name="outlier">One of its <see cref="RegionalSummary.Outliers"/>.</param>
    public static string Text(RegionalSummary summary, Outlier outlier)
    {
        var province = outlier.Place.Province;
        var peers = summary.Ratios.Single(ratio => ratio.Ratio == outlier.Ratio).Places.Count;
        return Wording.Fill(
            outlier.Score > 0 ? RatioTexts.QuestionHigh : RatioTexts.QuestionLow,
            province.BoardName,
            outlier.Ratio.Name,
            province.IsCity ? RatioTexts.OfCity : RatioTexts.OfProvince,
            Wording.Percent(outlier.Place.Value.Percent, outlier.Median),
            Parts(summary, outlier),
            Wording.Percent(outlier.Median, outlier.Place.Value.Percent),
            peers,
            summary.Region.InText);
    }

    private static string Parts(RegionalSummary summary, Outlier outlier)
    {
        var ratio = outlier.Ratio;
        return Wording.Fill(
            ratio.IsYearToDate && summary.Period.Id.Half == 2 ? RatioTexts.PartsYearToDate : RatioTexts.Parts,
            Wording.Amount(outlier.Place.Value.Numerator),
            Wording.Amount(outlier.Place.Value.Denominator),
            string.Join(RatioTexts.Plus, ratio.Numerator.Select(figure => Place(summary, figure))),
            Place(summary, ratio.Denominator));
    }

    private static string Place(RegionalSummary summary, FigureRef figure) =>
        Wording.Fill(RatioTexts.Place, figure.Form, figure.Row, summary.Figure(figure)!.Measure.Name);
}
