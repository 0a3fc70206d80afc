using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;

namespace CadreReports.Tests.Validation;

/// <summary>What rules are judged by: a report's figures and those of earlier ones, whose absence means that there is none.</summary>
internal sealed record RuleInput(
    PeriodId Period,
    IReadOnlyDictionary<FigureRef, long?> Own,
    IReadOnlyDictionary<FigureRef, long>? Previous = null,
    IReadOnlyDictionary<FigureRef, long>? LastYear = null);

/// <summary>Rules evaluated word for word over dictionaries, to hold the compiled evaluation against.</summary>
internal static class NaiveRules
{
    /// <summary>The amount, blanks as 0; null when undefined.</summary>
    public static decimal? Number(RuleExpression expression, RuleInput input)
    {
        try
        {
            return Amount(expression);
        }
        catch (Exception e) when (e is OverflowException or DivideByZeroException or KeyNotFoundException)
        {
            return null;
        }

        decimal Amount(RuleExpression part) => part switch
        {
            NumberExpression e => e.Value,
            FigureExpression e => input.Own[e.Figure] ?? 0,
            HistoryExpression { Function: HistoryFunction.Previous } e => Earlier(input.Previous, e.Figure),
            HistoryExpression { Function: HistoryFunction.LastYear } e => Earlier(input.LastYear, e.Figure),
            HistoryExpression e => (input.Own[e.Figure] ?? throw new KeyNotFoundException()) + (input.Period.Half == 1 ? 0 : Earlier(input.Previous, e.Figure)),
            RatioExpression e => Amount(e.Part) * 100 / Amount(e.Whole),
            SumExpression e => e.Items.Sum(Amount),
            NegateExpression e => -Amount(e.Operand),
            ArithmeticExpression { Operator: ArithmeticOperator.Add } e => Amount(e.Left) + Amount(e.Right),
            ArithmeticExpression { Operator: ArithmeticOperator.Subtract } e => Amount(e.Left) - Amount(e.Right),
            ArithmeticExpression { Operator: ArithmeticOperator.Multiply } e => Amount(e.Left) * Amount(e.Right),
            ArithmeticExpression { Operator: ArithmeticOperator.Divide } e => Amount(e.Left) / Amount(e.Right),
            _ => throw new InvalidOperationException(),
        };

        static decimal Earlier(IReadOnlyDictionary<FigureRef, long>? report, FigureRef figure) =>
            report is null ? throw new KeyNotFoundException() : report[figure];
    }

    /// <summary>Whether the rule holds: "yes", "no", "fill" when a total is blank, "?" when the figures do not say.</summary>
    public static string Judge(RuleExpression expression, RuleInput input)
    {
        switch (expression)
        {
            case NotExpression e:
                return Judge(e.Operand, input) switch { "yes" => "no", "no" => "yes", _ => "?" };
            case ConditionalExpression e:
                return Judge(e.Condition, input) switch
                {
                    "yes" => Judge(e.Then, input),
                    "no" when e.Else is null => "yes",
                    "no" => Judge(e.Else, input),
                    _ => "?",
                };
            case LogicalExpression { Operator: LogicalOperator.And } e:
                string[] both = [Judge(e.Left, input), Judge(e.Right, input)];
                return both.Contains("no") ? "no" : both.Contains("fill") ? "fill" : both.Contains("?") ? "?" : "yes";
            case LogicalExpression e:
                string[] either = [Judge(e.Left, input), Judge(e.Right, input)];
                return either.Contains("yes") ? "yes" : either.All(v => v == "no") ? "no" : "?";
            default:
                return Compare((ComparisonExpression)expression, input);
        }
    }

    private static string Compare(ComparisonExpression e, RuleInput input)
    {
        var totalIsRight = e.Operator is ComparisonOperator.Less or ComparisonOperator.LessOrEqual
            || (e.Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual && e.Left is not FigureExpression && e.Right is FigureExpression);
        var own = RuleTypes.Figures(e).ToList();
        if (own.Count == 0 ? !RuleTypes.Histories(e).Any() : own.TrueForAll(f => input.Own[f] is null))
        {
            return "?";
        }

        var totals = RuleTypes.Figures(totalIsRight ? e.Right : e.Left).ToList();
        if (totals.Count > 0 && totals.TrueForAll(f => input.Own[f] is null))
        {
            return "fill";
        }

        if (Number(e.Left, input) is not { } left || Number(e.Right, input) is not { } right)
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
