using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using CadreReports.Embedded.Hosting;
using CadreReports.Embedded.Storage.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CadreReports.ContractTests.Triggers;

/// <summary>What the embedded host's timers do while storage is slow; not part of the build against the worker packages.</summary>
[Collection(StorageCollection.Name)]
public sealed class SlowStorageTimerTests(StorageFixture fixture)
{
    [Fact]
    public async Task A_time_that_comes_while_a_new_timer_is_written_down_is_not_past_due()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        var options = new BlobClientOptions();
        options.AddPolicy(new SlowWrites(TimeSpan.FromSeconds(3)), HttpPipelinePosition.PerCall);
        var slow = new BlobServiceClient(fixture.Azurite.ConnectionString, options).GetBlobContainerClient(storage.Container.Name);
        var ran = new TaskCompletionSource<TimerInfo>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var shutdown = new HostShutdown(new Lifetime(), Options.Create(new HostOptions()));
        using var timer = new TimerListener(
            new TimerWork("Tick", CronSchedule.Parse(Timers.Every(1)), RunOnStartup: false, (info, _) =>
            {
                ran.TrySetResult(info);
                return Task.CompletedTask;
            }),
            new TimerStatus(slow.GetBlobClient("status")),
            () => new TimerLock(storage.Container.GetBlobClient("lock"), TimeSpan.FromSeconds(15), TimeProvider.System, NullLogger.Instance),
            TimeSpan.FromSeconds(15),
            shutdown,
            TimeProvider.System,
            NullLogger.Instance);

        timer.Start();
        var run = await ran.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await timer.StopAsync(CancellationToken.None);

        Assert.False(run.IsPastDue);
        Assert.True(run.ScheduleStatus!.Next < DateTime.UtcNow - TimeSpan.FromSeconds(1), "the time had come before the timer was written down");
    }

    private sealed class SlowWrites(TimeSpan pause) : HttpPipelinePolicy
    {
        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (message.Request.Method == RequestMethod.Put)
            {
                await Task.Delay(pause, message.CancellationToken);
            }

            await ProcessNextAsync(message, pipeline);
        }
    }

    private sealed class Lifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
