using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Portal.Frame;
using CadreReports.Submissions;

namespace CadreReports.Portal.Reports;

/// <summary>What would be found in a workbook; nothing of it was kept.</summary>
/// <param name="Period">The half-year.</param>
/// <param name="Province">Whose report it would be.</param>
/// <param name="State">Where it would stand.</param>
/// <param name="Message">What people must know about it; null for nothing.</param>
/// <param name="Sheets">What was found, sheet by sheet.</param>
public sealed record CheckModel(Period Period, Province Province, SubmissionState State, string? Message, IReadOnlyList<CheckedSheet> Sheets)
{
    public SubmissionKey Key => new(Period.Id, Province.Code);

    public int Count(Severity severity) => Sheets.Sum(sheet => sheet.Findings.Count(finding => finding.Severity == severity));
}

/// <summary>What would be found on one sheet.</summary>
/// <param name="Name">The sheet's; null for the file as a whole.</param>
/// <param name="Title">What its form is about; null for what is no form.</param>
/// <param name="Findings">The gravest first.</param>
public sealed record CheckedSheet(string? Name, string? Title, IReadOnlyList<Finding> Findings)
{
    /// <summary>In the order of <see cref="SheetGroups"/>.</summary>
    public static IReadOnlyList<CheckedSheet> Of(IReadOnlyList<Finding> findings, CatalogueVersion catalogue) =>
    [
        .. SheetGroups.Of(findings, catalogue).Select(sheet => new CheckedSheet(
            sheet.Key.Length > 0 ? sheet.Key : null, catalogue.Form(sheet.Key)?.Title, [.. sheet.OrderByDescending(finding => finding.Severity)])),
    ];
}
