namespace CadreReports.Catalogue.Expressions;

/// <summary>Tells numbers from truths, so that a rule that could never be judged is refused when it is loaded.</summary>
public static class RuleTypes
{
    /// <exception cref="ExpressionException">The rule is a number, or some part of it is not what its place asks for.</exception>
    public static void RequireTruth(RuleExpression expression)
    {
        switch (expression)
        {
            case LogicalExpression or NotExpression:
                Each(expression, RequireTruth);
                break;
            case ComparisonExpression:
                Each(expression, RequireNumber);
                break;
            case FormulasExpression:
                throw new ExpressionException(expression.Position, "'formulas' stands alone");
            default:
                throw new ExpressionException(expression.Position, "a comparison is expected, but this is a number");
        }
    }

    /// <summary>The expressions that an expression is made of.</summary>
    public static IEnumerable<RuleExpression> Operands(RuleExpression expression) => expression switch
    {
        SumExpression e => e.Items,
        NegateExpression e => [e.Operand],
        NotExpression e => [e.Operand],
        ArithmeticExpression e => [e.Left, e.Right],
        ComparisonExpression e => [e.Left, e.Right],
        LogicalExpression e => [e.Left, e.Right],
        _ => [],
    };

    /// <summary>The figures that a spread-out expression names, in the order written.</summary>
    public static IEnumerable<FigureRef> Figures(RuleExpression expression) =>
        expression is FigureExpression figure ? [figure.Figure] : Operands(expression).SelectMany(Figures);

    private static void RequireNumber(RuleExpression expression)
    {
        switch (expression)
        {
            case NumberExpression or FigureExpression or RangeExpression:
                break;
            case SumExpression or NegateExpression or ArithmeticExpression:
                Each(expression, RequireNumber);
                break;
            default:
                throw new ExpressionException(expression.Position, "a number is expected, but this is a comparison");
        }
    }

    private static void Each(RuleExpression expression, Action<RuleExpression> require)
    {
        foreach (var operand in Operands(expression))
        {
            require(operand);
        }
    }
}
