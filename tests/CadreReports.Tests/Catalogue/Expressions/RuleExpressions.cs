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
        return Gen.Frequency((4, comparison), (2, logical), (1, Truth(size / 2, figures).Select(t => (RuleExpression)new NotExpression(t))));
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
        if (size < 2)
        {
            return Gen.Frequency((3, figure), (1, constant));
        }

        var arithmetic =
            from operation in Gen.Elements(Enum.GetValues<ArithmeticOperator>())
            from left in Number(size / 2, figures)
            from right in Number(size / 2, figures)
            select (RuleExpression)new ArithmeticExpression(operation, left, right);
        var sum =
            from count in Gen.Choose(1, 4)
            from items in Gen.ListOf(Number(size / 4, figures), count)
            select (RuleExpression)new SumExpression([.. items]);
        return Gen.Frequency((2, figure), (1, constant), (4, arithmetic), (2, sum), (1, Number(size / 2, figures).Select(n => (RuleExpression)new NegateExpression(n))));
    }

    private static IEnumerable<RuleExpression> Shrink(RuleExpression expression) =>
        expression is LogicalExpression or NotExpression ? RuleTypes.Operands(expression) : [];
}
