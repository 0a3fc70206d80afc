namespace CadreReports.Catalogue.Expressions;

/// <summary>A rule's expression cannot be understood.</summary>
public sealed class ExpressionException : Exception
{
    /// <param name="position">Where in the text.</param>
    /// <param name="problem">What is wrong there.</param>
    public ExpressionException(TextPosition position, string problem)
        : base($"at character {position.Offset + 1}: {problem}") => Position = position;

    public TextPosition Position { get; }
}
