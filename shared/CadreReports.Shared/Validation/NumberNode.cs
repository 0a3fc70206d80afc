using CadreReports.Catalogue.Expressions;

namespace CadreReports.Validation;

/// <summary>A number within a rule. A blank figure counts as 0; whether it may is the relation's decision.</summary>
internal abstract class NumberNode
{
    /// <summary>False when the number is undefined: a division by zero, or beyond what a decimal holds.</summary>
    public abstract bool TryEvaluate(WorkbookFigures figures, out decimal value);
}

internal sealed class ConstantNode(decimal constant) : NumberNode
{
    public override bool TryEvaluate(WorkbookFigures figures, out decimal value)
    {
        value = constant;
        return true;
    }
}

internal sealed class FigureNode(FigureSlot slot) : NumberNode
{
    public override bool TryEvaluate(WorkbookFigures figures, out decimal value)
    {
        value = figures[slot] ?? 0;
        return true;
    }
}

/// <summary>A figure of an earlier report; undefined when that is not known or not comparable.</summary>
internal sealed class EarlierNode(EarlierSlot slot) : NumberNode
{
    public override bool TryEvaluate(WorkbookFigures figures, out decimal value)
    {
        value = figures.Earlier[slot] ?? 0;
        return figures.Earlier[slot] is not null;
    }
}

/// <summary>A flow since the beginning of the year; undefined when this half or, in the second, the first is not known.</summary>
internal sealed class YearToDateNode(FigureSlot slot, EarlierSlot firstHalf) : NumberNode
{
    public override bool TryEvaluate(WorkbookFigures figures, out decimal value)
    {
        value = figures[slot] ?? 0;
        if (figures.Period.Half == 2)
        {
            value += figures.Earlier[firstHalf] ?? 0;
        }

        return figures[slot] is not null && (figures.Period.Half == 1 || figures.Earlier[firstHalf] is not null);
    }
}

/// <summary>A part in per cent of its whole; undefined when the whole is zero.</summary>
internal sealed class RatioNode(NumberNode part, NumberNode whole) : NumberNode
{
    private const decimal Percent = 100;

    public NumberNode Part => part;

    public override bool TryEvaluate(WorkbookFigures figures, out decimal value)
    {
        value = 0;
        return part.TryEvaluate(figures, out var a) && whole.TryEvaluate(figures, out var b) &&
            ArithmeticNode.TryApply(ArithmeticOperator.Multiply, a, Percent, out var hundredfold) &&
            ArithmeticNode.TryApply(ArithmeticOperator.Divide, hundredfold, b, out value);
    }
}

internal sealed class SumNode(NumberNode[] items) : NumberNode
{
    public override bool TryEvaluate(WorkbookFigures figures, out decimal value)
    {
        value = 0;
        foreach (var item in items)
        {
            if (!item.TryEvaluate(figures, out var summand) || !ArithmeticNode.TryApply(ArithmeticOperator.Add, value, summand, out value))
            {
                return false;
            }
        }

        return true;
    }
}

internal sealed class ArithmeticNode(ArithmeticOperator operation, NumberNode left, NumberNode right) : NumberNode
{
    public override bool TryEvaluate(WorkbookFigures figures, out decimal value)
    {
        value = 0;
        return left.TryEvaluate(figures, out var a) && right.TryEvaluate(figures, out var b) && TryApply(operation, a, b, out value);
    }

    public static bool TryApply(ArithmeticOperator operation, decimal a, decimal b, out decimal value)
    {
        value = 0;
        if (operation == ArithmeticOperator.Divide && b == 0)
        {
            return false;
        }

        try
        {
            value = operation switch
            {
                ArithmeticOperator.Add => a + b,
                ArithmeticOperator.Subtract => a - b,
                ArithmeticOperator.Multiply => a * b,
                _ => a / b,
            };
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
