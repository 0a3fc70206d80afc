using CadreReports.Catalogue;
using CadreReports.Housekeeping.Retention;
using CadreReports.Storage;
using CadreReports.Submissions;

namespace CadreReports.Tests.Housekeeping;

public sealed class RetentionTests : OwnStorage
{
    private static readonly SubmissionKey Key = new(new PeriodId(2022, 2), "82");

    [Fact]
    public async Task An_upload_leaves_the_inbox_thirty_days_after_it_was_archived()
    {
        var house = new Household(Connection);
        foreach (var name in (string[])["đọc", "từ chối", "chưa đọc"])
        {
            await house.Pipeline.PutAsync($"{Key}/{name}.xlsx", name == "đọc" ? Household.Workbook(Key.Period, Key.Province) : [.. System.Text.Encoding.UTF8.GetBytes(name)]);
        }

        await house.Pipeline.PutAsync("lạc.xlsx", [1, 2, 3]);
        foreach (var name in (string[])[$"{Key}/đọc.xlsx", $"{Key}/từ chối.xlsx", "lạc.xlsx"])
        {
            await house.Pipeline.Ingest.RunAsync(name, null, default);
        }

        await house.PassAsync(TimeSpan.FromDays(29));
        Assert.Empty((await house.RetainAsync()).Repairs);
        await house.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(3, (await house.RetainAsync()).Repairs[nameof(InboxRetention)]);
        Assert.Equal([$"{Key}/chưa đọc.xlsx"], await InboxAsync(house));
        await house.PassAsync(TimeSpan.FromDays(1));
        Assert.Empty((await house.RetainAsync()).Repairs);
        Assert.Equal(3, (await house.AuditedAsync()).Count(line => line is { Who: "retention", Action: "retention.inbox" }));

        // The reconciler misses nothing of what is gone, and an event that comes late finds its answer.
        await house.ReconcileAsync();
        await house.DeliverAsync();
        Assert.Equal(2, (await house.Pipeline.Store.VersionsAsync(Key, default)).Count(v => v.Version.Sha256.Length > 0 && v.Version.Number <= 2));
        Assert.Equal(RefusedFile.Kept, await RefusedAsync(house, 2));
    }

    [Fact]
    public async Task An_announcement_of_what_never_came_goes_after_thirty_days_and_one_of_a_file_that_did_stays()
    {
        var house = new Household(Connection);
        var tickets = house.Pipeline.Tickets;
        InboxPath[] paths = [.. Enumerable.Range(0, 3).Select(_ => InboxPath.New(Key.Period, Key.Province, TimeProvider.System.GetUtcNow()))];
        foreach (var path in paths)
        {
            await tickets.AddAsync(path, "clerk", default);
        }

        var (never, waiting, used) = (paths[0], paths[1], paths[2]);
        await house.Pipeline.PutAsync(waiting.BlobName, [1, 2, 3]);
        await house.Pipeline.PutAsync(used.BlobName, Household.Workbook(Key.Period, Key.Province));
        await house.Pipeline.Ingest.RunAsync(used.BlobName, null, default);

        await house.PassAsync(TimeSpan.FromDays(29));
        Assert.DoesNotContain(nameof(TicketRetention), (await house.RetainAsync()).Repairs.Keys);
        await house.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(1, (await house.RetainAsync()).Repairs[nameof(TicketRetention)]);
        Assert.Equal((null, "clerk", "clerk"), (
            (await tickets.FindAsync(never, default))?.Sender, (await tickets.FindAsync(waiting, default))?.Sender, (await tickets.FindAsync(used, default))?.Sender));
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("shorter")]
    [InlineData("other")]
    public async Task An_upload_whose_archived_content_is_not_what_it_should_be_stays(string damage)
    {
        var house = new Household(Connection);
        var workbook = Household.Workbook(Key.Period, Key.Province);
        await house.Pipeline.PutAsync($"{Key}/a.xlsx", workbook);
        var version = (await house.Pipeline.Ingest.RunAsync($"{Key}/a.xlsx", null, default))!;
        var archived = house.Pipeline.Account.Blobs.GetBlobContainerClient(StorageNames.ArchiveContainer).GetBlobClient(UploadFiles.ArchiveName(Key, version.Sha256));
        await archived.DeleteAsync();
        if (damage != "gone")
        {
            byte[] content = damage == "shorter" ? workbook[..^1] : [.. workbook[..^1], (byte)(workbook[^1] + 1)];
            await archived.UploadAsync(new BinaryData(content));
        }

        await house.PassAsync(TimeSpan.FromDays(40));
        Assert.Empty((await house.RetainAsync()).Repairs);
        Assert.Single(await InboxAsync(house));
    }

    /// <summary>The same content, archived long ago, does not take a new upload from the inbox at once.</summary>
    [Fact]
    public async Task The_days_count_from_the_upload_when_its_content_was_known()
    {
        var house = new Household(Connection);
        var workbook = Household.Workbook(Key.Period, Key.Province);
        await house.Pipeline.PutAsync($"{Key}/a.xlsx", workbook);
        await house.Pipeline.Ingest.RunAsync($"{Key}/a.xlsx", null, default);
        await house.PassAsync(TimeSpan.FromDays(31));
        await house.Pipeline.PutAsync($"{Key}/b.xlsx", workbook);
        await house.Pipeline.Ingest.RunAsync($"{Key}/b.xlsx", null, default);
        Assert.Equal(1, (await house.RetainAsync()).Repairs[nameof(InboxRetention)]);
        Assert.Equal([$"{Key}/b.xlsx"], await InboxAsync(house));
    }

    [Fact]
    public async Task A_refused_file_is_emptied_ninety_days_after_its_finding_was_made_known()
    {
        var house = new Household(Connection);
        await house.Pipeline.PutAsync($"{Key}/a.xlsx", "%PDF-1.7"u8.ToArray());
        await house.Pipeline.PutAsync("lạc.xlsx", [1, 2, 3]);
        var version = (await house.Pipeline.Ingest.RunAsync($"{Key}/a.xlsx", null, default))!;
        await house.Pipeline.Ingest.RunAsync("lạc.xlsx", null, default);
        var quarantine = house.Pipeline.Account.Blobs.GetBlobContainerClient(StorageNames.QuarantineContainer);
        await quarantine.GetBlobClient("không rõ").UploadAsync(new BinaryData("x"));

        await house.PassAsync(TimeSpan.FromDays(89));
        Assert.DoesNotContain(nameof(QuarantineRetention), (await house.RetainAsync()).Repairs);
        Assert.Equal(RefusedFile.Kept, await RefusedAsync(house, 1));
        var listed = Assert.Single(await house.Pipeline.Unclaimed.ListAsync(default));
        Assert.Equal(listed, await house.Pipeline.Unclaimed.FindAsync(listed.UploadId, default));
        var (state, content) = await house.Pipeline.Files.OpenRefusedAsync(["khong-co", listed.UploadId], default);
        await using (content)
        {
            Assert.Equal(RefusedFile.Kept, state);
            Assert.Equal([1, 2, 3], (await BinaryData.FromStreamAsync(content!)).ToArray());
        }

        await house.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(2, (await house.RetainAsync()).Repairs[nameof(QuarantineRetention)]);
        Assert.Equal(RefusedFile.Expired, await RefusedAsync(house, 1));
        Assert.Equal((RefusedFile.Expired, null), await house.Pipeline.Files.OpenRefusedAsync([listed.UploadId], default));
        Assert.Equal((RefusedFile.Missing, null), await house.Pipeline.Files.OpenRefusedAsync(["khong-co"], default));
        Assert.Null(await house.Pipeline.Unclaimed.FindAsync("khong/co\u0000", default));
        await house.PassAsync(TimeSpan.FromDays(1));
        Assert.Empty((await house.RetainAsync()).Repairs);

        // What was found, the digest and the length stay.
        var upload = Assert.Single(await house.Pipeline.Store.UploadsAsync(Key, version, default));
        var kept = (await quarantine.GetBlobClient(UploadFiles.QuarantineName(upload.Id)).GetPropertiesAsync()).Value;
        var mark = QuarantineMark.Of(kept.Metadata)!;
        Assert.Equal((0, version.Sha256, version.Length), (kept.ContentLength, mark.Sha256, mark.Length));
        Assert.Equal(version, await house.Pipeline.Store.VersionAsync(Key, 1, default));
        Assert.Single(await house.Pipeline.Contents.FindingsAsync(Key, version, default));
        Assert.Equal(3, Assert.Single(await house.Pipeline.Unclaimed.ListAsync(default)).Length);
        Assert.Equal("x", (await quarantine.GetBlobClient("không rõ").DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task An_upload_whose_refused_content_has_expired_may_leave_the_inbox_too()
    {
        var house = new Household(Connection);
        await house.Pipeline.PutAsync($"{Key}/a.xlsx", "%PDF-1.7"u8.ToArray());
        await house.Pipeline.Ingest.RunAsync($"{Key}/a.xlsx", null, default);
        await house.PassAsync(TimeSpan.FromDays(100));

        // The inbox comes first in a round, so that a round of the quarantine alone leaves an upload behind.
        await house.Pipeline.PutAsync($"{Key}/b.xlsx", "%PDF-1.7"u8.ToArray());
        await house.Pipeline.Ingest.RunAsync($"{Key}/b.xlsx", null, default);
        await house.RetainAsync();
        Assert.Equal([$"{Key}/b.xlsx"], await InboxAsync(house));
        await house.PassAsync(TimeSpan.FromDays(31));
        await house.RetainAsync();
        Assert.Empty(await InboxAsync(house));
        Assert.Equal(RefusedFile.Expired, await RefusedAsync(house, 1));
    }

    [Fact]
    public async Task Rows_of_failures_go_ninety_days_after_they_were_settled()
    {
        var house = new Household(Connection);
        await house.PoisonAsync(StorageNames.IngestQueue, """{"v":1,"trace":null,"body":{"blob":"2022H2/82/gone.xlsx","eTag":"0x1"}}""");
        await house.ReconcileAsync();
        Assert.Empty(await house.Failures.UndoneAsync(default));
        await house.PassAsync(TimeSpan.FromDays(89));
        Assert.Empty((await house.RetainAsync()).Repairs);
        await house.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(1, (await house.RetainAsync()).Repairs[nameof(FailureRetention)]);
        Assert.Empty((await house.RetainAsync()).Repairs);
    }

    private static async Task<RefusedFile> RefusedAsync(Household house, int version) => await house.Pipeline.Files.FindRefusedAsync(
        await house.Pipeline.Store.UploadsAsync(Key, (await house.Pipeline.Store.VersionAsync(Key, version, default))!, default), default);

    private static async Task<List<string>> InboxAsync(Household house)
    {
        var names = new List<string>();
        await foreach (var blob in house.Pipeline.Account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer).GetBlobsAsync())
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
