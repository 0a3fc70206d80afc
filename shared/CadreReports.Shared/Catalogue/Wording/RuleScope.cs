using CadreReports.Catalogue.Expressions;

namespace CadreReports.Catalogue.Wording;

/// <summary>What a rule looks at.</summary>
public static class RuleScope
{
    /// <summary>The codes of the forms whose figures the rule names, in the order named; empty for a rule about every form.</summary>
    public static IReadOnlyList<string> Forms(Rule rule) => [.. References(rule.Expression).Select(figure => figure.Form).Distinct()];

    /// <summary>The figures that an expression names as written, wildcards and both ends of ranges included.</summary>
    public static IEnumerable<FigureRef> References(RuleExpression expression) => expression switch
    {
        FigureExpression e => [e.Figure],
        HistoryExpression e => [e.Figure],
        RangeExpression e => [e.First, e.Last],
        _ => RuleTypes.Operands(expression).SelectMany(References),
    };

    /// <summary>Whether it compares with an earlier report.</summary>
    public static bool LooksBack(RuleExpression expression) =>
        expression is HistoryExpression || RuleTypes.Operands(expression).Any(LooksBack);
}
