using CadreReports.Periods;
using CadreReports.Reminders.Delivery;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Time;

namespace CadreReports.Housekeeping;

/// <summary>
/// Makes up for what whoever changed something died before: the lines and the notices that follow from the centre's acts and
/// from what became of reports. Has sent what is overdue in the outbox, when there is a way out. Planning again adds nothing, and a
/// message too many sends nothing.
/// </summary>
public sealed class MissedNotices(
    StorageAccount account,
    PeriodRegister periods,
    PeriodDesk acts,
    IReportNotices desk,
    ReportTrail trail,
    Outbox outbox,
    MailSender sender,
    LastRound last,
    RepairLog repairs,
    TimeProvider time,
    StorageClock clock) : IDuty
{
    /// <summary>Reports that changed within so long are looked at, longer after a pause of the reconciler itself.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // Whatever state they left a period in: one that closes it has its line, one that opens it for a single province its letter.
        foreach (var period in await periods.DecidedAsync(cancellationToken))
        {
            await acts.ConfirmAsync(period, cancellationToken);
        }

        var since = Lately + (await last.FindAsync(TimerRound.Reconciler, cancellationToken) is { } before && before < time.GetUtcNow() ? time.GetUtcNow() - before : TimeSpan.Zero);
        foreach (var report in (await ReportIndex.ReadAsync(account, cancellationToken)).Versions
            .Where(v => clock.AgeOf(v.TouchedAt) < since).Select(v => v.Key).Distinct())
        {
            await trail.FollowAsync(report, cancellationToken);
            await desk.AnnounceAsync(report, cancellationToken);
        }

        var overdue = sender.HasChannel ? await outbox.SweepAsync(cancellationToken) : 0;
        if (overdue > 0)
        {
            await repairs.NoteAsync(
                new Repair("reconciler.outbox", null, null, null) { Detail = FormattableString.Invariant($"{overdue}") }, cancellationToken);
        }

        return overdue;
    }
}
