using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;

namespace CadreReports.Validation;

/// <summary>
/// The figures that a report goes on from: where a rule says that a figure is the same as one of the last half-year, such as
/// the stock at the beginning and that at the end of the half-year before. Pure.
/// </summary>
public static class CarriedFigures
{
    /// <summary>What the last half-year's report says of this one beforehand.</summary>
    /// <param name="version">The catalogue version that the report follows, whose rules decide.</param>
    /// <param name="period">The half-year that is reported on.</param>
    /// <param name="previous">The accepted report of the half-year before; across a merger, those of all predecessors added up.</param>
    /// <returns>
    /// Figures that a clerk would type. A figure that was blank then, or means something else since, is absent.
    /// </returns>
    /// <exception cref="ArgumentException">The earlier report is of another half-year.</exception>
    public static IReadOnlyDictionary<FigureRef, long> Of(CatalogueVersion version, PeriodId period, EarlierReport previous)
    {
        if (previous.Period != period.Previous)
        {
            throw new ArgumentException($"The report of {previous.Period} is not that before {period}.", nameof(previous));
        }

        var carried = new Dictionary<FigureRef, long>();
        foreach (var (opening, closing) in Pairs(version, period))
        {
            if (Comparability.IsComparable(closing, version, period, previous.Version, previous.Period) && previous.Figures.TryGetValue(closing, out var figure))
            {
                carried.TryAdd(opening, figure);
            }
        }

        return carried;
    }

    /// <summary>The typed figures that rules equate with one of the last half-year, and those.</summary>
    private static IEnumerable<Continuation> Pairs(CatalogueVersion version, PeriodId period) =>
        from rule in version.Rules
        where rule.Halves.Contains(period.Half)
        from instance in rule.Instances
        let pair = Continuation.Of(instance)
        where pair is not null && IsTyped(version, period, pair.Opening)
        select pair;

    private static bool IsTyped(CatalogueVersion version, PeriodId period, FigureRef figure) =>
        version.Form(figure.Form) is { } form && form.IsCollectedIn(period) &&
        form.RowIndex(figure.Row) is >= 0 and var row && form.ColumnIndex(figure.Column) is >= 0 and var column && form.IsTyped(row, column);
}
