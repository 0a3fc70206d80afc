using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Validation;

namespace CadreReports.Summaries.Ratios;

/// <summary>
/// What the centre may ask a province about an outlier. It names the ratio, the province's own figures and where they stand,
/// and the region's median, but no other province and no other province's figure.
/// </summary>
public static class OutlierQuestion
{
    private const int MostDecimals = 6;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>The question in one Vietnamese sentence, fit for a sheet, a file or a letter.</summary>
    /// <param name="summary">The summary that the outlier was found in.</param>
    /// <param name="outlier">One of its <see cref="RegionalSummary.Outliers"/>.</param>
    public static string Text(RegionalSummary summary, Outlier outlier)
    {
        var province = outlier.Place.Province;
        var (value, median) = Percents(outlier.Place.Value.Percent, outlier.Median);
        var peers = summary.Ratios.Single(ratio => ratio.Ratio == outlier.Ratio).Places.Count;
        return Wording.Fill(
            outlier.Score > 0 ? RatioTexts.QuestionHigh : RatioTexts.QuestionLow,
            province.BoardName,
            outlier.Ratio.Name,
            province.IsCity ? RatioTexts.OfCity : RatioTexts.OfProvince,
            value,
            Parts(summary, outlier),
            median,
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

    /// <summary>
    /// With one decimal, and with as many more as it takes to tell the two apart and to show two digits of a small one: 0,049%
    /// beside 0,152%; what is not everything is not written as 100%.
    /// </summary>
    private static (string Value, string Median) Percents(decimal value, decimal median)
    {
        var (decimals, coarsest) = (1, 1m);
        while (decimals < MostDecimals && (IsSmall(value) || IsSmall(median) || IsNearlyAll(value) || IsNearlyAll(median) || Math.Round(value, decimals) == Math.Round(median, decimals)))
        {
            decimals++;
            coarsest /= 10;
        }

        return (Written(value), Written(median));

        bool IsSmall(decimal percent) => percent != 0 && percent < coarsest;

        bool IsNearlyAll(decimal percent) => percent != 100 && Math.Round(percent, decimals, MidpointRounding.AwayFromZero) == 100;

        string Written(decimal percent) =>
            Math.Round(percent, decimals, MidpointRounding.AwayFromZero).ToString("#,##0.######", Vietnamese) + "%";
    }
}
