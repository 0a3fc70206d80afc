using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;

namespace CadreReports.Validation;

/// <summary>Turns a spread-out expression into nodes that read figures by index.</summary>
/// <param name="slotOf">Where a figure stands; the catalogue's loader has made sure that it exists.</param>
internal sealed class ExpressionCompiler(Func<FigureRef, FigureSlot> slotOf)
{
    public TruthNode Truth(RuleExpression expression) => expression switch
    {
        ComparisonExpression e => new RelationNode(e.Operator, Side(e.Left), Side(e.Right), e.Within),
        LogicalExpression e => new LogicalNode(e.Operator, Truth(e.Left), Truth(e.Right)),
        NotExpression e => new NotNode(Truth(e.Operand)),
        _ => throw new ExpressionException(expression.Position, "a comparison is expected"),
    };

    private RelationSide Side(RuleExpression expression) =>
        new(expression, Number(expression), [.. RuleTypes.Figures(expression).Select(slotOf)]);

    private NumberNode Number(RuleExpression expression) => expression switch
    {
        NumberExpression e => new ConstantNode(e.Value),
        FigureExpression e => new FigureNode(slotOf(e.Figure)),
        SumExpression e => new SumNode([.. e.Items.Select(Number)]),
        NegateExpression e => new ArithmeticNode(ArithmeticOperator.Subtract, new ConstantNode(0), Number(e.Operand)),
        ArithmeticExpression e => new ArithmeticNode(e.Operator, Number(e.Left), Number(e.Right)),
        _ => throw new ExpressionException(expression.Position, "a number is expected"),
    };
}
