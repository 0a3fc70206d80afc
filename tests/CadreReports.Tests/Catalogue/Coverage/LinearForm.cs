using System.Numerics;
using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;

namespace CadreReports.Tests.Catalogue.Coverage;

/// <summary>A signed sum of figures.</summary>
internal sealed class LinearForm
{
    private readonly Dictionary<FigureRef, BigInteger> terms = [];

    public IEnumerable<FigureRef> Figures => terms.Keys;

    public bool IsZero => terms.Count == 0;

    public BigInteger this[FigureRef figure] => terms.GetValueOrDefault(figure);

    public LinearForm Add(FigureRef figure, BigInteger factor)
    {
        terms[figure] = this[figure] + factor;
        if (terms[figure].IsZero)
        {
            terms.Remove(figure);
        }

        return this;
    }

    public LinearForm Add(LinearForm other, BigInteger factor)
    {
        foreach (var (figure, value) in other.terms)
        {
            Add(figure, value * factor);
        }

        return this;
    }

    public LinearForm Times(BigInteger factor) => new LinearForm().Add(this, factor);

    /// <summary>Adds an expression; false when it is not a signed sum of figures.</summary>
    public bool TryAdd(RuleExpression expression, int factor) => expression switch
    {
        FigureExpression e => Add(e.Figure, factor) is not null,
        SumExpression e => e.Items.All(i => TryAdd(i, factor)),
        NegateExpression e => TryAdd(e.Operand, -factor),
        ArithmeticExpression { Operator: ArithmeticOperator.Add } e => TryAdd(e.Left, factor) && TryAdd(e.Right, factor),
        ArithmeticExpression { Operator: ArithmeticOperator.Subtract } e => TryAdd(e.Left, factor) && TryAdd(e.Right, -factor),
        _ => false,
    };

    public override string ToString() => string.Join(' ', terms.Select(t => $"{(t.Value.Sign > 0 ? "+" : "-")}{t.Key}"));
}
