using CadreReports.Housekeeping;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Housekeeping;

/// <summary>Four times an hour: brings what got stuck to its end.</summary>
public sealed class ReconcileOnTimer(Reconciler reconciler)
{
    [Function(nameof(ReconcileOnTimer))]
    public Task Run([TimerTrigger("0 */15 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => reconciler.RunAsync(cancellationToken);
}
