using CadreReports.Catalogue;

namespace CadreReports.Validation;

/// <summary>
/// An accepted report of an earlier half-year that a province's figures are compared with: its own, or, across a merger,
/// those of all the provinces that it was made of, added up.
/// </summary>
/// <param name="Period">The earlier half-year.</param>
/// <param name="Version">The catalogue version that it followed.</param>
/// <param name="Provinces">Whose figures were added up, as they were then, ordered by code; at least one.</param>
/// <param name="Figures">The figures, sums included; one that is blank in any of the reports is absent.</param>
public sealed record EarlierReport(
    PeriodId Period, CatalogueVersion Version, IReadOnlyList<Province> Provinces, IReadOnlyDictionary<FigureRef, long> Figures)
{
    /// <summary>Whether each of the reports was itself judged beside one of the year before it.</summary>
    public bool WasComparedWithLastYear { get; init; }

    /// <summary>Adds the reports of one half-year up; a figure counts only where all of them have it.</summary>
    /// <param name="period">The half-year.</param>
    /// <param name="version">Its catalogue version.</param>
    /// <param name="reports">At least one province with its figures.</param>
    public static EarlierReport Sum(
        PeriodId period, CatalogueVersion version, IReadOnlyList<(Province Province, IReadOnlyDictionary<FigureRef, long> Figures)> reports)
    {
        var sums = new Dictionary<FigureRef, long>();
        foreach (var figure in reports[0].Figures.Keys)
        {
            var parts = reports.Select(r => r.Figures.TryGetValue(figure, out var value) ? value : (long?)null).ToList();
            if (parts.TrueForAll(part => part is not null))
            {
                sums.Add(figure, parts.Sum()!.Value);
            }
        }

        return new EarlierReport(
            period, version, [.. reports.Select(r => r.Province).OrderBy(p => p.Code, StringComparer.Ordinal)], sums);
    }
}

/// <summary>What is known of a province's past when its report is judged.</summary>
/// <param name="Previous">The accepted report of the last half-year; null when there is none, or not from every predecessor.</param>
/// <param name="LastYear">The accepted report of the same half of last year; null likewise.</param>
public sealed record History(EarlierReport? Previous, EarlierReport? LastYear)
{
    /// <summary>Nothing was accepted before: rules that look back are passed over.</summary>
    public static History None { get; } = new(null, null);
}
