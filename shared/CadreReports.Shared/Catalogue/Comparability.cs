namespace CadreReports.Catalogue;

/// <summary>Whether a figure means today what it meant in an earlier half-year.</summary>
public static class Comparability
{
    /// <summary>
    /// Neither the row nor the column changed its meaning between the two half-years, and the earlier catalogue asks for
    /// a figure of the same name and time.
    /// </summary>
    /// <param name="figure">The figure's name.</param>
    /// <param name="version">Today's catalogue version, which has the figure.</param>
    /// <param name="period">Today's half-year.</param>
    /// <param name="earlierVersion">The catalogue version of the earlier half-year.</param>
    /// <param name="earlier">The earlier half-year.</param>
    public static bool IsComparable(FigureRef figure, CatalogueVersion version, PeriodId period, CatalogueVersion earlierVersion, PeriodId earlier)
    {
        if (version.Form(figure.Form) is not { } form || form.RowIndex(figure.Row) is not (>= 0 and var row) || form.ColumnIndex(figure.Column) is not (>= 0 and var column))
        {
            return false;
        }

        return IsComparable(figure, form.Indicators[row], form.Measures[column], version, period, earlierVersion, earlier);
    }

    /// <inheritdoc cref="IsComparable(FigureRef, CatalogueVersion, PeriodId, CatalogueVersion, PeriodId)"/>
    /// <param name="figure">The figure's name.</param>
    /// <param name="indicator">Its row today.</param>
    /// <param name="measure">Its column today.</param>
    /// <param name="version">Today's catalogue version, which has the figure.</param>
    /// <param name="period">Today's half-year.</param>
    /// <param name="earlierVersion">The catalogue version of the earlier half-year.</param>
    /// <param name="earlier">The earlier half-year.</param>
    public static bool IsComparable(
        FigureRef figure, Indicator indicator, Measure measure, CatalogueVersion version, PeriodId period, CatalogueVersion earlierVersion, PeriodId earlier)
    {
        return !Changed(indicator.ComparableFrom) && !Changed(measure.ComparableFrom) &&
            (ReferenceEquals(earlierVersion, version) || AsksFor(earlierVersion, figure, indicator.Time));

        bool Changed(PeriodId? at) => earlier < at && at <= period;
    }

    private static bool AsksFor(CatalogueVersion version, FigureRef figure, TimeKind time) =>
        version.Form(figure.Form) is { } form && form.RowIndex(figure.Row) is >= 0 and var row && form.Indicators[row].Time == time &&
        form.ColumnIndex(figure.Column) is >= 0 and var column && form.Indicators[row].Measures.Contains(column);
}
