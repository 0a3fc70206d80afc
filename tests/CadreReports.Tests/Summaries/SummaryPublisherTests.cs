using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Summaries;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions;
using Microsoft.Extensions.Logging.Abstractions;

namespace CadreReports.Tests.Summaries;

[Collection(SharedStorage.Name)]
public sealed class SummaryPublisherTests(StorageFixture storage) : IAsyncLifetime
{
    private static readonly SummariseMessage Message = new("2023H1", "mien-nam");
    private static readonly Period Period = Pipeline.Catalogues.Period(Message.Period)!;
    private static readonly Region Region = Period.Region(Message.Region)!;
    private static readonly SampleWorkbooks Samples = new(Pipeline.Catalogues);

    private readonly Pipeline pipeline = new(storage.ConnectionString);
    private readonly SummaryPublisher publisher = PublisherOf(new Pipeline(storage.ConnectionString));

    private BlobContainerClient Reports => pipeline.Account.Blobs.GetBlobContainerClient(StorageNames.ReportsContainer);

    /// <summary>Every test begins with nothing published.</summary>
    public async Task InitializeAsync()
    {
        await foreach (var blob in Reports.GetBlobsAsync())
        {
            await Reports.DeleteBlobAsync(blob.Name);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_up_to_date_is_not_built_again()
    {
        await SendAsync("60");
        await publisher.RunAsync(Message, default);
        var first = await FilesAsync();
        await publisher.RunAsync(Message, default);

        Assert.Equal(first, await FilesAsync());
        Assert.True(await publisher.IsCurrentAsync(Period, Region, (await publisher.FindAsync(Period, Region, default))!, default));
    }

    [Fact]
    public async Task A_new_report_makes_a_new_summary_of_it_too()
    {
        await SendAsync("60");
        await publisher.RunAsync(Message, default);
        var before = (await publisher.FindAsync(Period, Region, default))!;
        await SendAsync("70");

        Assert.False(await publisher.IsCurrentAsync(Period, Region, before, default));
        await publisher.RunAsync(Message, default);
        var after = (await publisher.FindAsync(Period, Region, default))!;
        Assert.NotEqual(before.Key, after.Key);
        Assert.Equal(1, after.Versions["70"]);
    }

    [Fact]
    public async Task Built_again_from_the_same_versions_it_is_the_same_file()
    {
        await SendAsync("60");
        await publisher.RunAsync(Message, default);
        var first = await ReadAsync();
        await InitializeAsync();
        await publisher.RunAsync(Message, default);

        Assert.Equal(first, await ReadAsync());
    }

    [Fact]
    public async Task Who_finds_the_lease_taken_leaves_a_delayed_message()
    {
        await SendAsync("60");
        var queue = pipeline.Account.Queues.GetQueueClient(StorageNames.SummariseQueue);
        await queue.ClearMessagesAsync();
        var blob = Reports.GetBlobClient("2023H1/mien-nam/.lease");
        await blob.UploadAsync(BinaryData.FromString(string.Empty));
        var lease = blob.GetBlobLeaseClient();
        await lease.AcquireAsync(TimeSpan.FromSeconds(60));

        await publisher.RunAsync(Message, default);
        Assert.Null(await publisher.FindAsync(Period, Region, default));
        Assert.Empty((await queue.ReceiveMessagesAsync()).Value);
        Assert.Equal(1, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);

        await lease.ReleaseAsync();
        await publisher.RunAsync(Message, default);
        Assert.NotNull(await publisher.FindAsync(Period, Region, default));
    }

    [Fact]
    public async Task Many_messages_at_once_end_in_one_current_summary()
    {
        await Task.WhenAll(SendAsync("72"), SendAsync("74"));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => publisher.RunAsync(Message, default)));
        await publisher.RunAsync(Message, default);

        Assert.True(await publisher.IsCurrentAsync(Period, Region, (await publisher.FindAsync(Period, Region, default))!, default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dying_anywhere_never_publishes_half_a_summary(bool afterwards)
    {
        await SendAsync("75");
        var broke = true;
        for (var at = 1; broke; at++)
        {
            Assert.True(at < 100, "Publishing makes more requests than this test expects.");
            await InitializeAsync();
            var policy = new BreakAt(at, afterwards);
            try
            {
                await PublisherOf(new Pipeline(storage.ConnectionString, policy)).RunAsync(Message, default);
            }
            catch (Exception e) when (e is BrokenException or AggregateException || e.InnerException is BrokenException)
            {
                Assert.True(policy.Broke);
            }

            broke = policy.Broke;
            if (await publisher.FindAsync(Period, Region, default) is not null)
            {
                Assert.NotEmpty(await ReadAsync());
            }

            // The dead one's lease would run out by itself in a minute; the test does not wait for it.
            await Reports.GetBlobClient("2023H1/mien-nam/.lease").GetBlobLeaseClient().TryBreakAsync();
            await publisher.RunAsync(Message, default);
            Assert.True(await publisher.IsCurrentAsync(Period, Region, (await publisher.FindAsync(Period, Region, default))!, default));
        }
    }

    [Theory]
    [InlineData("2099H1", "mien-nam")]
    [InlineData("2023H1", "mien-tay")]
    public async Task A_message_about_nothing_known_is_refused(string period, string region) =>
        await Assert.ThrowsAsync<ArgumentException>(() => publisher.RunAsync(new SummariseMessage(period, region), default));

    private static SummaryPublisher PublisherOf(Pipeline pipeline) => new(
        pipeline.Account, Pipeline.Catalogues, pipeline.Store, pipeline.Contents, TimeProvider.System, NullLogger<SummaryPublisher>.Instance);

    private async Task SendAsync(string province)
    {
        var blob = $"2023H1/{province}/{Guid.NewGuid():N}.xlsx";
        await pipeline.PutAsync(blob, Samples.Upload(Period.Id, province)!.Content);
        await pipeline.Ingest.RunAsync(blob, etag: null, default);
    }

    private async Task<List<(string Name, DateTimeOffset? Written)>> FilesAsync()
    {
        var files = new List<(string, DateTimeOffset?)>();
        await foreach (var blob in Reports.GetBlobsAsync())
        {
            files.Add((blob.Name, blob.Properties.LastModified));
        }

        return files;
    }

    private async Task<byte[]> ReadAsync()
    {
        await using var stream = await publisher.OpenAsync(Period, Region, (await publisher.FindAsync(Period, Region, default))!, default);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}

/// <summary>What these tests need of leases beyond the client.</summary>
internal static class LeaseExtensions
{
    /// <summary>Ends whatever lease there is at once.</summary>
    public static async Task TryBreakAsync(this BlobLeaseClient lease)
    {
        try
        {
            await lease.BreakAsync(TimeSpan.Zero);
        }
        catch (Azure.RequestFailedException e) when (e.Status is 404 or 409)
        {
            // There is none.
        }
    }
}
