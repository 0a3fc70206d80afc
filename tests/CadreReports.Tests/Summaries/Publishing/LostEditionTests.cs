using Azure.Storage.Blobs;
using CadreReports.Catalogue;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Summaries.Publishing;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions;
using CadreReports.Tests.Validation;

namespace CadreReports.Tests.Summaries.Publishing;

/// <summary>Storage that was not durable, or that somebody cleared up, does not leave readers without a summary.</summary>
public sealed class LostEditionTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly FigureRef Members = new("BM01", "19", "total");
    private static int halves;

    private readonly Pipeline pipeline = new(storage.ConnectionString);
    private readonly PublisherParts parts = new(new Pipeline(storage.ConnectionString));

    /// <summary>Every test has a half-year of its own.</summary>
    private readonly Period period = Pipeline.Catalogues.Period(((string[])["2022H1", "2022H2", "2023H1", "2023H2", "2024H1", "2024H2", "2025H1"])[Interlocked.Increment(ref halves) - 1])!;

    private BlobContainerClient Reports => pipeline.Account.Blobs.GetBlobContainerClient(StorageNames.ReportsContainer);

    private Region Region => period.Region("mien-nam")!;

    [Theory]
    [InlineData(".docx")]
    [InlineData("-82.xlsx")]
    public async Task A_lost_file_of_the_published_edition_is_written_again_as_it_was(string suffix)
    {
        await PublishAsync("82", 10);
        var published = (await parts.Publisher.FindAsync(period, Region, default))!;
        var lost = Reports.GetBlobClient(EditionStore.FileName(period, Region, 1, published.Key, suffix));
        var before = (await lost.DownloadContentAsync()).Value.Content.ToArray();
        await lost.DeleteAsync();
        await RunAsync();

        Assert.Equal(before, (await lost.DownloadContentAsync()).Value.Content.ToArray());
        Assert.Equal([1], (await parts.Editions.AllAsync(period, Region, default)).Select(e => e.Revision));
    }

    [Fact]
    public async Task A_lost_record_of_the_published_edition_is_written_again()
    {
        await PublishAsync("82", 10);
        await PublishAsync("82", 11);
        var before = (await parts.Publisher.FindAsync(period, Region, default))!;
        await DeleteRecordAsync(2);
        Assert.Null(await parts.Publisher.FindAsync(period, Region, default));
        await RunAsync();

        var after = (await parts.Publisher.FindAsync(period, Region, default))!;
        Assert.Equal((2, before.Key), (after.Revision, after.Key));
    }

    /// <summary>Numbers were counted: the next edition wanted the number of one that was there, for ever.</summary>
    [Fact]
    public async Task A_lost_record_of_an_earlier_edition_does_not_stop_the_next_one()
    {
        for (var members = 1; members <= 3; members++)
        {
            await PublishAsync("82", members);
        }

        await DeleteRecordAsync(2);
        await PublishAsync("82", 4);

        Assert.Equal(4, (await parts.Publisher.FindAsync(period, Region, default))!.Revision);
        Assert.Equal([1, 3, 4], (await parts.Editions.AllAsync(period, Region, default)).Select(e => e.Revision));
        Assert.Equal(3, (await parts.Editions.FindAsync(period, Region, 3, default))!.Revision);
    }

    [Fact]
    public async Task A_lost_pointer_is_set_again()
    {
        await PublishAsync("82", 10);
        await PublishAsync("82", 11);
        await Reports.DeleteBlobAsync(EditionStore.Folder(period, Region) + "latest.json");
        await RunAsync();

        Assert.Equal(2, (await parts.Publisher.FindAsync(period, Region, default))!.Revision);
    }

    private async Task PublishAsync(string province, long members)
    {
        await parts.AcceptAsync(period, province, ReportContent.Zeros(Pipeline.Catalogues.For(period)).Set(Members, members));
        await RunAsync();
    }

    private async Task RunAsync()
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await parts.Publisher.RunAsync(new SummariseMessage(period.Id.ToString(), Region.Code), enough.Token);
    }

    private Task<Azure.Response> DeleteRecordAsync(int revision) =>
        Reports.DeleteBlobAsync(FormattableString.Invariant($"{EditionStore.Folder(period, Region)}revisions/{revision:000000}.json"));
}
