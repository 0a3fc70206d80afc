using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;

namespace CadreReports.Validation;

/// <summary>A figure of an earlier report as a message uses it.</summary>
internal sealed record EarlierTerm(EarlierReport Report, FigureRef Figure, long Value)
{
    /// <summary>Says whose figures were added up, by names that the province knows; nothing where no provinces were merged.</summary>
    public string Merged => Report.Provinces.Count > 1
        ? Wording.Fill(ValidationTexts.Merged, string.Join(", ", Report.Provinces.Select(p => p.Name)))
        : string.Empty;

    /// <summary>What the function took from an earlier report; null when it took nothing, or found nothing.</summary>
    public static EarlierTerm? Find(ValidationPlan plan, WorkbookFigures figures, HistoryExpression history)
    {
        var asked = EarlierFigureRef.Of(history);
        var isOwnOnly = history.Function == HistoryFunction.YearToDate && figures.Period.Half == 1;
        return !isOwnOnly && figures.Earlier.Report(asked) is { } report && figures.Earlier[plan.SlotOf(asked)] is { } value
            ? new EarlierTerm(report, history.Figure, value)
            : null;
    }
}

/// <summary>Spells the sides of a relation out: figures with their cells, earlier ones with their half-year.</summary>
/// <param name="plan">The compiled catalogue version.</param>
/// <param name="figures">The workbook's figures.</param>
/// <param name="sheet">The sheet that the message names; cells of others are named with theirs.</param>
internal sealed class RelationTerms(ValidationPlan plan, WorkbookFigures figures, string sheet)
{
    public string Sheet => sheet;

    /// <summary>The side's cells, each once.</summary>
    public string Cells(RelationSide side) => string.Join(", ", side.Figures.Distinct().Select(CellName));

    /// <summary>Such as "125 (D7) + 151 (E7)" or "50.870 (6 tháng cuối năm 2022)".</summary>
    public string Of(RuleExpression expression) => expression switch
    {
        NumberExpression e => Wording.Amount(e.Value),
        FigureExpression e => Own(e.Figure),
        HistoryExpression { Function: HistoryFunction.YearToDate } e => figures.Period.Half == 1 ? Own(e.Figure) : $"{Earlier(e)} + {Own(e.Figure)}",
        HistoryExpression e => Earlier(e),
        RatioExpression e => $"{Grouped(e.Part)} : {Grouped(e.Whole)}",
        SumExpression e => string.Join(" + ", e.Items.Select(Of)),
        NegateExpression e => $"−{Grouped(e.Operand)}",
        ArithmeticExpression { Operator: ArithmeticOperator.Add } e => $"{Of(e.Left)} + {Of(e.Right)}",
        ArithmeticExpression { Operator: ArithmeticOperator.Subtract } e => $"{Of(e.Left)} − {Grouped(e.Right)}",
        ArithmeticExpression { Operator: ArithmeticOperator.Multiply } e => $"{Grouped(e.Left)} × {Grouped(e.Right)}",
        ArithmeticExpression e => $"{Grouped(e.Left)} : {Grouped(e.Right)}",
        _ => throw new InvalidOperationException($"no text for {expression.GetType().Name}"),
    };

    private string Grouped(RuleExpression expression)
    {
        var isSingle = expression is NumberExpression or FigureExpression or HistoryExpression { Function: not HistoryFunction.YearToDate } ||
            (expression is HistoryExpression && figures.Period.Half == 1);
        return isSingle ? Of(expression) : $"({Of(expression)})";
    }

    private string Own(FigureRef figure)
    {
        var slot = plan.SlotOf(figure);
        return $"{(figures[slot] is { } value ? Wording.Amount(value) : ValidationTexts.Blank)} ({CellName(slot)})";
    }

    private string Earlier(HistoryExpression history)
    {
        var period = history.Function == HistoryFunction.LastYear ? figures.Period.LastYear : figures.Period.Previous;
        var term = EarlierTerm.Find(plan, figures, history);
        return $"{(term is null ? ValidationTexts.Unknown : Wording.Amount(term.Value))} ({period.InWords()}{term?.Merged})";
    }

    private string CellName(FigureSlot slot)
    {
        var cell = figures.Cell(slot);
        return string.Equals(cell.Sheet, sheet, StringComparison.Ordinal) ? Wording.Cell(cell) : $"{cell.Sheet}!{Wording.Cell(cell)}";
    }
}
