using CadreReports.Catalogue.Expressions;
using CadreReports.Findings;

namespace CadreReports.Catalogue.Loading;

/// <summary>
/// Finds the error rules that a workbook can check by a formula of its own: one figure equals, or is at most, a signed
/// sum of others of the same form, in either half of the year.
/// </summary>
internal static class BalanceFinder
{
    public static IReadOnlyList<Balance> Find(IEnumerable<Rule> rules) =>
    [
        .. rules
            .Where(r => r.Severity == Severity.Error && !r.IsAboutFormulas && r.Halves.Count == 2)
            .SelectMany(r => r.Instances.SelectMany(i => OfInstance(r.Id, i))),
    ];

    private static IEnumerable<Balance> OfInstance(string ruleId, RuleExpression instance) => instance switch
    {
        LogicalExpression { Operator: LogicalOperator.And } both => OfInstance(ruleId, both.Left).Concat(OfInstance(ruleId, both.Right)),
        ComparisonExpression { Within: null } comparison when OfComparison(ruleId, comparison) is { } balance => [balance],
        _ => [],
    };

    private static Balance? OfComparison(string ruleId, ComparisonExpression comparison) => comparison.Operator switch
    {
        ComparisonOperator.Equal => Of(ruleId, comparison.Left, BalanceRelation.Equal, comparison.Right)
            ?? Of(ruleId, comparison.Right, BalanceRelation.Equal, comparison.Left),
        ComparisonOperator.LessOrEqual => Of(ruleId, comparison.Left, BalanceRelation.AtMost, comparison.Right),
        ComparisonOperator.GreaterOrEqual => Of(ruleId, comparison.Right, BalanceRelation.AtMost, comparison.Left),
        _ => null,
    };

    private static Balance? Of(string ruleId, RuleExpression left, BalanceRelation relation, RuleExpression right)
    {
        var summands = new List<SignedFigure>();
        return left is FigureExpression whole && Collect(right, 1, summands) && summands.TrueForAll(s => s.Figure.Form == whole.Figure.Form)
            ? new Balance(ruleId, whole.Figure, relation, summands)
            : null;
    }

    /// <summary>Adds the expression's figures with their signs; false when it is not a signed sum of figures.</summary>
    private static bool Collect(RuleExpression expression, int sign, List<SignedFigure> summands)
    {
        switch (expression)
        {
            case FigureExpression e:
                summands.Add(new SignedFigure(e.Figure, sign));
                return true;
            case SumExpression e:
                return e.Items.All(i => Collect(i, sign, summands));
            case NegateExpression e:
                return Collect(e.Operand, -sign, summands);
            case ArithmeticExpression { Operator: ArithmeticOperator.Add } e:
                return Collect(e.Left, sign, summands) && Collect(e.Right, sign, summands);
            case ArithmeticExpression { Operator: ArithmeticOperator.Subtract } e:
                return Collect(e.Left, sign, summands) && Collect(e.Right, -sign, summands);
            default:
                return false;
        }
    }
}
