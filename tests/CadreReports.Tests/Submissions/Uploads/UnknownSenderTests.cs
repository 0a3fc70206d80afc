using CadreReports.Catalogue;
using CadreReports.Housekeeping;
using CadreReports.Housekeeping.Retention;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.Backups;
using CadreReports.Tests.Housekeeping;
using CadreReports.Time;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Tests.Submissions.Uploads;

public sealed class UnknownSenderTests : OwnStorage
{
    private const string Blob = "2022H2/82/từ đâu tới.xlsx";

    private static readonly PeriodId Period = new(2022, 2);
    private static readonly SubmissionKey Key = new(Period, "82");
    private static readonly byte[] Workbook = Household.Workbook(Period, "82");

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("yes", false)]
    [InlineData("false", false)]
    [InlineData("true", true)]
    public void Only_configuration_lets_a_file_of_nobody_count(string? value, bool expected) => Assert.Equal(
        expected,
        SenderRule.From(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(SenderRule.Setting, value)]).Build()).AcceptsUnknown);

    /// <summary>It is set aside for good: neither a second event, nor the reconciler, nor another configuration makes it a version.</summary>
    [Fact]
    public async Task A_file_that_nobody_announced_is_set_aside_and_stays_there()
    {
        var house = Strict();
        var etag = (await house.Pipeline.PutAsync(Blob, Workbook)).Trim('"');
        Assert.Null(await house.Pipeline.Ingest.RunAsync(Blob, etag, default));
        var listed = await AssertSetAsideAsync(house, Blob, Workbook);
        Assert.Contains("Không rõ người gửi", listed.Reason, StringComparison.Ordinal);

        await house.Pipeline.Ingest.RunAsync(Blob, etag: null, default);
        var lenient = new Household(Connection, clock: house.Clock);
        Assert.Null(await lenient.Pipeline.Ingest.RunAsync(Blob, etag, default));
        var work = WorkItem.Of(new IngestMessage(Blob, etag));
        await house.PoisonAsync(work.Queue, work.ToMessage());
        await house.PassAsync(TimeSpan.FromMinutes(20));
        await house.ReconcileAsync();
        await lenient.DeliverAsync();
        await house.ReconcileAsync();
        Assert.Empty(await house.Failures.UndoneAsync(default));
        Assert.Equal(listed, await AssertSetAsideAsync(house, Blob, Workbook));

        // Kept as long as anything else that is nobody's.
        await house.PassAsync(TimeSpan.FromDays(30));
        Assert.Equal(1, (await house.RetainAsync()).Repairs[nameof(InboxRetention)]);
        Assert.Equal(listed, await AssertSetAsideAsync(house, Blob, Workbook));
        await house.PassAsync(TimeSpan.FromDays(60));
        Assert.Equal(1, (await house.RetainAsync()).Repairs[nameof(QuarantineRetention)]);
        await house.ReconcileAsync();
        Assert.All(await house.DeliverAsync(), queue => Assert.Equal(0, queue.Value));
    }

    [Fact]
    public async Task A_file_whose_event_was_lost_is_found_and_set_aside()
    {
        var house = Strict();
        await house.Pipeline.PutAsync(Blob, Workbook);
        await house.PassAsync(TimeSpan.FromMinutes(6));
        await house.ReconcileAsync();
        Assert.Equal(1, (await house.DeliverAsync())[StorageNames.IngestQueue]);
        await AssertSetAsideAsync(house, Blob, Workbook);
        await house.ReconcileAsync();
        Assert.Empty(await house.Failures.UndoneAsync(default));
    }

    [Fact]
    public async Task Where_configuration_says_so_it_is_a_version_of_nobody()
    {
        var house = new Household(Connection);
        await house.Pipeline.PutAsync(Blob, Workbook);
        var version = await house.Pipeline.Ingest.RunAsync(Blob, null, default);
        Assert.Equal((SubmissionState.Accepted, null), (version!.State, version.Sender));
        Assert.Empty(await house.Pipeline.Unclaimed.ListAsync(default));

        // What was a version stays one.
        Assert.Equal(version, await Strict().Pipeline.Ingest.RunAsync(Blob, null, default));
        Assert.Empty(await house.Pipeline.Unclaimed.ListAsync(default));
    }

    /// <summary>A ticket is somebody's word for one place; a file anywhere else is nobody's.</summary>
    [Theory]
    [InlineData("2022H2/83/{id}.xlsx")]
    [InlineData("2022H1/82/{id}.xlsx")]
    [InlineData("2022H2/82/{id}.XLSX")]
    [InlineData("2022H2/82/{id}x.xlsx")]
    [InlineData("2022H2/82/{id}.xlsx.xlsx")]
    [InlineData("2022H2/82/..xlsx")]
    [InlineData("2022H2/82/...xlsx")]
    [InlineData("2022H2/82/..%2F82%2F{id}.xlsx")]
    [InlineData("2022H2/82/a|{id}.xlsx")]
    public async Task A_ticket_is_worth_nothing_for_another_place(string place)
    {
        var house = Strict();
        var path = await AnnounceAsync(house);
        var blob = place.Replace("{id}", path.Upload, StringComparison.Ordinal);
        await house.Pipeline.PutAsync(blob, Workbook);
        Assert.Null(await house.Pipeline.Ingest.RunAsync(blob, null, default));
        Assert.Contains("Không rõ người gửi", (await AssertSetAsideAsync(house, blob, Workbook)).Reason, StringComparison.Ordinal);

        // Nor is it used up there.
        await house.Pipeline.PutAsync(path.BlobName, Workbook);
        Assert.Equal("clerk-82", (await house.Pipeline.Ingest.RunAsync(path.BlobName, null, default))!.Sender);
    }

    /// <summary>Who holds the account's key can replace a file; the sender of the first has not sent the second.</summary>
    [Fact]
    public async Task A_ticket_is_good_for_one_content()
    {
        var house = Strict();
        var path = await AnnounceAsync(house);
        await house.Pipeline.PutAsync(path.BlobName, Workbook);
        var version = await house.Pipeline.Ingest.RunAsync(path.BlobName, null, default);
        Assert.Equal(("clerk-82", 1), (version!.Sender, version.Number));

        var other = Household.Variant(Workbook);
        await house.Pipeline.PutAsync(path.BlobName, other);
        Assert.Null(await house.Pipeline.Ingest.RunAsync(path.BlobName, null, default));
        await AssertSetAsideAsync(house, path.BlobName, other);
        Assert.Equal(version, Assert.Single(await house.Pipeline.Store.VersionsAsync(Key, default)).Version);
    }

    /// <summary>
    /// The host dies at every request of an ingestion in turn. Whoever goes on finds the same: an announced file is its
    /// sender's, one that nobody announced is on the list once, and nothing is lost.
    /// </summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task Dying_anywhere_changes_nobodys_name(bool announced, bool afterwards)
    {
        var house = Strict();
        var blobs = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var broke = true;
        for (var at = 1; broke; at++)
        {
            Assert.True(at < 200, "Ingestion makes more requests than this test expects.");
            var content = Household.Variant(Workbook);
            var blob = announced ? (await AnnounceAsync(house)).BlobName : $"{Key}/không báo {at:000}.xlsx";
            await house.Pipeline.PutAsync(blob, content);
            blobs.Add(blob, content);
            var policy = new BreakAt(at, afterwards);
            try
            {
                await new Pipeline(Connection, policy, acceptsUnknown: false).Ingest.RunAsync(blob, null, default);
            }
            catch (Exception e) when (e is BrokenException || e.InnerException is BrokenException || e is AggregateException)
            {
                Assert.True(policy.Broke);
            }

            broke = policy.Broke;

            // Each run adds the lines that dead ones left out of the audit trail, and so would be longer than the one before.
            await house.Pipeline.Trail.FollowAsync(Key, default);
        }

        Assert.True(blobs.Count > 4, "It died nowhere.");
        await house.LoseMessagesAsync();
        await house.PassAsync(TimeSpan.FromMinutes(20));
        await house.ReconcileAsync();
        await house.DeliverAsync();
        await house.ReconcileAsync();
        Assert.Empty(await house.Failures.UndoneAsync(default));
        foreach (var (blob, content) in blobs)
        {
            if (announced)
            {
                var version = await house.Pipeline.Store.FindBlobAsync(Key, blob, default);
                Assert.Equal("clerk-82", version!.Sender);
                Assert.NotNull(version.Outcome);
            }
            else
            {
                await AssertSetAsideAsync(house, blob, content);
            }
        }

        Assert.Equal(announced ? 0 : blobs.Count, (await house.Pipeline.Unclaimed.ListAsync(default)).Count);
    }

    /// <summary>An account that was restored knows who sent what waited, and that what was set aside was.</summary>
    [Fact]
    public async Task A_backup_brings_back_whose_a_file_is()
    {
        var house = Strict();
        var path = await AnnounceAsync(house);
        await house.Pipeline.PutAsync(path.BlobName, Workbook);
        var sent = await AnnounceAsync(house);
        var etag = await house.Pipeline.PutAsync(sent.BlobName, Household.Variant(Workbook));
        await house.Pipeline.Ingest.RunAsync(sent.BlobName, etag, default);
        await house.Pipeline.PutAsync(Blob, Workbook);
        await house.Pipeline.Ingest.RunAsync(Blob, null, default);
        await house.LoseMessagesAsync();

        await using var second = await Azurite.AzuriteServer.StartAsync(dataFolder: null);
        var account = StorageAccount.Open(second.ConnectionString);
        await FilledAccount.RestoreAsync(account, await FilledAccount.BackUpAsync(house.Pipeline.Account, Period.ToString()));
        await account.EnsureCreatedAsync(default);
        var restored = new Household(second.ConnectionString, clock: new ShiftedTimeProvider(TimeSpan.Zero), acceptsUnknown: false);
        await restored.PassAsync(TimeSpan.FromMinutes(6));
        await restored.ReconcileAsync();
        await restored.DeliverAsync();
        await restored.ReconcileAsync();

        Assert.Empty(await restored.Failures.UndoneAsync(default));
        Assert.Equal("clerk-82", (await restored.Pipeline.Store.FindBlobAsync(Key, path.BlobName, default))!.Sender);
        Assert.Equal("clerk-82", (await restored.Pipeline.Store.FindBlobAsync(Key, sent.BlobName, default))!.Sender);
        Assert.Equal(2, (await restored.Pipeline.Store.VersionsAsync(Key, default)).Count);
        await AssertSetAsideAsync(restored, Blob, Workbook);
    }

    /// <summary>
    /// Who may create a file may declare it to be as long as storage allows, without sending a byte, and take snapshots of it,
    /// which would keep it from being removed. Nothing of it is read, and it goes like any other.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_said_to_be_of_eight_terabytes_is_refused_unread(bool announced)
    {
        const long Length = 8L << 40;
        var readings = new ReadLog("/inbox/");
        var house = new Household(Connection, readings, acceptsUnknown: false);
        var path = announced ? await AnnounceAsync(house) : new InboxPath(Period, "82", "không báo");
        var address = (await new UploadAddresses(house.Pipeline.Account).SignAsync(path, TimeProvider.System.GetUtcNow(), default)).Uri;
        using var http = new HttpClient();
        using (var request = new HttpRequestMessage(HttpMethod.Put, address))
        {
            request.Headers.Add("x-ms-blob-type", "PageBlob");
            request.Headers.Add("x-ms-blob-content-length", Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(System.Net.HttpStatusCode.Created, (await http.SendAsync(request)).StatusCode);
        }

        await house.Pipeline.Account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer).GetBlobClient(path.BlobName).CreateSnapshotAsync();
        var version = await house.Pipeline.Ingest.RunAsync(path.BlobName, null, default);
        Assert.Empty(readings.Seen);
        if (announced)
        {
            Assert.Equal((SubmissionState.Rejected, Length, string.Empty, "clerk-82"), (version!.State, version.Length, version.Sha256, version.Sender));
        }
        else
        {
            Assert.Null(version);
            Assert.Equal((Length, string.Empty), Assert.Single((await house.Pipeline.Unclaimed.ListAsync(default)).Select(f => (f.Length, f.Sha256))));
        }

        await house.DeliverAsync();
        await house.PassAsync(TimeSpan.FromMinutes(20));
        await house.ReconcileAsync();
        Assert.Empty(await house.Failures.UndoneAsync(default));
        await house.PassAsync(TimeSpan.FromDays(30));
        Assert.Equal(1, (await house.RetainAsync()).Repairs[nameof(InboxRetention)]);
        Assert.Null(await house.Pipeline.Files.FindAsync(path.BlobName, null, default));
        Assert.Empty(readings.Seen);
    }

    private Household Strict() => new(Connection, acceptsUnknown: false);

    private static async Task<InboxPath> AnnounceAsync(Household house)
    {
        var now = TimeProvider.System.GetUtcNow();
        var path = InboxPath.New(Period, "82", now);
        await house.Pipeline.Tickets.AddAsync(path, "clerk-82", now + UploadAddresses.Validity, default);
        return path;
    }

    /// <returns>Its line on the centre's list.</returns>
    private static async Task<UnclaimedFile> AssertSetAsideAsync(Household house, string blob, byte[] content)
    {
        var listed = Assert.Single(await house.Pipeline.Unclaimed.ListAsync(default), f => f.Blob == blob);
        var kept = await house.Pipeline.Account.Blobs.GetBlobContainerClient(StorageNames.QuarantineContainer)
            .GetBlobClient(UploadFiles.QuarantineName(listed.UploadId)).DownloadContentAsync();
        Assert.Equal(content, kept.Value.Content.ToArray());
        Assert.True(InboxPath.TryParse(blob, out var path));
        Assert.Null(await house.Pipeline.Store.FindUploadAsync(new SubmissionKey(path.Period, path.Province), listed.UploadId, default));
        return listed;
    }
}
