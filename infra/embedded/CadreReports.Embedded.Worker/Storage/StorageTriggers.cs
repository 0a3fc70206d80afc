using CadreReports.Embedded.Functions;
using CadreReports.Embedded.Storage.Blobs;
using CadreReports.Embedded.Storage.Queues;
using CadreReports.Embedded.Storage.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CadreReports.Embedded.Storage;

/// <summary>Starts and stops what listens to queues, containers and the clock.</summary>
internal sealed class StorageTriggers(IServiceProvider services, IReadOnlyList<AppFunction> functions) : IHostedService, IDisposable
{
    private readonly List<QueueListener> queues = [];
    private readonly List<TimerListener> timers = [];
    private BlobTriggers? blobs;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var queueTriggers = ActivatorUtilities.CreateInstance<QueueTriggers>(services);
        foreach (var function in functions.Where(f => f.Trigger is QueueTriggerAttribute))
        {
            queues.Add(queueTriggers.CreateListener(function));
        }

        var watched = functions.Where(f => f.Trigger is BlobTriggerAttribute).ToList();
        if (watched.Count > 0)
        {
            blobs = ActivatorUtilities.CreateInstance<BlobTriggers>(services, (IReadOnlyList<AppFunction>)watched);
        }

        var timerTriggers = ActivatorUtilities.CreateInstance<TimerTriggers>(services);
        foreach (var function in functions.Where(f => f.Trigger is TimerTriggerAttribute))
        {
            timers.Add(timerTriggers.CreateListener(function));
        }

        // Nothing starts before everything has proved to be configured.
        queues.ForEach(queue => queue.Start());
        blobs?.Start();
        timers.ForEach(timer => timer.Start());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll([
            .. queues.Select(queue => queue.StopAsync(cancellationToken)),
            .. timers.Select(timer => timer.StopAsync(cancellationToken)),
            blobs?.StopAsync(cancellationToken) ?? Task.CompletedTask]);

    public void Dispose()
    {
        queues.ForEach(queue => queue.Dispose());
        timers.ForEach(timer => timer.Dispose());
        blobs?.Dispose();
    }
}
