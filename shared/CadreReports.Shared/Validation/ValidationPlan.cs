using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;

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
/// <param name="Rule">The rule.</param>
/// <param name="Condition">What must hold.</param>
/// <param name="Repeated">The figures of the last half-year whose comparison it repeats; see <see cref="Continuation.Repeated"/>.</param>
internal sealed record RuleInstance(Rule Rule, TruthNode Condition, EarlierSlot[] Repeated);

/// <summary>A catalogue version with every figure name replaced by array indices.</summary>
internal sealed class ValidationPlan
{
    private readonly CatalogueVersion version;
    private readonly Dictionary<string, int> formIndices;
    private readonly Dictionary<EarlierFigureRef, EarlierSlot> earlierSlots = [];
    private readonly RuleInstance[] rulesOfFirstHalf;
    private readonly RuleInstance[] rulesOfSecondHalf;

    public ValidationPlan(CatalogueVersion version)
    {
        this.version = version;
        Forms = version.Forms;
        formIndices = Forms.Select((f, i) => (f.Code, i)).ToDictionary(f => f.Code, f => f.i, StringComparer.Ordinal);
        var totals = version.Balances
            .Where(b => b.IsSum)
            .SelectMany(b => b.Right, (b, part) => (Part: SlotOf(part.Figure), Total: SlotOf(b.Left)))
            .ToLookup(pair => pair.Part, pair => pair.Total);
        Rows = [.. Enumerable.Range(0, Forms.Count).SelectMany(form => RowsOf(form, totals))];

        var compiler = new ExpressionCompiler(SlotOf, Ask);
        var continuations = Continuation.All(version.Rules);
        var rules = version.Rules.SelectMany(rule => rule.Instances.Select(i => new RuleInstance(
            rule, compiler.Truth(i), [.. Continuation.Repeated(rule, i, continuations).Select(closing => Ask(new EarlierFigureRef(IsLastYear: false, closing)))]))).ToList();
        rulesOfFirstHalf = [.. rules.Where(r => r.Rule.Halves.Contains(1))];
        rulesOfSecondHalf = [.. rules.Where(r => r.Rule.Halves.Contains(2))];
        EarlierFigures = [.. earlierSlots.OrderBy(a => a.Value.Index).Select(a => new AskedFigure(a.Key, SlotOf(a.Key.Figure)))];

        EarlierSlot Ask(EarlierFigureRef figure) =>
            earlierSlots.TryGetValue(figure, out var slot) ? slot : earlierSlots[figure] = new EarlierSlot(earlierSlots.Count);
    }

    public IReadOnlyList<Form> Forms { get; }

    /// <summary>Rows with at least one typed cell, in workbook order.</summary>
    public TypedRow[] Rows { get; }

    /// <summary>The figures of earlier reports that the rules ask for, by slot.</summary>
    public AskedFigure[] EarlierFigures { get; }

    /// <summary>Where a figure of an earlier report that some rule asks for stands.</summary>
    public EarlierSlot SlotOf(EarlierFigureRef asked) => earlierSlots[asked];

    /// <summary>The relations that are judged in a half of the year.</summary>
    public RuleInstance[] Rules(int half) => half == 1 ? rulesOfFirstHalf : rulesOfSecondHalf;

    /// <summary>Where a figure of the version stands.</summary>
    public FigureSlot SlotOf(FigureRef figure)
    {
        var form = formIndices[figure.Form];
        return new FigureSlot(form, Forms[form].RowIndex(figure.Row), Forms[form].ColumnIndex(figure.Column));
    }

    /// <summary>Whether a figure of an earlier report means the same as now: that report asked for it, and nothing changed since.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="period">The half-year that is reported on.</param>
    /// <param name="report">The earlier report.</param>
    public bool IsComparable(AskedFigure figure, PeriodId period, EarlierReport report) => Comparability.IsComparable(
        figure.Asked.Figure, Indicator(figure.Own), Measure(figure.Own), version, period, report.Version, report.Period);

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
                .Where(m => form.IsTyped(row, m))
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
