using CadreReports.Catalogue;
using CadreReports.Findings;
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
    /// <summary>Those about the whole file first, then what is no form, then the forms in the order of the workbook.</summary>
    public static IReadOnlyList<CheckedSheet> Of(IReadOnlyList<Finding> findings, CatalogueVersion catalogue)
    {
        var order = catalogue.Forms.Index().ToDictionary(form => form.Item.Code, form => form.Index, StringComparer.Ordinal);
        return
        [
            .. findings
                .GroupBy(finding => finding.Cells.Count > 0 ? finding.Cells[0].Sheet : string.Empty, StringComparer.Ordinal)
                .OrderBy(sheet => sheet.Key.Length > 0)
                .ThenBy(sheet => order.GetValueOrDefault(sheet.Key, -1))
                .ThenBy(sheet => sheet.Key, StringComparer.Ordinal)
                .Select(sheet => new CheckedSheet(
                    sheet.Key.Length > 0 ? sheet.Key : null, catalogue.Form(sheet.Key)?.Title, [.. sheet.OrderByDescending(finding => finding.Severity)])),
        ];
    }
}
