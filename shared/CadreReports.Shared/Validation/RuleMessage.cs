using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;
using CadreReports.Findings;

namespace CadreReports.Validation;

/// <summary>Says in Vietnamese what is wrong with a relation: both amounts, the cells, and how far they are apart.</summary>
internal sealed class RuleMessage
{
    private readonly ValidationPlan plan;
    private readonly WorkbookFigures figures;
    private readonly RelationNode relation;
    private readonly string sheet;

    /// <param name="plan">The compiled catalogue version.</param>
    /// <param name="figures">The workbook's figures.</param>
    /// <param name="relation">What does not hold.</param>
    /// <param name="subject">The side whose sheet the message names; cells of other sheets are named with theirs.</param>
    private RuleMessage(ValidationPlan plan, WorkbookFigures figures, RelationNode relation, RelationSide subject)
    {
        this.plan = plan;
        this.figures = figures;
        this.relation = relation;
        sheet = figures.Cell(subject.Figures.Concat(relation.Right.Figures).First()).Sheet;
    }

    /// <summary>The finding for a relation that does not hold.</summary>
    public static Finding Broken(Rule rule, ValidationPlan plan, WorkbookFigures figures, RelationNode relation) =>
        new RuleMessage(plan, figures, relation, relation.Left).Broken(rule);

    /// <summary>The finding for a relation whose total is blank although its parts are filled.</summary>
    public static Finding TotalBlank(Rule rule, ValidationPlan plan, WorkbookFigures figures, RelationNode relation) =>
        new RuleMessage(plan, figures, relation, relation.Total).TotalBlank(rule);

    private Finding Broken(Rule rule)
    {
        relation.TryAmounts(figures, out var left, out var right);
        var message = rule.Message.Fill(part => part switch
        {
            MessagePart.Sheet => sheet,
            MessagePart.LeftName => Name(relation.Left),
            MessagePart.RightName => Name(relation.Right),
            MessagePart.Column => relation.Left.Figures is [var first, ..] ? plan.Measure(first).Name : string.Empty,
            MessagePart.Left => Wording.Amount(left),
            MessagePart.Right => Wording.Amount(right),
            MessagePart.LeftCells => Cells(relation.Left),
            MessagePart.RightCells => Cells(relation.Right),
            MessagePart.LeftTerms => Terms(relation.Left),
            MessagePart.RightTerms => Terms(relation.Right),
            MessagePart.Difference => Wording.Amount(Math.Abs(left - right)),
            _ => throw new InvalidOperationException($"no text for {part}"),
        });
        return new Finding(rule.Id, rule.Severity, message, AllCells(relation.Left, relation.Right));
    }

    private Finding TotalBlank(Rule rule)
    {
        var total = relation.Total;
        var part = ReferenceEquals(total, relation.Left) ? relation.Right : relation.Left;
        var text = rule.IsAboutFormulas ? ValidationTexts.FormulaBlank : ValidationTexts.TotalBlank;
        var message = Wording.Fill(text, sheet, Cells(total), Name(total), Terms(part));
        return new Finding(rule.Id, rule.Severity, message, AllCells(total, part));
    }

    private string Name(RelationSide side) => side.Figures is [var first, ..] ? plan.Indicator(first).Name : string.Empty;

    private string Cells(RelationSide side) => string.Join(", ", side.Figures.Distinct().Select(CellName));

    private CellReference[] AllCells(RelationSide first, RelationSide second) =>
        [.. first.Figures.Concat(second.Figures).Distinct().Select(figures.Cell)];

    private string CellName(FigureSlot slot)
    {
        var cell = figures.Cell(slot);
        return string.Equals(cell.Sheet, sheet, StringComparison.Ordinal) ? Wording.Cell(cell) : $"{cell.Sheet}!{Wording.Cell(cell)}";
    }

    private string Terms(RelationSide side)
    {
        // The figures are visited in the order in which the side lists them.
        var next = 0;
        return Write(side.Expression);

        string Write(RuleExpression expression) => expression switch
        {
            NumberExpression e => Wording.Amount(e.Value),
            FigureExpression => Figure(side.Figures[next++]),
            SumExpression e => string.Join(" + ", e.Items.Select(Write)),
            NegateExpression e => $"−{Grouped(e.Operand)}",
            ArithmeticExpression { Operator: ArithmeticOperator.Add } e => $"{Write(e.Left)} + {Write(e.Right)}",
            ArithmeticExpression { Operator: ArithmeticOperator.Subtract } e => $"{Write(e.Left)} − {Grouped(e.Right)}",
            ArithmeticExpression { Operator: ArithmeticOperator.Multiply } e => $"{Grouped(e.Left)} × {Grouped(e.Right)}",
            ArithmeticExpression e => $"{Grouped(e.Left)} : {Grouped(e.Right)}",
            _ => throw new InvalidOperationException($"no text for {expression.GetType().Name}"),
        };

        string Grouped(RuleExpression expression) =>
            expression is NumberExpression or FigureExpression ? Write(expression) : $"({Write(expression)})";
    }

    private string Figure(FigureSlot slot) =>
        $"{(figures[slot] is { } figure ? Wording.Amount(figure) : ValidationTexts.Blank)} ({CellName(slot)})";
}
