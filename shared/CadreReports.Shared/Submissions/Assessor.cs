using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Submissions.Explanations;
using CadreReports.Telemetry;
using CadreReports.Validation;
using CadreReports.Workbooks;
using CadreReports.Workbooks.Guard;
using CadreReports.Workbooks.Reading;

namespace CadreReports.Submissions;

/// <summary>Takes a workbook through guard, reader, match and validation. Stores nothing.</summary>
public static class Assessor
{
    /// <summary>The identity of the refusal of a workbook in which a sheet has a name that no spreadsheet program gives.</summary>
    public const string SheetName = "TEP-TENTRANG";

    /// <summary>
    /// Excel takes 31 characters, others more; but the name stands beside every figure and cell that is stored, and a
    /// stored text has an end.
    /// </summary>
    private const int LongestSheetName = 255;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Assesses one workbook as the report of a province for a period.</summary>
    /// <param name="workbook">Seekable, at its start; stays open.</param>
    /// <param name="version">The period's catalogue version.</param>
    /// <param name="period">The period that the upload's path names.</param>
    /// <param name="province">The province that the upload's path names.</param>
    /// <param name="history">The province's earlier reports, as far as they are accepted.</param>
    /// <param name="cancellationToken">Stops between sheets.</param>
    public static Assessment Assess(
        Stream workbook, CatalogueVersion version, Period period, Province province, History history, CancellationToken cancellationToken)
    {
        try
        {
            using var package = Step("guard", () => WorkbookPackage.Open(workbook, WorkbookLimits.Default, cancellationToken));
            var content = Step("read", () => WorkbookReader.Read(package, version, period.Id, cancellationToken));
            var findings = Step("validate", () => Validate(content, version, period, province, history));
            if (LongSheetName(content, findings) is { } name)
            {
                return Assessment.Refuse(new Finding(
                    SheetName, Severity.Error, string.Format(Vietnamese, SubmissionTexts.SheetName, CellText.Quote(name), LongestSheetName), []));
            }

            var answers = WorkbookAnswers.Of(content, findings);
            return new Assessment(content, [.. findings.Concat(answers.Notes).OrderByDescending(f => f.Severity)], answers.Answers);
        }
        catch (WorkbookRefusedException refused)
        {
            return Assessment.Refuse(refused.Finding);
        }
    }

    private static List<Finding> Validate(WorkbookContent content, CatalogueVersion version, Period period, Province province, History history) =>
    [
        .. content.Findings,
        .. TemplateMatch.Check(content, period, province, version),
        // The sums and parts of another version's forms are others; all they would give are findings with one cause.
        .. content.Identity.NamesOtherVersion(version) ? [] : Validator.Validate(version, period.Id, content, history),
    ];

    private static T Step<T>(string name, Func<T> work)
    {
        using var step = Tracing.Step(name);
        return work();
    }

    private static string? LongSheetName(WorkbookContent content, IReadOnlyList<Finding> findings) =>
        content.Forms.Select(f => f.Sheet)
            .Concat(findings.SelectMany(f => f.Cells, (_, cell) => cell.Sheet))
            .FirstOrDefault(name => name.Length > LongestSheetName);
}
