using CadreReports.Audits;
using CadreReports.Catalogue;

namespace CadreReports.Portal.Audits;

/// <summary>Lines of the audit trail.</summary>
/// <param name="Filter">Which are shown.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="IsMore">Whether there are lines after the page.</param>
/// <param name="Found">How many lines there are up to the end of the page.</param>
/// <param name="Lines">Those of the page, newest first.</param>
/// <param name="IsInOrder">False when the first day asked for was after the last, and others are shown.</param>
/// <param name="Periods">To choose from, newest first.</param>
/// <param name="Provinces">To choose from, by code.</param>
public sealed record AuditModel(
    AuditFilter Filter, int Page, bool IsMore, int Found, IReadOnlyList<AuditEntry> Lines, bool IsInOrder, IReadOnlyList<Period> Periods, IReadOnlyList<Province> Provinces)
{
    /// <summary>How many lines a page shows.</summary>
    public const int PageLength = 100;

    /// <summary>How many days are shown when none are asked for.</summary>
    public const int DefaultDays = 7;
}
