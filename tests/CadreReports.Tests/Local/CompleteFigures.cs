using CadreReports.Catalogue;

namespace CadreReports.Tests.Local;

/// <summary>Typed figures with the sums that the catalogue makes of them, added up here in the test's own way.</summary>
internal sealed class CompleteFigures
{
    private readonly CatalogueVersion catalogue;

    public CompleteFigures(CatalogueVersion catalogue, IReadOnlyDictionary<FigureRef, long> typed)
    {
        this.catalogue = catalogue;
        Typed = typed;
        All = catalogue.Forms
            .SelectMany(f => f.Indicators.SelectMany(i => i.Measures.Select(m => new FigureRef(f.Code, i.Code, f.Measures[m].Code))))
            .Where(f => typed.Keys.Any(t => t.Form == f.Form))
            .ToDictionary(f => f, Value);
    }

    public IReadOnlyDictionary<FigureRef, long> Typed { get; }

    public IReadOnlyDictionary<FigureRef, long> All { get; }

    public bool Holds(Balance balance)
    {
        var right = balance.Right.Sum(r => r.Sign * All[r.Figure]);
        return balance.Relation == BalanceRelation.Equal ? All[balance.Left] == right : All[balance.Left] <= right;
    }

    private long Value(FigureRef figure)
    {
        if (Typed.TryGetValue(figure, out var typed))
        {
            return typed;
        }

        var form = catalogue.Form(figure.Form)!;
        var indicator = form.Indicators[form.RowIndex(figure.Row)];
        return form.SumColumns.TryGetValue(figure.Column, out var columns)
            ? columns.Sum(c => Value(figure with { Column = c }))
            : indicator.SumOf.Sum(r => Value(figure with { Row = r }));
    }
}
