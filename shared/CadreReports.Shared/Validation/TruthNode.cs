using CadreReports.Catalogue.Expressions;

namespace CadreReports.Validation;

/// <summary>What became of a condition.</summary>
internal enum Verdict
{
    /// <summary>The figures do not say: all are blank, one could not be read, or a number is undefined.</summary>
    Undecided,

    Holds,

    Fails,

    /// <summary>The total, or the whole that the parts belong to, is blank although parts are filled.</summary>
    TotalBlank,
}

/// <summary>A condition within a rule.</summary>
internal abstract class TruthNode
{
    /// <param name="figures">The workbook's figures.</param>
    /// <param name="culprit">The relation that a message should speak of when the condition does not hold.</param>
    public abstract Verdict Judge(WorkbookFigures figures, out RelationNode? culprit);
}

internal sealed class LogicalNode(LogicalOperator operation, TruthNode left, TruthNode right) : TruthNode
{
    public override Verdict Judge(WorkbookFigures figures, out RelationNode? culprit)
    {
        var a = left.Judge(figures, out culprit);
        var b = right.Judge(figures, out var second);
        var verdict = operation == LogicalOperator.And ? Both(a, b) : Either(a, b);
        culprit = a == verdict ? culprit : second;
        return verdict;
    }

    private static Verdict Both(Verdict a, Verdict b)
    {
        if (a == Verdict.Fails || b == Verdict.Fails)
        {
            return Verdict.Fails;
        }

        if (a == Verdict.TotalBlank || b == Verdict.TotalBlank)
        {
            return Verdict.TotalBlank;
        }

        return a == Verdict.Holds && b == Verdict.Holds ? Verdict.Holds : Verdict.Undecided;
    }

    private static Verdict Either(Verdict a, Verdict b)
    {
        if (a == Verdict.Holds || b == Verdict.Holds)
        {
            return Verdict.Holds;
        }

        return a == Verdict.Fails && b == Verdict.Fails ? Verdict.Fails : Verdict.Undecided;
    }
}

/// <summary>As its condition says; without a second branch everything holds where the condition does not.</summary>
internal sealed class ConditionalNode(TruthNode condition, TruthNode then, TruthNode? otherwise) : TruthNode
{
    public override Verdict Judge(WorkbookFigures figures, out RelationNode? culprit)
    {
        switch (condition.Judge(figures, out culprit))
        {
            case Verdict.Holds:
                return then.Judge(figures, out culprit);
            case Verdict.Fails:
                return otherwise is null ? Verdict.Holds : otherwise.Judge(figures, out culprit);
            default:
                return Verdict.Undecided;
        }
    }
}

internal sealed class NotNode(TruthNode operand) : TruthNode
{
    public override Verdict Judge(WorkbookFigures figures, out RelationNode? culprit) => operand.Judge(figures, out culprit) switch
    {
        Verdict.Holds => Verdict.Fails,
        Verdict.Fails => Verdict.Holds,
        _ => Verdict.Undecided,
    };
}
