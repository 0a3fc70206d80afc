using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Validation;
using CadreReports.Workbooks;
using CadreReports.Workbooks.Guard;
using CadreReports.Workbooks.Reading;

namespace CadreReports.Submissions;

/// <summary>What a workbook was found to be: guard, read, match and validate in one. Pure.</summary>
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

    /// <summary>Assesses one workbook as the report of a province for a period.</summary>
    /// <param name="workbook">Seekable, at its start; stays open.</param>
    /// <param name="version">The period's catalogue version.</param>
    /// <param name="period">The period that the upload's path names.</param>
    /// <param name="province">The province that the upload's path names.</param>
    /// <param name="cancellationToken">Stops between sheets.</param>
    public static Assessment Of(
        Stream workbook, CatalogueVersion version, Period period, Province province, CancellationToken cancellationToken)
    {
        try
        {
            using var package = WorkbookPackage.Open(workbook, WorkbookLimits.Default, cancellationToken);
            var content = WorkbookReader.Read(package, version, period.Id, cancellationToken);
            return new Assessment(content, Sort(
            [
                .. content.Findings,
                .. TemplateMatch.Check(content, period, province, version),
                .. Validator.Validate(version, period.Id, content),
            ]));
        }
        catch (WorkbookRefusedException refused)
        {
            return Refuse(refused.Finding);
        }
    }

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

    private static List<Finding> Sort(IEnumerable<Finding> findings) => [.. findings.OrderByDescending(f => f.Severity)];
}
