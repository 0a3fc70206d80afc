using CadreReports.Catalogue;

namespace CadreReports.Validation;

/// <summary>The cells of a row that a clerk types.</summary>
/// <param name="Form">The form's index.</param>
/// <param name="Row">The row's index.</param>
/// <param name="Required">Whether they may not be blank.</param>
/// <param name="Cells">The cells.</param>
internal sealed record TypedRow(int Form, int Row, bool Required, TypedCell[] Cells);

/// <summary>A cell that a clerk types.</summary>
/// <param name="Slot">The cell.</param>
/// <param name="Totals">The totals that it is a part of: where one is filled, the blank cell counts as 0.</param>
internal readonly record struct TypedCell(FigureSlot Slot, FigureSlot[] Totals);

/// <summary>One relation of a rule, ready to be judged.</summary>
internal sealed record RuleInstance(Rule Rule, TruthNode Condition);

/// <summary>A catalogue version with every figure name replaced by array indices.</summary>
internal sealed class ValidationPlan
{
    public ValidationPlan(CatalogueVersion version)
    {
        Forms = version.Forms;
        var formIndices = Forms.Select((f, i) => (f.Code, i)).ToDictionary(f => f.Code, f => f.i, StringComparer.Ordinal);
        FigureSlot SlotOf(FigureRef figure)
        {
            var form = formIndices[figure.Form];
            return new FigureSlot(form, Forms[form].RowIndex(figure.Row), Forms[form].ColumnIndex(figure.Column));
        }

        var totals = version.Balances
            .Where(b => b.IsSum)
            .SelectMany(b => b.Right, (b, part) => (Part: SlotOf(part.Figure), Total: SlotOf(b.Left)))
            .ToLookup(pair => pair.Part, pair => pair.Total);
        Rows = [.. Enumerable.Range(0, Forms.Count).SelectMany(form => RowsOf(form, totals))];

        var compiler = new ExpressionCompiler(SlotOf);
        Rules = [.. version.Rules.SelectMany(rule => rule.Instances.Select(i => new RuleInstance(rule, compiler.Truth(i))))];
    }

    public IReadOnlyList<Form> Forms { get; }

    /// <summary>Rows with at least one typed cell, in workbook order.</summary>
    public TypedRow[] Rows { get; }

    public RuleInstance[] Rules { get; }

    /// <summary>The row's declaration.</summary>
    public Indicator Indicator(FigureSlot slot) => Forms[slot.Form].Indicators[slot.Row];

    /// <summary>The column's declaration.</summary>
    public Measure Measure(FigureSlot slot) => Forms[slot.Form].Measures[slot.Column];

    private IEnumerable<TypedRow> RowsOf(int formIndex, ILookup<FigureSlot, FigureSlot> totals)
    {
        var form = Forms[formIndex];
        for (var row = 0; row < form.Indicators.Count; row++)
        {
            var indicator = form.Indicators[row];
            var cells = indicator.Measures
                .Where(m => indicator.SumOf.Count == 0 && !form.SumColumns.ContainsKey(form.Measures[m].Code))
                .Select(m => new FigureSlot(formIndex, row, m))
                .Select(slot => new TypedCell(slot, [.. totals[slot]]))
                .ToArray();
            if (cells.Length > 0)
            {
                yield return new TypedRow(formIndex, row, indicator.Required, cells);
            }
        }
    }
}
