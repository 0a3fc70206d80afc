using CadreReports.Catalogue;
using CadreReports.Periods;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Storage;
using CadreReports.Time;

namespace CadreReports.Housekeeping;

/// <summary>
/// Plans the notices that whoever changed something died before planning, and has sent what is overdue in the outbox. Planning
/// again adds nothing, and a message too many sends nothing.
/// </summary>
public sealed class MissedNotices(
    StorageAccount account, PeriodRegister periods, NoticeDesk desk, Outbox outbox, LastRound last, RepairLog repairs, TimeProvider time, StorageClock clock) : IDuty
{
    /// <summary>Reports that changed within so long are looked at, longer after a pause of the reconciler itself.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var open = (await periods.AllAsync(cancellationToken)).Where(p => p.State != PeriodState.Draft && !p.IsClosed).Select(p => p.Id).ToHashSet();
        foreach (var period in open)
        {
            await desk.AnnounceAsync(period, cancellationToken);
        }

        var since = Lately + (await last.FindAsync(cancellationToken) is { } before && before < time.GetUtcNow() ? time.GetUtcNow() - before : TimeSpan.Zero);
        foreach (var report in (await ReportIndex.ReadAsync(account, cancellationToken)).Versions
            .Where(v => clock.AgeOf(v.TouchedAt) < since).Select(v => v.Key).Distinct())
        {
            await desk.AnnounceAsync(report, cancellationToken);
        }

        var overdue = await outbox.SweepAsync(cancellationToken);
        if (overdue > 0)
        {
            await repairs.NoteAsync(
                new Repair("reconciler.outbox", null, null, null) { Detail = FormattableString.Invariant($"{overdue}") }, cancellationToken);
        }

        return overdue;
    }
}
