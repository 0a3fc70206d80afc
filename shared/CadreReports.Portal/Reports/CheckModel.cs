using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Portal.Versions;
using CadreReports.Submissions;

namespace CadreReports.Portal.Reports;

/// <summary>What would be found in a workbook; nothing of it was kept.</summary>
/// <param name="Period">The half-year.</param>
/// <param name="Province">Whose report it would be.</param>
/// <param name="Version">Where it would stand.</param>
/// <param name="Message">Why it would not count however it were; null while it may.</param>
/// <param name="Sheets">What was found, sheet by sheet, with what was said about it.</param>
public sealed record CheckModel(Period Period, Province Province, SubmissionVersion Version, string? Message, IReadOnlyList<FoundSheet> Sheets)
{
    public SubmissionKey Key => new(Period.Id, Province.Code);

    public int Count(Severity severity) => Sheets.Sum(sheet => sheet.Of(severity).Count);

    /// <summary>How many findings wait for an explanation.</summary>
    public int Open => Sheets.Sum(sheet => sheet.Open);
}
