using System.Runtime.CompilerServices;
using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Workbooks;

namespace CadreReports.Validation;

/// <summary>
/// Judges what a workbook says by itself and beside the province's earlier reports: blanks, the catalogue's rules and the
/// lines of its lists. Pure; the rules of a catalogue version are compiled once, when the version is first seen.
/// </summary>
/// <remarks>
/// What the reader already reported is not reported again: a missing sheet, row or column and an unreadable cell leave
/// the rules that need them undecided.
/// </remarks>
public static class Validator
{
    private static readonly ConditionalWeakTable<CatalogueVersion, ValidationPlan> Plans = [];

    /// <param name="version">The catalogue version that the workbook follows.</param>
    /// <param name="period">The half-year it reports on; forms that are not collected in it are passed over.</param>
    /// <param name="content">What the reader found.</param>
    /// <param name="history">The province's earlier reports, as far as they are accepted.</param>
    /// <exception cref="ArgumentException">The history's reports are not of the half-year before and of the same half of last year.</exception>
    /// <returns>The findings, gravest first, otherwise in workbook order; without those of the reader.</returns>
    public static IReadOnlyList<Finding> Validate(CatalogueVersion version, PeriodId period, WorkbookContent content, History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var plan = Plans.GetValue(version, static v => new ValidationPlan(v));
        var figures = new WorkbookFigures(plan, period, content, history);
        var findings = new List<Finding>();
        var required = BlankCheck.Required(plan, figures, findings);
        var askedFor = RuleCheck.Check(plan, figures, required, findings);
        BlankCheck.Others(plan, figures, askedFor, findings);
        ListCheck.Check(version.Forms, figures, findings);
        return findings.Count < 2 ? findings : [.. findings.OrderByDescending(f => f.Severity)];
    }
}
