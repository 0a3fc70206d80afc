using CadreReports.Catalogue.Expressions;
using CadreReports.Findings;

namespace CadreReports.Catalogue;

/// <summary>A relation between figures that central staff declare; it is data, not code.</summary>
/// <param name="Id">Stable across versions, such as <c>BM01-01</c>.</param>
/// <param name="Severity">What a workbook that breaks it is told.</param>
/// <param name="Expression">What must hold, as declared.</param>
/// <param name="Message">Vietnamese, for the province.</param>
/// <param name="Reason">One plain Vietnamese sentence: what the rule protects.</param>
/// <param name="Source">What the rule follows from.</param>
/// <param name="Assumed">Nobody has confirmed it yet.</param>
/// <param name="Instances">The expression for every row or column that its wildcards stand for.</param>
public sealed record Rule(
    string Id,
    Severity Severity,
    RuleExpression Expression,
    MessageTemplate Message,
    string Reason,
    string Source,
    bool Assumed,
    IReadOnlyList<RuleExpression> Instances)
{
    /// <summary>The halves of the year in which it is judged.</summary>
    public IReadOnlyList<int> Halves { get; init; } = [1, 2];

    /// <summary>Whether it checks the template's own formulas rather than figures that a clerk typed.</summary>
    public bool IsAboutFormulas => Expression is FormulasExpression;
}
