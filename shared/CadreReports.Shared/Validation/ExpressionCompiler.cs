using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;

namespace CadreReports.Validation;

/// <summary>Turns a spread-out expression into nodes that read figures by index.</summary>
/// <param name="slotOf">Where a figure stands; the catalogue's loader has made sure that it exists.</param>
/// <param name="earlierSlotOf">Where a figure of an earlier report will be put.</param>
internal sealed class ExpressionCompiler(Func<FigureRef, FigureSlot> slotOf, Func<EarlierFigureRef, EarlierSlot> earlierSlotOf)
{
    public TruthNode Truth(RuleExpression expression) => expression switch
    {
        ComparisonExpression e => new RelationNode(e.Operator, Side(e.Left), Side(e.Right), e.Within),
        LogicalExpression e => new LogicalNode(e.Operator, Truth(e.Left), Truth(e.Right)),
        NotExpression e => new NotNode(Truth(e.Operand)),
        ConditionalExpression e => new ConditionalNode(Truth(e.Condition), Truth(e.Then), e.Else is null ? null : Truth(e.Else)),
        _ => throw new ExpressionException(expression.Position, "a comparison is expected"),
    };

    private RelationSide Side(RuleExpression expression) => new(
        expression,
        Number(expression),
        [.. RuleTypes.Figures(expression).Select(slotOf)],
        RuleTypes.Contains<HistoryExpression>(expression));

    private NumberNode Number(RuleExpression expression) => expression switch
    {
        NumberExpression e => new ConstantNode(e.Value),
        FigureExpression e => new FigureNode(slotOf(e.Figure)),
        HistoryExpression { Function: HistoryFunction.YearToDate } e => new YearToDateNode(slotOf(e.Figure), earlierSlotOf(EarlierFigureRef.Of(e))),
        HistoryExpression e => new EarlierNode(earlierSlotOf(EarlierFigureRef.Of(e))),
        RatioExpression e => new RatioNode(Number(e.Part), Number(e.Whole)),
        SumExpression e => new SumNode([.. e.Items.Select(Number)]),
        NegateExpression e => new ArithmeticNode(ArithmeticOperator.Subtract, new ConstantNode(0), Number(e.Operand)),
        ArithmeticExpression e => new ArithmeticNode(e.Operator, Number(e.Left), Number(e.Right)),
        _ => throw new ExpressionException(expression.Position, "a number is expected"),
    };
}
