using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Catalogue.Expressions;

/// <summary>Random rules over given figures.</summary>
internal static class RuleExpressions
{
    public static Arbitrary<RuleExpression> Truths(params FigureRef[] figures) =>
        Arb.From(Gen.Sized(size => Truth(Math.Min(size, 12), figures)), Shrink);

    private static Gen<RuleExpression> Truth(int size, FigureRef[] figures)
    {
        var comparison =
            from comparer in Gen.Elements(Enum.GetValues<ComparisonOperator>())
            from left in Number(size / 2, figures)
            from right in Number(size / 2, figures)
            from within in Within()
            select (RuleExpression)new ComparisonExpression(comparer, left, right, within);
        if (size < 2)
        {
            return comparison;
        }

        var logical =
            from logic in Gen.Elements(Enum.GetValues<LogicalOperator>())
            from left in Truth(size / 2, figures)
            from right in Truth(size / 2, figures)
            select (RuleExpression)new LogicalExpression(logic, left, right);
        var conditional =
            from condition in Truth(size / 3, figures)
            from then in Truth(size / 3, figures)
            from otherwise in Gen.Frequency((1, Gen.Constant((RuleExpression?)null)), (1, Truth(size / 3, figures).Select(t => (RuleExpression?)t)))
            select (RuleExpression)new ConditionalExpression(condition, then, otherwise);
        return Gen.Frequency((4, comparison), (2, logical), (1, conditional), (1, Truth(size / 2, figures).Select(t => (RuleExpression)new NotExpression(t))));
    }

    private static Gen<Tolerance?> Within() => Gen.Frequency(
        (5, Gen.Constant((Tolerance?)null)),
        (1, Gen.Choose(0, 5).Select(n => (Tolerance?)new Tolerance(n, IsPercent: false))),
        (1, Gen.Choose(0, 300).Select(n => (Tolerance?)new Tolerance(n / 10m, IsPercent: true))));

    private static Gen<RuleExpression> Number(int size, FigureRef[] figures)
    {
        var figure = Gen.Elements(figures).Select(f => (RuleExpression)new FigureExpression(f));
        var constant = Gen.OneOf(Gen.Choose(0, 20).Select(n => (decimal)n), Gen.Choose(0, 500).Select(n => n / 100m))
            .Select(n => (RuleExpression)new NumberExpression(n));
        var history =
            from function in Gen.Elements(Enum.GetValues<HistoryFunction>())
            from earlier in Gen.Elements(figures)
            select (RuleExpression)new HistoryExpression(function, earlier);
        if (size < 2)
        {
            return Gen.Frequency((6, figure), (2, history), (2, constant));
        }

        var ratio =
            from part in Number(size / 2, figures)
            from whole in Number(size / 2, figures)
            select (RuleExpression)new RatioExpression(part, whole);
        var arithmetic =
            from operation in Gen.Elements(Enum.GetValues<ArithmeticOperator>())
            from left in Number(size / 2, figures)
            from right in Number(size / 2, figures)
            select (RuleExpression)new ArithmeticExpression(operation, left, right);
        var sum =
            from count in Gen.Choose(1, 4)
            from items in Gen.ListOf(Number(size / 4, figures), count)
            select (RuleExpression)new SumExpression([.. items]);
        return Gen.Frequency((2, figure), (1, constant), (4, arithmetic), (2, sum), (1, ratio), (1, history), (1, Number(size / 2, figures).Select(n => (RuleExpression)new NegateExpression(n))));
    }

    private static IEnumerable<RuleExpression> Shrink(RuleExpression expression) =>
        expression is LogicalExpression or NotExpression or ConditionalExpression ? RuleTypes.Operands(expression) : [];
}
