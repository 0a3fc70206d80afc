using CadreReports.Housekeeping;
using CadreReports.Reminders;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Reminders;

/// <summary>Every day at 08:00 in Vietnam: plans the reminders, escalations and digests of the day.</summary>
public sealed class RemindDaily(ReminderRound round, LastRound last, TimeProvider time)
{
    [Function(nameof(RemindDaily))]
    public async Task Run([TimerTrigger("0 0 1 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await round.RunAsync(cancellationToken);
        await last.NoteAsync(TimerRound.Reminders, time.GetUtcNow(), cancellationToken);
    }
}
