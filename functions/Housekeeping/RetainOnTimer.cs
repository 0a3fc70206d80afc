using CadreReports.Housekeeping.Retention;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Housekeeping;

/// <summary>At two in the morning in Vietnam: removes what need not be kept any longer.</summary>
public sealed class RetainOnTimer(RetentionRound retention)
{
    [Function(nameof(RetainOnTimer))]
    public Task Run([TimerTrigger("0 0 19 * * *")] TimerInfo timer, CancellationToken cancellationToken) => retention.RunAsync(cancellationToken);
}
