using CadreReports.Storage;
using Microsoft.Extensions.Hosting;

namespace CadreReports.Functions;

/// <summary>Makes the containers, queues and tables before the first function runs.</summary>
public sealed class StorageStart(StorageAccount account) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => account.EnsureCreatedAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
