using CadreReports.Azurite;
using CadreReports.Functions;
using CadreReports.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CadreReports.Tests.EndToEnd;

public sealed class StorageStartTests
{
    [Fact]
    public async Task Storage_is_there_before_whoever_takes_work_is_started()
    {
        await using var azurite = await AzuriteServer.StartAsync(dataFolder: null);
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services
            .AddSingleton(StorageAccount.Open(azurite.ConnectionString))
            .AddSingleton<Worker>()
            .AddHostedService(services => services.GetRequiredService<Worker>())
            .AddHostedService<StorageStart>();
        using var host = builder.Build();

        await host.StartAsync();

        Assert.True(host.Services.GetRequiredService<Worker>().Found);
        await host.StopAsync();
    }

    /// <summary>Added before what the program adds, as the functions worker is.</summary>
    private sealed class Worker(StorageAccount account) : IHostedService
    {
        public bool Found { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken) => Found =
            await account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer).ExistsAsync(cancellationToken) &&
            await account.Queues.GetQueueClient(StorageNames.IngestQueue).ExistsAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
