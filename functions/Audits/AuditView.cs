using CadreReports.Audits;

namespace CadreReports.Functions.Audits;

/// <summary>Lines of the audit trail.</summary>
/// <param name="From">The first day that was asked for, in Vietnam.</param>
/// <param name="To">The last day.</param>
/// <param name="Lines">The lines, oldest first.</param>
public sealed record AuditView(DateOnly From, DateOnly To, IAsyncEnumerable<AuditEntry> Lines);
