namespace CadreReports.Catalogue.Expressions;

/// <summary>Tells numbers from truths, so that a rule that could never be judged is refused when it is loaded.</summary>
public static class RuleTypes
{
    /// <exception cref="ExpressionException">The rule is a number, or some part of it is not what its place asks for.</exception>
    public static void RequireTruth(RuleExpression expression)
    {
        switch (expression)
        {
            case LogicalExpression or NotExpression or ConditionalExpression:
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
        RatioExpression e => [e.Part, e.Whole],
        ConditionalExpression { Else: { } otherwise } e => [e.Condition, e.Then, otherwise],
        ConditionalExpression e => [e.Condition, e.Then],
        _ => [],
    };

    /// <summary>The workbook's own figures that a spread-out expression names, in the order written.</summary>
    public static IEnumerable<FigureRef> Figures(RuleExpression expression) => expression switch
    {
        FigureExpression e => [e.Figure],
        HistoryExpression { Function: HistoryFunction.YearToDate } e => [e.Figure],
        _ => Operands(expression).SelectMany(Figures),
    };

    /// <summary>The figures of earlier reports that a spread-out expression names, in the order written.</summary>
    public static IEnumerable<HistoryExpression> Histories(RuleExpression expression) =>
        expression is HistoryExpression history ? [history] : Operands(expression).SelectMany(Histories);

    /// <summary>Whether some part of the expression is of this kind.</summary>
    public static bool Contains<T>(RuleExpression expression)
        where T : RuleExpression => expression is T || Operands(expression).Any(Contains<T>);

    private static void RequireNumber(RuleExpression expression)
    {
        switch (expression)
        {
            case NumberExpression or FigureExpression or RangeExpression or HistoryExpression:
                break;
            case SumExpression or NegateExpression or ArithmeticExpression or RatioExpression:
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
