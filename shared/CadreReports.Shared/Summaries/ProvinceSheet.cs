using CadreReports.Catalogue;
using CadreReports.Summaries.Ratios;

namespace CadreReports.Summaries;

/// <summary>One figure of a province beside the region.</summary>
/// <param name="Figure">The figure over the region.</param>
/// <param name="Value">The province's; null when blank.</param>
/// <param name="Previous">The province's of the last half-year; null when there is none to compare with.</param>
/// <param name="LastYear">The province's of the same half of last year; null likewise.</param>
/// <param name="Median">The median of the region's provinces; null when fewer than <see cref="ProvinceSheet.FewestPeers"/> have the figure.</param>
public sealed record ProvinceFigure(FigureSummary Figure, long? Value, long? Previous, long? LastYear, decimal? Median);

/// <summary>One ratio of a province beside the region.</summary>
/// <param name="Ratio">The ratio over the region.</param>
/// <param name="Place">The province's value and rank.</param>
public sealed record ProvinceRatio(RatioSummary Ratio, RatioPlace Place)
{
    /// <summary>Whether enough provinces have the ratio for its median and the province's rank to be shown.</summary>
    public bool HasPeers => Ratio.Places.Count >= ProvinceSheet.FewestPeers;
}

/// <summary>
/// A province's own sheet: its figures beside its last report and the region's median. No figure in it can be told to be a
/// certain other province's, so medians and ranks of few provinces are left out.
/// </summary>
/// <param name="Edition">The region's summary that it is taken from.</param>
/// <param name="Standing">The province; it is in.</param>
/// <param name="Forms">Its figures, form by form.</param>
/// <param name="Ratios">Its ratios.</param>
public sealed record ProvinceSheet(
    SummaryEdition Edition,
    ProvinceStanding Standing,
    IReadOnlyList<(Form Form, IReadOnlyList<ProvinceFigure> Figures)> Forms,
    IReadOnlyList<ProvinceRatio> Ratios)
{
    /// <summary>How many provinces must have a figure or ratio for its median, and the rank in it, to be shown.</summary>
    public const int FewestPeers = 5;

    /// <summary>The sheet of a province of the region; null when its figures are not in.</summary>
    public static ProvinceSheet? Of(SummaryEdition edition, string province)
    {
        var summary = edition.Summary;
        var index = 0;
        while (index < summary.Standings.Count && !string.Equals(summary.Standings[index].Province.Code, province, StringComparison.Ordinal))
        {
            index++;
        }

        return index == summary.Standings.Count || !summary.Standings[index].IsIn
            ? null
            : new ProvinceSheet(
                edition,
                summary.Standings[index],
                [.. summary.Forms.Select(form => (form.Form, (IReadOnlyList<ProvinceFigure>)[.. form.Figures.Select(figure => Figure(figure, index))]))],
                [
                    .. from ratio in summary.Ratios
                       let place = ratio.Of(summary.Standings[index].Province)
                       where place is not null
                       select new ProvinceRatio(ratio, place),
                ]);
    }

    private static ProvinceFigure Figure(FigureSummary figure, int province) => new(
        figure,
        figure.ByProvince[province],
        figure.Previous?.ByProvince[province],
        figure.LastYear?.ByProvince[province],
        figure.From < FewestPeers ? null : Middle.Of([.. figure.ByProvince.OfType<long>().Select(value => (decimal)value)]));
}
