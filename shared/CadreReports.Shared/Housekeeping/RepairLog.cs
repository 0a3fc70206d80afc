using CadreReports.Audits;
using CadreReports.Submissions;
using CadreReports.Telemetry;
using Microsoft.Extensions.Logging;

namespace CadreReports.Housekeeping;

/// <summary>Something that housekeeping does.</summary>
/// <param name="Action">As the audit trail names it, such as <c>reconciler.requeue</c>.</param>
/// <param name="Period">The half-year, or null.</param>
/// <param name="Province">The province's code, or null.</param>
/// <param name="Subject">What it is done to; no personal data.</param>
public sealed record Repair(string Action, string? Period, string? Province, string? Subject)
{
    /// <summary>The version's number, or null.</summary>
    public int? Version { get; init; }

    /// <summary>More for people, or null; no personal data.</summary>
    public string? Detail { get; init; }
}

/// <summary>Notes what housekeeping does: in the audit trail, as a metric, and in the log.</summary>
public sealed class RepairLog(AuditLog audit, HousekeepingMetrics metrics, TimeProvider time, ILogger<RepairLog> logger)
{
    /// <summary>Notes a repair. It is called before what removes anything, so that nothing goes without a trace.</summary>
    public async Task NoteAsync(Repair repair, CancellationToken cancellationToken)
    {
        var who = repair.Action[..repair.Action.IndexOf('.', StringComparison.Ordinal)];
        await audit.AddAsync(
            new AuditEntry(time.GetUtcNow(), who, repair.Action, repair.Period, repair.Province, repair.Subject, repair.Detail), cancellationToken);
        metrics.Repaired(repair.Action);
        using var scope = WorkScope.Begin(logger, repair.Period, repair.Province, repair.Version);
        logger.LogInformation(
            "{Action} for period {Period}, province {Province}, version {Version}: {Subject}",
            repair.Action, repair.Period, repair.Province, repair.Version, InboxPath.Plain(repair.Subject));
    }
}
