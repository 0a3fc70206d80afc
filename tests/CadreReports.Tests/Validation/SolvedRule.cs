using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;

namespace CadreReports.Tests.Validation;

/// <summary>Finds figures that keep or break a relation, whatever it looks like: draws all, then solves for one of them.</summary>
internal static class SolvedRule
{
    private const int Tries = 2_000;
    private const long Far = 1_000_000;

    // Ratios are broken near the mark, large figures far from it.
    private const int Near = 10;
    private const int Wide = 5_000;

    private enum Report
    {
        Own,
        Previous,
        LastYear,
    }

    /// <param name="instance">A spread-out expression.</param>
    /// <param name="verdict">What <see cref="NaiveRules.Judge"/> shall say: "yes" or "no".</param>
    /// <param name="period">The half-year that is reported on.</param>
    /// <param name="random">The source of the figures.</param>
    public static RuleInput Figures(RuleExpression instance, string verdict, PeriodId period, Random random)
    {
        var names = RuleTypes.Figures(instance).Select(f => (Report.Own, f))
            .Concat(RuleTypes.Histories(instance)
                .Where(h => h.Function != HistoryFunction.YearToDate || period.Half == 2)
                .Select(h => (h.Function == HistoryFunction.LastYear ? Report.LastYear : Report.Previous, h.Figure)))
            .Distinct()
            .ToList();
        var comparison = FirstComparison(instance);
        for (var i = 0; i < Tries; i++)
        {
            var drawn = names.ToDictionary(n => n, _ => random.Next(10) == 0 ? 0L : random.Next(1, 10_000));
            var free = names[random.Next(names.Count)];
            var reach = random.Next(2) == 0 ? Near : Wide;
            var distance = verdict == "yes" && random.Next(2) == 0 ? 0 : random.Next(-reach, reach);
            if (Difference(0) is { } atZero && Difference(Far) is { } far && far != atZero &&
                Math.Round((distance - atZero) / (far - atZero) * Far) is >= 0 and <= Far and var solved)
            {
                var input = Input((long)solved);
                if (NaiveRules.Judge(instance, input) == verdict)
                {
                    return input;
                }
            }

            decimal? Difference(long value) =>
                NaiveRules.Number(comparison.Left, Input(value)) - NaiveRules.Number(comparison.Right, Input(value));

            RuleInput Input(long value)
            {
                drawn[free] = value;
                return new RuleInput(
                    period,
                    Of(Report.Own).ToDictionary(p => p.Key.Item2, p => (long?)p.Value),
                    Of(Report.Previous).ToDictionary(p => p.Key.Item2, p => p.Value),
                    Of(Report.LastYear).ToDictionary(p => p.Key.Item2, p => p.Value));
            }

            IEnumerable<KeyValuePair<(Report, FigureRef), long>> Of(Report report) => drawn.Where(p => p.Key.Item1 == report);
        }

        throw new InvalidOperationException($"No figures were found for which '{instance}' is '{verdict}'.");
    }

    public static ComparisonExpression FirstComparison(RuleExpression expression) =>
        expression as ComparisonExpression ?? FirstComparison(RuleTypes.Operands(expression).First());
}
