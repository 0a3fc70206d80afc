using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;

namespace CadreReports.Tests.Validation;

/// <summary>Rules evaluated word for word over a dictionary, to hold the compiled evaluation against.</summary>
internal static class NaiveRules
{
    /// <summary>The amount, blanks as 0; null when undefined.</summary>
    public static decimal? Number(RuleExpression expression, IReadOnlyDictionary<FigureRef, long?> figures)
    {
        try
        {
            return Amount(expression);
        }
        catch (Exception e) when (e is OverflowException or DivideByZeroException)
        {
            return null;
        }

        decimal Amount(RuleExpression part) => part switch
        {
            NumberExpression e => e.Value,
            FigureExpression e => figures[e.Figure] ?? 0,
            SumExpression e => e.Items.Sum(Amount),
            NegateExpression e => -Amount(e.Operand),
            ArithmeticExpression { Operator: ArithmeticOperator.Add } e => Amount(e.Left) + Amount(e.Right),
            ArithmeticExpression { Operator: ArithmeticOperator.Subtract } e => Amount(e.Left) - Amount(e.Right),
            ArithmeticExpression { Operator: ArithmeticOperator.Multiply } e => Amount(e.Left) * Amount(e.Right),
            ArithmeticExpression { Operator: ArithmeticOperator.Divide } e => Amount(e.Left) / Amount(e.Right),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>Whether the rule holds: "yes", "no", "fill" when a total is blank, "?" when the figures do not say.</summary>
    public static string Judge(RuleExpression expression, IReadOnlyDictionary<FigureRef, long?> figures)
    {
        switch (expression)
        {
            case NotExpression e:
                return Judge(e.Operand, figures) switch { "yes" => "no", "no" => "yes", _ => "?" };
            case LogicalExpression { Operator: LogicalOperator.And } e:
                string[] both = [Judge(e.Left, figures), Judge(e.Right, figures)];
                return both.Contains("no") ? "no" : both.Contains("fill") ? "fill" : both.Contains("?") ? "?" : "yes";
            case LogicalExpression e:
                string[] either = [Judge(e.Left, figures), Judge(e.Right, figures)];
                return either.Contains("yes") ? "yes" : either.All(v => v == "no") ? "no" : "?";
            default:
                return Compare((ComparisonExpression)expression, figures);
        }
    }

    private static string Compare(ComparisonExpression e, IReadOnlyDictionary<FigureRef, long?> figures)
    {
        var totalIsRight = e.Operator is ComparisonOperator.Less or ComparisonOperator.LessOrEqual
            || (e.Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual && e.Left is not FigureExpression && e.Right is FigureExpression);
        var (total, part) = totalIsRight ? (e.Right, e.Left) : (e.Left, e.Right);
        var filled = RuleTypes.Figures(e).Any(f => figures[f] is not null);
        var totals = RuleTypes.Figures(total).ToList();
        if (!filled)
        {
            return "?";
        }

        if (totals.Count > 0 && totals.TrueForAll(f => figures[f] is null))
        {
            return "fill";
        }

        if (Number(e.Left, figures) is not { } left || Number(e.Right, figures) is not { } right)
        {
            return "?";
        }

        var slack = e.Within is { } w ? w.IsPercent ? w.Amount / 100 * Math.Abs(right) : w.Amount : 0;
        var holds = e.Operator switch
        {
            ComparisonOperator.Equal => left >= right - slack && left <= right + slack,
            ComparisonOperator.NotEqual => left < right - slack || left > right + slack,
            ComparisonOperator.Less => left < right + slack,
            ComparisonOperator.LessOrEqual => left <= right + slack,
            ComparisonOperator.Greater => left > right - slack,
            _ => left >= right - slack,
        };
        return holds ? "yes" : "no";
    }
}
