using CadreReports.Housekeeping;
using CadreReports.Housekeeping.Retention;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Housekeeping;

/// <summary>At two in the morning in Vietnam: removes what need not be kept any longer.</summary>
public sealed class RetainOnTimer(RetentionRound retention, LastRound last, TimeProvider time)
{
    [Function(nameof(RetainOnTimer))]
    public async Task Run([TimerTrigger("0 0 19 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if ((await retention.RunAsync(cancellationToken)).Failed.Count == 0)
        {
            await last.NoteAsync(TimerRound.Retention, time.GetUtcNow(), cancellationToken);
        }
    }
}
