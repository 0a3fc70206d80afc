using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Summaries.Previews;
using CadreReports.Summaries.Publishing;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Summaries.Publishing;

[Collection(SharedStorage.Name)]
public sealed class SummaryPublisherTests(StorageFixture storage) : IAsyncLifetime
{
    private static readonly SummariseMessage Message = new("2023H1", "mien-nam");
    private static readonly Period Period = Pipeline.Catalogues.Period(Message.Period)!;
    private static readonly Region Region = Period.Region(Message.Region)!;
    private static readonly SampleWorkbooks Samples = new(Pipeline.Catalogues);

    private readonly Pipeline pipeline = new(storage.ConnectionString);
    private readonly PublisherParts parts = new(new Pipeline(storage.ConnectionString));

    private SummaryPublisher Publisher => parts.Publisher;

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
        await Publisher.RunAsync(Message, default);
        var first = await FilesAsync();
        await Publisher.RunAsync(Message, default);

        Assert.Equal(first, await FilesAsync());
        Assert.True(await Publisher.IsCurrentAsync(Period, Region, (await Publisher.FindAsync(Period, Region, default))!, default));
    }

    [Fact]
    public async Task A_new_report_makes_a_new_summary_of_it_too()
    {
        await SendAsync("60");
        await Publisher.RunAsync(Message, default);
        var before = (await Publisher.FindAsync(Period, Region, default))!;
        await SendAsync("70");

        Assert.False(await Publisher.IsCurrentAsync(Period, Region, before, default));
        await Publisher.RunAsync(Message, default);
        var after = (await Publisher.FindAsync(Period, Region, default))!;
        Assert.NotEqual(before.Key, after.Key);
        Assert.Equal((1, 2), (before.Revision, after.Revision));
        Assert.Equal(1, Assert.Single(after.Versions, v => v.Province == "70").Version);
    }

    [Fact]
    public async Task Built_again_from_the_same_versions_all_its_files_are_the_same()
    {
        await SendAsync("60");
        await Publisher.RunAsync(Message, default);
        var first = await parts.FilesAsync(Period, Region);
        await InitializeAsync();
        await Publisher.RunAsync(Message, default);
        var second = await parts.FilesAsync(Period, Region);

        Assert.Equal(["csv", "docx", "json", "xlsx"], first.Keys.Order(StringComparer.Ordinal));
        Assert.All(first, file => Assert.True(file.Value.Length > 0 && file.Value.AsSpan().SequenceEqual(second[file.Key]), file.Key));
    }

    [Fact]
    public async Task What_was_built_before_is_given_again_under_its_own_number()
    {
        await SendAsync("60");
        await Publisher.RunAsync(Message, default);
        var first = await parts.FilesAsync(Period, Region);
        await SendAsync("86");
        await Publisher.RunAsync(Message, default);

        // The board forgets the second report: the inputs are those of the first edition again.
        var table = pipeline.Account.Tables.GetTableClient(StorageNames.SubmissionsTable);
        await table.DeleteEntityAsync("2023H1", "86");
        await Publisher.RunAsync(Message, default);
        Assert.Equal(1, (await Publisher.FindAsync(Period, Region, default))!.Revision);
        Assert.Equal(first["xlsx"], (await parts.FilesAsync(Period, Region))["xlsx"]);
        Assert.Equal([1, 2], (await parts.Editions.AllAsync(Period, Region, default)).Select(e => e.Revision));

        await pipeline.Store.RefreshAsync(new SubmissionKey(Period.Id, "86"), default);
        await Publisher.RunAsync(Message, default);
        Assert.Equal(2, (await Publisher.FindAsync(Period, Region, default))!.Revision);
    }

    [Fact]
    public async Task A_preview_that_is_lost_or_was_never_made_is_made_under_the_same_number()
    {
        await SendAsync("60");
        await Publisher.RunAsync(Message, default);
        var edition = (await Publisher.FindAsync(Period, Region, default))!;
        var first = (await Publisher.FindPreviewAsync(Period, Region, edition, default))!;
        Assert.Equal(edition.Versions.Count, first.Counts.In);

        await Reports.DeleteBlobAsync(EditionStore.FileName(Period, Region, edition.Revision, edition.Key, PreviewFile.Suffix));
        Assert.Null(await Publisher.FindPreviewAsync(Period, Region, edition, default));
        await Publisher.RunAsync(Message, default);
        Assert.Equal(1, (await Publisher.FindAsync(Period, Region, default))!.Revision);
        Assert.Equal(first.Forms.SelectMany(f => f.Figures), (await Publisher.FindPreviewAsync(Period, Region, edition, default))!.Forms.SelectMany(f => f.Figures));
        Assert.Equal(["mien-nam"], await parts.Editions.ScopesAsync(Period, default));
    }

    [Theory]
    [InlineData("mien-nam+mien-bac", "mien-bac+mien-nam", 48)]
    [InlineData("ca-nuoc", "ca-nuoc", 63)]
    public async Task Several_regions_and_the_country_are_published_under_one_name_each(string code, string canonical, int provinces)
    {
        await SendAsync("60");
        var scope = Period.Scope(code)!;
        await Publisher.RunAsync(new SummariseMessage("2023H1", code), default);
        var published = (await Publisher.FindAsync(Period, scope, default))!;

        Assert.Equal((canonical, provinces), (scope.Code, scope.Provinces.Count));
        Assert.Equal("60", Assert.Single(published.Versions, v => v.Province == "60").Province);
        var names = (await FilesAsync()).Select(f => f.Name).ToList();
        Assert.Contains($"2023H1/{canonical}/000001-{published.Key}.csv", names);
        Assert.DoesNotContain($"2023H1/{canonical}/000001-{published.Key}-60.xlsx", names);
        Assert.True(await Publisher.IsCurrentAsync(Period, scope, published, default));
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

        await Publisher.RunAsync(Message, default);
        Assert.Null(await Publisher.FindAsync(Period, Region, default));
        Assert.Empty((await queue.ReceiveMessagesAsync()).Value);
        Assert.Equal(1, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);

        await lease.ReleaseAsync();
        await Publisher.RunAsync(Message, default);
        Assert.NotNull(await Publisher.FindAsync(Period, Region, default));
    }

    [Fact]
    public async Task Many_messages_at_once_end_in_one_current_summary()
    {
        await Task.WhenAll(SendAsync("72"), SendAsync("74"));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Publisher.RunAsync(Message, default)));
        await Publisher.RunAsync(Message, default);

        Assert.True(await Publisher.IsCurrentAsync(Period, Region, (await Publisher.FindAsync(Period, Region, default))!, default));
        await AssertWholeAsync();
    }

    /// <summary>The lease only saves work: without it every edition is still recorded once, and the pointer ends at the newest.</summary>
    [Fact]
    public async Task Publishers_who_ignore_each_other_never_record_two_editions_of_one_number()
    {
        await SendAsync("77");
        using var stop = new CancellationTokenSource();
        var thief = BreakLeasesAsync(stop.Token);
        var others = Enumerable.Range(0, 3).Select(_ => new PublisherParts(new Pipeline(storage.ConnectionString)).Publisher).ToList();
        foreach (var province in (string[])["80", "84"])
        {
            await SendAsync(province);
            await Task.WhenAll(others.Select(async other =>
            {
                try
                {
                    await other.RunAsync(Message, default);
                }
                catch (Azure.RequestFailedException e) when (e.Status is 409 or 412)
                {
                    // Its lease was taken away while it built.
                }
            }));
        }

        await stop.CancelAsync();
        await thief;
        await Publisher.RunAsync(Message, default);
        Assert.True(await Publisher.IsCurrentAsync(Period, Region, (await Publisher.FindAsync(Period, Region, default))!, default));
        await AssertWholeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dying_anywhere_never_publishes_half_a_summary(bool afterwards)
    {
        await SendAsync("75");
        var broke = true;
        var pointed = 0;
        for (var at = 1; broke; at++)
        {
            Assert.True(at < 150, "Publishing makes more requests than this test expects.");
            await InitializeAsync();
            var policy = new BreakAt(at, afterwards);
            try
            {
                await new PublisherParts(new Pipeline(storage.ConnectionString, policy)).Publisher.RunAsync(Message, default);
            }
            catch (Exception e) when (e is BrokenException or AggregateException || e.InnerException is BrokenException)
            {
                Assert.True(policy.Broke);
            }

            broke = policy.Broke;
            if (await Publisher.FindAsync(Period, Region, default) is not null)
            {
                pointed++;
                Assert.All(await parts.FilesAsync(Period, Region), file => Assert.NotEmpty(file.Value));
            }

            // The dead one's lease would run out by itself in a minute; the test does not wait for it.
            await Lease.TryBreakAsync();
            await Publisher.RunAsync(Message, default);
            var published = (await Publisher.FindAsync(Period, Region, default))!;
            Assert.Equal(1, published.Revision);
            Assert.True(await Publisher.IsCurrentAsync(Period, Region, published, default));
            await AssertWholeAsync();
        }

        Assert.True(pointed > 0, "The pointer never moved.");
    }

    [Theory]
    [InlineData("2099H1", "mien-nam")]
    [InlineData("2023H1", "mien-tay")]
    public async Task A_message_about_nothing_known_is_refused(string period, string region) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Publisher.RunAsync(new SummariseMessage(period, region), default));

    private BlobLeaseClient Lease => Reports.GetBlobClient("2023H1/mien-nam/.lease").GetBlobLeaseClient();

    /// <summary>Every number has one record with a key of its own, all its files, and no number is left out.</summary>
    private async Task AssertWholeAsync()
    {
        var names = (await FilesAsync()).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var editions = await parts.Editions.AllAsync(Period, Region, default);
        Assert.Equal(Enumerable.Range(1, editions.Count), editions.Select(e => e.Revision));
        Assert.Equal(editions.Count, editions.Select(e => e.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.All(editions, e => Assert.All(
            SummaryFormat.All.Select(format => "." + format.Extension).Append(PreviewFile.Suffix).Concat(e.Versions.Select(v => $"-{v.Province}.xlsx")),
            suffix => Assert.Contains(EditionStore.FileName(Period, Region, e.Revision, e.Key, suffix), names)));
    }

    private async Task BreakLeasesAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Lease.TryBreakAsync();
            await Task.Delay(20, CancellationToken.None);
        }
    }

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
