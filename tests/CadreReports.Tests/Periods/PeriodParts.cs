using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Periods;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Periods;

/// <summary>The desk at which the centre decides, wired over real storage, and the trail that it leaves.</summary>
internal static class PeriodParts
{
    public static PeriodDesk Desk(Pipeline pipeline) => new(
        pipeline.Account,
        pipeline.Periods,
        new AuditLog(pipeline.Account),
        new NoticeDesk(Pipeline.Catalogues, pipeline.Periods, pipeline.Store, pipeline.Log, new Outbox(pipeline.Account, TimeProvider.System), Pipeline.Rules),
        TimeProvider.System);

    /// <summary>The lines about a period, in the order of time.</summary>
    public static async Task<List<AuditEntry>> AuditAsync(Pipeline pipeline, PeriodId period)
    {
        var lines = new List<AuditEntry>();
        await foreach (var line in new AuditLog(pipeline.Account).ReadAsync(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), default))
        {
            lines.Add(line);
        }

        return [.. lines.Where(l => l.Period == period.ToString())];
    }
}
