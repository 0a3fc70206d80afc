using System.Globalization;
using static CadreReports.Catalogue.Expressions.RuleLevels;

namespace CadreReports.Catalogue.Expressions;

/// <summary>Writes an expression with no more parentheses than it needs.</summary>
internal static class RulePrinter
{
    public static string Print(RuleExpression expression) => Print(expression, OrLevel);

    public static string Symbol(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "<>",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };

    private static string Print(RuleExpression expression, int atLeast)
    {
        var (level, text) = Write(expression);
        return level < atLeast ? $"({text})" : text;
    }

    // Operators of one level bind to the left, so a right operand of the same level needs its parentheses.
    private static (int Level, string Text) Write(RuleExpression expression) => expression switch
    {
        NumberExpression e => (PrimaryLevel, e.Value.ToString(CultureInfo.InvariantCulture)),
        FigureExpression e => (PrimaryLevel, e.Figure.ToString()),
        RangeExpression e => (PrimaryLevel, $"{e.First}..{e.Last}"),
        SumExpression e => (PrimaryLevel, $"{RuleWords.Sum}({string.Join(", ", e.Items.Select(i => Print(i, AdditiveLevel)))})"),
        RatioExpression e => (PrimaryLevel, $"{RuleWords.Ratio}({Print(e.Part, AdditiveLevel)}, {Print(e.Whole, AdditiveLevel)})"),
        HistoryExpression e => (PrimaryLevel, $"{RuleWords.Of(e.Function)}({e.Figure})"),
        ConditionalExpression e => (PrimaryLevel, $"{RuleWords.If}({string.Join(", ", RuleTypes.Operands(e).Select(o => Print(o)))})"),
        FormulasExpression => (PrimaryLevel, RuleWords.Formulas),
        NegateExpression e => (UnaryLevel, $"-{Print(e.Operand, UnaryLevel)}"),
        ArithmeticExpression { Operator: ArithmeticOperator.Add } e => Binary(AdditiveLevel, e.Left, "+", e.Right),
        ArithmeticExpression { Operator: ArithmeticOperator.Subtract } e => Binary(AdditiveLevel, e.Left, "-", e.Right),
        ArithmeticExpression { Operator: ArithmeticOperator.Multiply } e => Binary(MultiplicativeLevel, e.Left, "*", e.Right),
        ArithmeticExpression e => Binary(MultiplicativeLevel, e.Left, "/", e.Right),
        ComparisonExpression e => (ComparisonLevel, $"{Print(e.Left, AdditiveLevel)} {Symbol(e.Operator)} {Print(e.Right, AdditiveLevel)}{Within(e.Within)}"),
        NotExpression e => (NotLevel, $"not {Print(e.Operand, NotLevel)}"),
        LogicalExpression { Operator: LogicalOperator.And } e => Binary(AndLevel, e.Left, "and", e.Right),
        LogicalExpression e => Binary(OrLevel, e.Left, "or", e.Right),
        _ => throw new InvalidOperationException($"no text for {expression.GetType().Name}"),
    };

    private static (int Level, string Text) Binary(int level, RuleExpression left, string symbol, RuleExpression right) =>
        (level, $"{Print(left, level)} {symbol} {Print(right, level + 1)}");

    private static string Within(Tolerance? tolerance) => tolerance is { } t
        ? string.Create(CultureInfo.InvariantCulture, $" within {t.Amount}{(t.IsPercent ? "%" : string.Empty)}")
        : string.Empty;
}
