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

    /// <summary>What goes on from what by the rules of a version: the figures at the beginning, and those at the end before.</summary>
    public static IReadOnlyDictionary<FigureRef, FigureRef> All(IEnumerable<Rule> rules)
    {
        var all = new Dictionary<FigureRef, FigureRef>();
        foreach (var pair in rules.SelectMany(rule => rule.Instances).Select(Of).OfType<Continuation>())
        {
            all.TryAdd(pair.Opening, pair.Closing);
        }

        return all;
    }

    /// <summary>
    /// The closing figures of the half-year before whose comparison with the year before them an instance of a rule repeats:
    /// those that its opening figures go on from, when it compares nothing but these with themselves of last year. A rule without
    /// wildcards, which names the figure itself, repeats nothing.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="instance">One of its instances.</param>
    /// <param name="all">See <see cref="All"/>.</param>
    public static IReadOnlyList<FigureRef> Repeated(Rule rule, RuleExpression instance, IReadOnlyDictionary<FigureRef, FigureRef> all)
    {
        var histories = rule.Instances.Count > 1 ? RuleTypes.Histories(instance).ToList() : [];
        return histories.TrueForAll(h => h.Function == HistoryFunction.LastYear && all.ContainsKey(h.Figure)) &&
            RuleTypes.Figures(instance).All(own => histories.Exists(h => h.Figure == own))
            ? [.. histories.Select(h => all[h.Figure]).Distinct()]
            : [];
    }
}
