using CadreReports.Catalogue.Expressions;

namespace CadreReports.Validation;

/// <summary>One side of a comparison.</summary>
/// <param name="Expression">As declared, for messages.</param>
/// <param name="Number">Its amount.</param>
/// <param name="Figures">The workbook's own figures that it names, in the order written.</param>
/// <param name="LooksBack">Whether it names a figure of an earlier report.</param>
internal sealed record RelationSide(RuleExpression Expression, NumberNode Number, FigureSlot[] Figures, bool LooksBack)
{
    public bool IsAnyFilled(WorkbookFigures figures)
    {
        foreach (var slot in Figures)
        {
            if (figures[slot] is not null)
            {
                return true;
            }
        }

        return false;
    }

    public bool IsReadable(WorkbookFigures figures)
    {
        foreach (var slot in Figures)
        {
            if (!figures.IsReadable(slot))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>
/// Two numbers compared. One side is the total: of an equation the single figure, the left one of two; of an inequality
/// the larger side.
/// </summary>
/// <remarks>
/// What blanks mean. Blank is not zero; that a cell is blank is <see cref="BlankCheck"/>'s to tell. Where the total is
/// filled, a blank part counts as 0. Where it is blank though parts are filled, the relation cannot be judged: an error
/// rule asks for the total, a query or a note keeps silent. A figure of an earlier report has no such excuse: where it is
/// not known, blank or not comparable, nothing is decided, and no more is a year to date of which a half is blank. A
/// relation whose own figures are all blank, or that names none at all, decides nothing either.
/// </remarks>
internal sealed class RelationNode(ComparisonOperator comparison, RelationSide left, RelationSide right, Tolerance? within) : TruthNode
{
    private const decimal Hundred = 100;

    public RelationSide Left => left;

    public RelationSide Right => right;

    public IEnumerable<RelationSide> Sides => [left, right];

    /// <summary>The side that must be filled for the parts to be judged.</summary>
    public RelationSide Total { get; } = comparison switch
    {
        ComparisonOperator.Less or ComparisonOperator.LessOrEqual => right,
        ComparisonOperator.Equal or ComparisonOperator.NotEqual when left.Expression is not FigureExpression && right.Expression is FigureExpression => right,
        _ => left,
    };

    public override Verdict Judge(WorkbookFigures figures, out RelationNode? culprit)
    {
        culprit = this;
        if (!left.IsReadable(figures) || !right.IsReadable(figures))
        {
            return Verdict.Undecided;
        }

        var part = ReferenceEquals(Total, left) ? right : left;
        if (Total.Figures.Length > 0 && !Total.IsAnyFilled(figures))
        {
            return part.IsAnyFilled(figures) ? Verdict.TotalBlank : Verdict.Undecided;
        }

        if (Total.Figures.Length == 0 && !part.IsAnyFilled(figures) && (part.Figures.Length > 0 || !(left.LooksBack || right.LooksBack)))
        {
            return Verdict.Undecided;
        }

        return TryAmounts(figures, out var a, out var b) && TryCompare(a, b, out var holds)
            ? holds ? Verdict.Holds : Verdict.Fails
            : Verdict.Undecided;
    }

    /// <summary>The amounts of the two sides; false when one is undefined.</summary>
    public bool TryAmounts(WorkbookFigures figures, out decimal a, out decimal b)
    {
        b = 0;
        return left.Number.TryEvaluate(figures, out a) && right.Number.TryEvaluate(figures, out b);
    }

    private bool TryCompare(decimal a, decimal b, out bool holds)
    {
        holds = false;
        if (!TryTolerance(b, out var slack) || !ArithmeticNode.TryApply(ArithmeticOperator.Subtract, a, b, out var difference))
        {
            return false;
        }

        holds = comparison switch
        {
            ComparisonOperator.Equal => Math.Abs(difference) <= slack,
            ComparisonOperator.NotEqual => Math.Abs(difference) > slack,
            ComparisonOperator.Less => difference < slack,
            ComparisonOperator.LessOrEqual => difference <= slack,
            ComparisonOperator.Greater => difference > -slack,
            _ => difference >= -slack,
        };
        return true;
    }

    private bool TryTolerance(decimal b, out decimal slack)
    {
        slack = within?.Amount ?? 0;
        return within is not { IsPercent: true } ||
            ArithmeticNode.TryApply(ArithmeticOperator.Multiply, slack / Hundred, Math.Abs(b), out slack);
    }
}
