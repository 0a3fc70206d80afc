namespace CadreReports.Catalogue.Expressions;

/// <summary>A figure that goes on from one of the half-year before, such as the stock at the beginning from that at the end.</summary>
/// <param name="Opening">The figure of the report.</param>
/// <param name="Closing">The figure of the report of the half-year before.</param>
internal sealed record Continuation(FigureRef Opening, FigureRef Closing)
{
    /// <summary>What an instance of a rule says goes on from what; null when it says something else.</summary>
    public static Continuation? Of(RuleExpression instance) => instance switch
    {
        ComparisonExpression { Operator: ComparisonOperator.Equal, Within: null, Left: FigureExpression own, Right: HistoryExpression { Function: HistoryFunction.Previous } earlier } =>
            new(own.Figure, earlier.Figure),
        ComparisonExpression { Operator: ComparisonOperator.Equal, Within: null, Left: HistoryExpression { Function: HistoryFunction.Previous } earlier, Right: FigureExpression own } =>
            new(own.Figure, earlier.Figure),
        _ => null,
    };

    /// <summary>
    /// Leaves out of rules with wildcards what compares an opening figure with that of last year: half a year before the same two
    /// figures were closing ones and were compared then, so that the same explanation would be asked for twice. A rule that names
    /// the figure itself is left alone.
    /// </summary>
    /// <param name="rules">All rules of one version.</param>
    public static IReadOnlyList<Rule> WithoutRepeatedComparisons(IReadOnlyList<Rule> rules)
    {
        var openings = rules.SelectMany(rule => rule.Instances).Select(Of).OfType<Continuation>().Select(c => c.Opening).ToHashSet();
        return [.. rules.Select(rule => rule.Instances.Count > 1 && rule.Instances.Any(Repeats) ? rule with { Instances = [.. rule.Instances.Where(i => !Repeats(i))] } : rule)];

        bool Repeats(RuleExpression instance) =>
            RuleTypes.Histories(instance).ToList() is { Count: > 0 } histories &&
            histories.TrueForAll(h => h.Function == HistoryFunction.LastYear && openings.Contains(h.Figure)) &&
            RuleTypes.Figures(instance).All(own => histories.Exists(h => h.Figure == own));
    }
}
