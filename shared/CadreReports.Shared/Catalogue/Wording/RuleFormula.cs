using System.Globalization;
using CadreReports.Catalogue.Expressions;
using static CadreReports.Catalogue.Expressions.RuleLevels;

namespace CadreReports.Catalogue.Wording;

/// <summary>
/// Writes a rule's expression in Vietnamese, with the names of rows and columns that a clerk sees in the workbook, such as
/// "Cột “Tổng số”: [02] Tổ chức cơ sở đảng = [03] Đảng bộ cơ sở + [04] Chi bộ cơ sở".
/// </summary>
public static class RuleFormula
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>
    /// The formula in words. What all its figures share, such as the column, is said once in front; a rule that is judged in
    /// one half of the year only says so at the end.
    /// </summary>
    /// <param name="rule">A rule of the version.</param>
    /// <param name="version">Whose forms name the rows and columns.</param>
    public static string Of(Rule rule, CatalogueVersion version)
    {
        var formula = Of(rule.Expression, version);
        return rule.Halves switch
        {
            [1] => string.Format(Vietnamese, FormulaTexts.FirstHalfOnly, formula),
            [2] => string.Format(Vietnamese, FormulaTexts.SecondHalfOnly, formula),
            _ => formula,
        };
    }

    /// <summary>An expression in words.</summary>
    /// <param name="expression">Every figure it names is one of the version's, or has wildcards.</param>
    /// <param name="version">Whose forms name the rows and columns.</param>
    public static string Of(RuleExpression expression, CatalogueVersion version)
    {
        var names = new FigureNames(version, [.. RuleScope.References(expression)]);
        var text = Print(expression, OrLevel, names);
        return names.Shared is { } shared ? $"{shared}: {text}" : text;
    }

    private static string Print(RuleExpression expression, int atLeast, FigureNames names)
    {
        var (level, text) = Write(expression, names);
        return level < atLeast ? $"({text})" : text;
    }

    // Operators of one level bind to the left, so a right operand of the same level needs its parentheses.
    private static (int Level, string Text) Write(RuleExpression expression, FigureNames names) => expression switch
    {
        NumberExpression e => (PrimaryLevel, Amount(e.Value)),
        FigureExpression e => (PrimaryLevel, names.Name(e.Figure)),
        RangeExpression e => (PrimaryLevel, names.Range(e.First, e.Last)),
        SumExpression e => (e.Items.Count > 1 ? AdditiveLevel : PrimaryLevel, string.Join(" + ", e.Items.Select(i => Print(i, AdditiveLevel, names)))),
        HistoryExpression e => (PrimaryLevel, names.Name(e.Figure, e.Function)),
        RatioExpression e => (PrimaryLevel, string.Format(Vietnamese, FormulaTexts.Ratio, Print(e.Part, PrimaryLevel, names), Print(e.Whole, PrimaryLevel, names))),
        ConditionalExpression { Else: { } otherwise } e =>
            (OrLevel, string.Format(Vietnamese, FormulaTexts.IfElse, Print(e.Condition, OrLevel, names), Print(e.Then, OrLevel, names), Print(otherwise, OrLevel, names))),
        ConditionalExpression e => (OrLevel, string.Format(Vietnamese, FormulaTexts.If, Print(e.Condition, OrLevel, names), Print(e.Then, OrLevel, names))),
        FormulasExpression => (PrimaryLevel, FormulaTexts.Formulas),
        NegateExpression e => (UnaryLevel, $"−{Print(e.Operand, UnaryLevel, names)}"),
        ArithmeticExpression { Operator: ArithmeticOperator.Add } e => Binary(AdditiveLevel, e.Left, "+", e.Right, names),
        ArithmeticExpression { Operator: ArithmeticOperator.Subtract } e => Binary(AdditiveLevel, e.Left, "−", e.Right, names),
        ArithmeticExpression { Operator: ArithmeticOperator.Multiply } e => Binary(MultiplicativeLevel, e.Left, "×", e.Right, names),
        ArithmeticExpression e => Binary(MultiplicativeLevel, e.Left, ":", e.Right, names),
        ComparisonExpression e => (ComparisonLevel, $"{Print(e.Left, AdditiveLevel, names)} {Symbol(e.Operator)} {Print(e.Right, AdditiveLevel, names)}{Within(e)}"),
        NotExpression e => (NotLevel, string.Format(Vietnamese, FormulaTexts.Not, Print(e.Operand, NotLevel, names))),
        LogicalExpression { Operator: LogicalOperator.And } e => Binary(AndLevel, e.Left, FormulaTexts.And, e.Right, names),
        LogicalExpression e => Binary(OrLevel, e.Left, FormulaTexts.Or, e.Right, names),
        _ => throw new InvalidOperationException($"no words for {expression.GetType().Name}"),
    };

    private static (int Level, string Text) Binary(int level, RuleExpression left, string symbol, RuleExpression right, FigureNames names) =>
        (level, $"{Print(left, level, names)} {symbol} {Print(right, level + 1, names)}");

    private static string Symbol(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "≠",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "≤",
        ComparisonOperator.Greater => ">",
        _ => "≥",
    };

    private static string Within(ComparisonExpression comparison)
    {
        if (comparison.Within is not { } tolerance)
        {
            return string.Empty;
        }

        var text = comparison.Operator switch
        {
            ComparisonOperator.Equal => FormulaTexts.Within,
            ComparisonOperator.NotEqual => FormulaTexts.Apart,
            ComparisonOperator.Less or ComparisonOperator.LessOrEqual => FormulaTexts.ExceedBy,
            _ => FormulaTexts.FallShortBy,
        };
        return string.Format(Vietnamese, text, Amount(tolerance.Amount) + (tolerance.IsPercent ? "%" : string.Empty));
    }

    private static string Amount(decimal amount) => amount.ToString("#,##0.####", Vietnamese);
}
