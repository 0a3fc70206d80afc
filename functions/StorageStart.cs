using CadreReports.Storage;
using Microsoft.Extensions.Hosting;

namespace CadreReports.Functions;

/// <summary>
/// Makes the containers, queues and tables before the first function runs: before anything is started, for the worker that
/// takes functions' runs is started earlier than what this program adds.
/// </summary>
public sealed class StorageStart(StorageAccount account) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => account.EnsureCreatedAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
