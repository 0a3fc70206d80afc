using CadreReports.Findings;
using CadreReports.Workbooks;

namespace CadreReports.Submissions;

/// <summary>What a workbook was found to be.</summary>
/// <param name="Content">What was read; null when the guard refused the file.</param>
/// <param name="Findings">Everything found, gravest first, then in workbook order.</param>
public sealed record Assessment(WorkbookContent? Content, IReadOnlyList<Finding> Findings)
{
    /// <summary>The guard refused the file before or while it was read.</summary>
    public bool Refused => Content is null;

    /// <summary>Rejected with an error, else needs explanation with a query, else accepted.</summary>
    public SubmissionState State =>
        Findings.Count == 0 ? SubmissionState.Accepted
        : Findings[0].Severity switch
        {
            Severity.Error => SubmissionState.Rejected,
            Severity.Query => SubmissionState.NeedsExplanation,
            _ => SubmissionState.Accepted,
        };

    /// <summary>The assessment of a file that is not looked into.</summary>
    public static Assessment Refuse(Finding finding) => new(null, [finding]);

    /// <summary>The assessment in figures.</summary>
    /// <param name="state">The state it leads to in its period, which may be locked.</param>
    public Outcome ToOutcome(SubmissionState state) => new(
        state,
        Findings.Count(f => f.Severity == Severity.Error),
        Findings.Count(f => f.Severity == Severity.Query),
        Findings.Count(f => f.Severity == Severity.Note),
        Content is null ? 0 : FactRow.From(Content).Sum(r => r.Facts.Count),
        Findings.FirstOrDefault(f => f.Severity != Severity.Note)?.Message,
        Refused);
}
