using System.Numerics;
using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;
using CadreReports.Findings;

namespace CadreReports.Tests.Catalogue.Coverage;

/// <summary>
/// Whether a version's error rules, its formulas and the fact that no figure is negative imply a relation. It never says yes
/// wrongly; a relation that follows in a way it does not look for it calls missing.
/// </summary>
internal sealed class RuleProof
{
    private readonly CatalogueVersion version;
    private readonly List<(FigureRef Pivot, LinearForm Form)> equalities = [];
    private readonly List<LinearForm> atLeastZero = [];

    public RuleProof(CatalogueVersion version)
    {
        this.version = version;
        foreach (var instance in version.Rules.Where(r => r.Severity == Severity.Error && !r.IsAboutFormulas).SelectMany(r => r.Instances))
        {
            Learn(instance);
        }
    }

    public bool Implies(RequiredRelation relation)
    {
        var form = Typed(relation.Form);
        return relation.Kind == RelationKind.Part ? IsAtLeastZero(form) : Reduce(form).IsZero;
    }

    private void Learn(RuleExpression instance)
    {
        if (instance is LogicalExpression { Operator: LogicalOperator.And } both)
        {
            Learn(both.Left);
            Learn(both.Right);
        }
        else if (instance is ComparisonExpression { Within: null } comparison)
        {
            var form = new LinearForm();
            var isLessOrEqual = comparison.Operator == ComparisonOperator.LessOrEqual;
            if (!form.TryAdd(comparison.Left, isLessOrEqual ? -1 : 1) || !form.TryAdd(comparison.Right, isLessOrEqual ? 1 : -1))
            {
                return;
            }

            if (comparison.Operator == ComparisonOperator.Equal)
            {
                var rest = Reduce(Typed(form));
                if (!rest.IsZero)
                {
                    equalities.Add((rest.Figures.First(), rest));
                }
            }
            else if (isLessOrEqual || comparison.Operator == ComparisonOperator.GreaterOrEqual)
            {
                atLeastZero.Add(Typed(form));
            }
        }
    }

    /// <summary>What is left of a form when all known equalities are subtracted from it; zero exactly when they imply that it is zero.</summary>
    private LinearForm Reduce(LinearForm form)
    {
        var rest = form.Times(1);
        foreach (var (pivot, equality) in equalities)
        {
            // Multiplied across, so that no fraction is needed; that does not change what is zero.
            if (!rest[pivot].IsZero)
            {
                rest = rest.Times(equality[pivot]).Add(equality, -rest[pivot]);
            }
        }

        return rest;
    }

    private bool IsAtLeastZero(LinearForm form)
    {
        var rest = form.Times(1);
        foreach (var known in atLeastZero)
        {
            var isOf = known.Figures.All(f => known[f].Sign < 0 ? rest[f].Sign < 0 : rest[f].Sign > 0);
            if (isOf)
            {
                rest.Add(known, BigInteger.MinusOne);
            }
        }

        return rest.Figures.All(f => rest[f].Sign > 0);
    }

    /// <summary>The same with every formula cell replaced by the typed cells that it adds up.</summary>
    private LinearForm Typed(LinearForm form)
    {
        var typed = new LinearForm();
        foreach (var figure in form.Figures)
        {
            if (PartsOf(figure) is { Count: > 0 } parts)
            {
                var sum = new LinearForm();
                parts.ForEach(p => sum.Add(p, 1));
                typed.Add(Typed(sum), form[figure]);
            }
            else
            {
                typed.Add(figure, form[figure]);
            }
        }

        return typed;
    }

    private List<FigureRef> PartsOf(FigureRef figure)
    {
        var form = version.Form(figure.Form)!;
        return form.SumColumns.TryGetValue(figure.Column, out var columns)
            ? [.. columns.Select(c => figure with { Column = c })]
            : [.. form.Indicators[form.RowIndex(figure.Row)].SumOf.Select(r => figure with { Row = r })];
    }
}
