using CadreReports.Catalogue;

namespace CadreReports.Summaries;

/// <summary>One figure of the catalogue over the region.</summary>
/// <param name="Ref">The figure's name.</param>
/// <param name="Indicator">Its row.</param>
/// <param name="Measure">Its column.</param>
/// <param name="ByProvince">
/// Each province's figure, in the order of <see cref="RegionalSummary.Standings"/>; null where the province has no
/// accepted report or left the cell blank.
/// </param>
public sealed record FigureSummary(FigureRef Ref, Indicator Indicator, Measure Measure, IReadOnlyList<long?> ByProvince)
{
    /// <summary>The sum over the provinces that have a figure; null, and not zero, when none has.</summary>
    public long? Total { get; } = Sum(ByProvince);

    /// <summary>From how many provinces <see cref="Total"/> comes.</summary>
    public int From { get; } = ByProvince.Count(value => value is not null);

    /// <summary>
    /// The figure of the last half-year, for stocks only; null when it means something else since, or when no province has
    /// a figure of both times.
    /// </summary>
    public FigureThen? Previous { get; init; }

    /// <summary>The figure of the same half of last year; null likewise.</summary>
    public FigureThen? LastYear { get; init; }

    /// <exception cref="OverflowException">The sum is beyond 64 bits.</exception>
    private static long? Sum(IReadOnlyList<long?> values)
    {
        long? sum = null;
        foreach (var value in values)
        {
            if (value is { } figure)
                sum = checked((sum ?? 0) + figure);
        }

        return sum;
    }
}

/// <summary>A form of figures over the region.</summary>
/// <param name="Form">The form.</param>
/// <param name="Figures">Every cell that the form has, row by row, in catalogue order.</param>
public sealed record FormSummary(Form Form, IReadOnlyList<FigureSummary> Figures)
{
    private readonly Dictionary<(string Row, string Column), FigureSummary> byCell = Figures.ToDictionary(f => (f.Ref.Row, f.Ref.Column));

    /// <summary>The figure of this row and column, or null when the form has no such cell.</summary>
    public FigureSummary? Figure(string row, string column) => byCell.GetValueOrDefault((row, column));

    /// <summary>
    /// Gathers one form. Figures whose row or column the form does not have are passed over: they can only come from
    /// an earlier revision of the catalogue.
    /// </summary>
    internal static FormSummary Build(Form form, RegionPast past, IReadOnlyList<ProvinceStanding> standings)
    {
        var cells = Collect(form, standings);
        var figures = new List<FigureSummary>();
        for (var row = 0; row < form.Indicators.Count; row++)
        {
            var indicator = form.Indicators[row];
            foreach (var column in indicator.Measures)
            {
                var figure = new FigureSummary(form.Figure(row, column), indicator, form.Measures[column], cells[row, column]);
                figures.Add(figure with
                {
                    Previous = indicator.Time == TimeKind.Stock ? past.Previous.Of(figure) : null,
                    LastYear = past.LastYear.Of(figure),
                });
            }
        }

        return new FormSummary(form, figures);
    }

    private static long?[,][] Collect(Form form, IReadOnlyList<ProvinceStanding> standings)
    {
        var cells = new long?[form.Indicators.Count, form.Measures.Count][];
        for (var row = 0; row < form.Indicators.Count; row++)
        {
            for (var column = 0; column < form.Measures.Count; column++)
                cells[row, column] = new long?[standings.Count];
        }

        for (var i = 0; i < standings.Count; i++)
        {
            if (!standings[i].IsIn)
                continue;

            foreach (var factRow in standings[i].Report.Facts)
            {
                var row = string.Equals(factRow.Form, form.Code, StringComparison.Ordinal) ? form.RowIndex(factRow.Row) : -1;
                foreach (var fact in row < 0 ? [] : factRow.Facts)
                {
                    var column = form.ColumnIndex(fact.Column);
                    if (column >= 0)
                        cells[row, column][i] = fact.Value;
                }
            }
        }

        return cells;
    }
}
