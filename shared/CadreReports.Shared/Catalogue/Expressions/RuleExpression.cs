namespace CadreReports.Catalogue.Expressions;

/// <summary>
/// A rule's expression as a tree. Two expressions are equal when they mean the same, wherever they were written;
/// <see cref="ToString"/> gives a text that parses to an equal expression.
/// </summary>
public abstract record RuleExpression
{
    /// <summary>Where the expression stands in the rule's text.</summary>
    public TextPosition Position { get; init; }

    public sealed override string ToString() => RulePrinter.Print(this);
}

/// <summary>A constant, zero or more.</summary>
public sealed record NumberExpression(decimal Value) : RuleExpression;

/// <summary>A figure of the workbook; row or column may be <see cref="Wildcard"/>.</summary>
public sealed record FigureExpression(FigureRef Figure) : RuleExpression
{
    /// <summary>Stands for every typed row or column to which all references of the rule apply.</summary>
    public const string Wildcard = "*";
}

/// <summary>How a rule reaches beyond the figures of its own workbook.</summary>
public enum HistoryFunction
{
    /// <summary>The figure in the accepted report of the last half-year; stocks only.</summary>
    Previous,

    /// <summary>The figure in the accepted report of the same half of last year.</summary>
    LastYear,

    /// <summary>A flow since the beginning of the year: this figure, in the second half plus that of the first.</summary>
    YearToDate,
}

/// <summary>A figure taken from, or together with, an earlier report; row or column may be a wildcard.</summary>
public sealed record HistoryExpression(HistoryFunction Function, FigureRef Figure) : RuleExpression;

/// <summary>All figures from one to another, along a column or along a row. Only within a sum.</summary>
public sealed record RangeExpression(FigureRef First, FigureRef Last) : RuleExpression;

/// <summary>The sum of its items: numbers and ranges.</summary>
public sealed record SumExpression(IReadOnlyList<RuleExpression> Items) : RuleExpression
{
    public bool Equals(SumExpression? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Aggregate(Items.Count, HashCode.Combine);
}

/// <summary>The part in per cent of the whole; what contains it is undecided when the whole is zero.</summary>
public sealed record RatioExpression(RuleExpression Part, RuleExpression Whole) : RuleExpression;

/// <summary>The negative of a number.</summary>
public sealed record NegateExpression(RuleExpression Operand) : RuleExpression;

public enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// <summary>Two numbers combined. A division by zero makes what contains it undecided, never wrong.</summary>
public sealed record ArithmeticExpression(ArithmeticOperator Operator, RuleExpression Left, RuleExpression Right) : RuleExpression;

public enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>How far a comparison may be off and still hold.</summary>
/// <param name="Amount">An absolute amount, or per cent of the right side's size.</param>
/// <param name="IsPercent">Whether <paramref name="Amount"/> is per cent.</param>
public readonly record struct Tolerance(decimal Amount, bool IsPercent);

/// <summary>Two numbers compared, exactly or within a tolerance.</summary>
public sealed record ComparisonExpression(ComparisonOperator Operator, RuleExpression Left, RuleExpression Right, Tolerance? Within = null) : RuleExpression;

public enum LogicalOperator
{
    And,
    Or,
}

public sealed record LogicalExpression(LogicalOperator Operator, RuleExpression Left, RuleExpression Right) : RuleExpression;

public sealed record NotExpression(RuleExpression Operand) : RuleExpression;

/// <summary>
/// What must hold where a condition does, and where it does not; without the latter everything is right there. Undecided
/// as long as the condition is.
/// </summary>
public sealed record ConditionalExpression(RuleExpression Condition, RuleExpression Then, RuleExpression? Else = null) : RuleExpression;

/// <summary>Every formula cell of every form equals the sum of its parts. Stands alone.</summary>
public sealed record FormulasExpression : RuleExpression;

/// <summary>An offset into a rule's text, from 0. All positions are equal, so that they do not tell expressions apart.</summary>
public readonly struct TextPosition(int offset) : IEquatable<TextPosition>
{
    public int Offset { get; } = offset;

    public bool Equals(TextPosition other) => true;

    public override bool Equals(object? obj) => obj is TextPosition;

    public override int GetHashCode() => 0;

    public static bool operator ==(TextPosition left, TextPosition right) => left.Equals(right);

    public static bool operator !=(TextPosition left, TextPosition right) => !left.Equals(right);
}
