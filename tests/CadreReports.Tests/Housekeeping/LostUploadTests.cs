using CadreReports.Catalogue;
using CadreReports.Housekeeping.Failures;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.Submissions;
using CadreReports.Workbooks.Guard;

namespace CadreReports.Tests.Housekeeping;

public sealed class LostUploadTests : OwnStorage
{
    private static readonly PeriodId Period = new(2022, 2);

    [Fact]
    public async Task An_upload_without_an_event_is_ingested_and_then_nothing_is_left_to_do()
    {
        var house = new Household(Connection);
        var key = new SubmissionKey(Period, "82");
        await house.Pipeline.PutAsync("2022H2/82/a.xlsx", Household.Workbook(Period, "82"));
        await house.Pipeline.PutAsync("lạc.txt", "không của ai"u8.ToArray());

        await house.ReconcileAsync();
        Assert.Equal(0, await house.PendingAsync(StorageNames.IngestQueue));

        await house.PassAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(2, (await house.ReconcileAsync()).Repairs[nameof(FailureDesk)]);
        await house.ReconcileAsync();
        Assert.Equal(2, await house.PendingAsync(StorageNames.IngestQueue));

        Assert.Equal(2, (await house.DeliverAsync())[StorageNames.IngestQueue]);
        Assert.Equal(SubmissionState.Accepted, (await house.Pipeline.Store.SubmissionAsync(key, default))!.Latest.State);
        Assert.NotNull(await house.Pipeline.Files.ReceiptAsync(key, 1, default));
        Assert.Equal("lạc.txt", Assert.Single(await house.Pipeline.Unclaimed.ListAsync(default)).Blob);

        await house.PassAsync(TimeSpan.FromHours(2));
        await house.ReconcileAsync();
        Assert.Empty(await house.Failures.UndoneAsync(default));
        Assert.Contains(await house.AuditedAsync(), line => line is { Who: "reconciler", Action: "reconciler.requeue", Period: "2022H2", Province: "82", Subject: "2022H2/82/a.xlsx" });
        await AssertIdleAsync(house);
    }

    /// <summary>
    /// The host dies at every request of an ingestion in turn, and its message is lost; sometimes the sender takes the file
    /// away as well. A round later every upload has its answer, or never was claimed and is gone.
    /// </summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Dying_anywhere_in_ingestion_is_repaired(bool afterwards, bool deleted)
    {
        var house = new Household(Connection);
        var key = new SubmissionKey(Period, "86");
        var workbook = Household.Workbook(Period, "86");
        var uploads = new List<Upload>();
        var broke = true;
        for (var at = 1; broke; at++)
        {
            Assert.True(at < 200, "Ingestion makes more requests than this test expects.");
            var blob = $"{key}/{at:000}.xlsx";
            await house.Pipeline.PutAsync(blob, Household.Variant(workbook));
            uploads.Add((await house.Pipeline.Files.FindAsync(blob, null, default))!);
            var policy = new BreakAt(at, afterwards);
            try
            {
                await new Pipeline(Connection, policy).Ingest.RunAsync(blob, null, default);
            }
            catch (Exception e) when (e is BrokenException || e.InnerException is BrokenException || e is AggregateException)
            {
                Assert.True(policy.Broke);
            }

            // Whoever comes next adds the lines of all that died before: with all of them in its way, no run would ever be the last.
            await house.Pipeline.Trail.FollowAsync(key, default);
            broke = policy.Broke;
            if (deleted && broke)
            {
                await house.DeleteAsync(blob);
            }
        }

        await house.LoseMessagesAsync();
        await house.PassAsync(TimeSpan.FromMinutes(20));
        await house.ReconcileAsync();
        await house.DeliverAsync();

        var answers = new List<string>();
        foreach (var upload in uploads)
        {
            var version = await house.Pipeline.Store.FindUploadAsync(key, upload.Id, default);
            if (version is null)
            {
                Assert.True(deleted);
                answers.Add("none");
                continue;
            }

            Assert.NotNull(version.Outcome);
            Assert.NotNull(await house.Pipeline.Files.ReceiptAsync(key, version.Number, default));
            if (version.State == SubmissionState.Accepted)
            {
                Assert.NotEmpty(await house.Pipeline.Contents.FactsAsync(key, version, default));
                Assert.NotNull(await house.Pipeline.Files.OpenArchivedAsync(key, version.Sha256, default));
            }
            else
            {
                Assert.Equal(GuardFinding.Lost, Assert.Single(await house.Pipeline.Contents.FindingsAsync(key, version, default)).RuleId);
            }

            answers.Add(version.State == SubmissionState.Accepted ? "accepted" : "lost");
        }

        // In the order in which an upload gets on: never claimed, claimed and unread, and from then on the archive has it.
        Assert.Equal(deleted ? ["none", "lost", "accepted"] : ["accepted"], answers.Distinct());
        Assert.Equal(await house.Pipeline.Store.DeriveAsync(key, default), await house.Pipeline.Store.SubmissionAsync(key, default));
        await house.PassAsync(TimeSpan.FromHours(26));
        await house.ReconcileAsync();
        await house.DeliverAsync();
        Assert.Empty(await house.Pipeline.Store.Runs.ListAsync(default));
        await house.PassAsync(TimeSpan.FromHours(2));
        await house.ReconcileAsync();
        Assert.Empty(await house.Failures.UndoneAsync(default));
        await AssertIdleAsync(house);
    }

    /// <summary>A workbook that is being read is not taken for lost because its sender has deleted it.</summary>
    [Fact]
    public async Task A_claimed_upload_without_a_file_is_given_up_only_when_nobody_touches_it()
    {
        var house = new Household(Connection);
        var key = new SubmissionKey(Period, "84");
        var etag = await house.Pipeline.PutAsync("2022H2/84/a.xlsx", Household.Workbook(Period, "84"));
        var upload = (await house.Pipeline.Files.FindAsync("2022H2/84/a.xlsx", null, default))!;
        await house.Pipeline.Store.ClaimAsync(key, upload, new string('0', 64), Pipeline.Catalogues.Version("2023")!, string.Empty, period: null, default);
        await house.DeleteAsync("2022H2/84/a.xlsx");

        Assert.Null(await house.Pipeline.Ingest.RunAsync("2022H2/84/a.xlsx", etag, default));
        await house.PassAsync(TimeSpan.FromMinutes(11));
        var version = await house.Pipeline.Ingest.RunAsync("2022H2/84/a.xlsx", etag, default);
        Assert.Equal((SubmissionState.Rejected, true), (version!.State, version.Outcome!.Refused));
        Assert.Equal(RefusedFile.Missing, await house.Pipeline.Files.FindRefusedAsync(await house.Pipeline.Store.UploadsAsync(key, version, default), default));
    }

    [Fact]
    public async Task Two_reconcilers_at_once_ask_for_everything_once()
    {
        var house = new Household(Connection);
        for (var i = 0; i < 5; i++)
        {
            await house.Pipeline.PutAsync($"2022H2/8{i}/a.pdf", [(byte)i]);
        }

        await house.PassAsync(TimeSpan.FromMinutes(6));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new Household(Connection, policy: null, house.Clock).ReconcileAsync()));
        Assert.Equal(5, await house.PendingAsync(StorageNames.IngestQueue));
    }

    [Fact]
    public async Task A_message_that_gets_lost_again_and_again_is_left_to_a_person_in_the_end()
    {
        var house = new Household(Connection);
        await house.Pipeline.PutAsync("2022H2/82/a.pdf", [1]);
        await house.PassAsync(TimeSpan.FromMinutes(6));
        var sent = new List<int>();
        foreach (var hours in (int[])[0, 1, 4, 4, 48])
        {
            await house.PassAsync(TimeSpan.FromHours(hours));
            await house.ReconcileAsync();
            sent.Add(await house.PendingAsync(StorageNames.IngestQueue));
            await house.LoseMessagesAsync();
        }

        Assert.Equal([1, 1, 1, 0, 0], sent);
        Assert.Equal(FailureState.Waiting, Assert.Single(await house.Failures.UndoneAsync(default)).State);
        await house.Desk.RetryAsync("2022H2", id: null, "quản-trị", default);
        Assert.Equal(1, await house.PendingAsync(StorageNames.IngestQueue));
        Assert.Contains(await house.AuditedAsync(), line => line is { Who: "quản-trị", Action: "failure.retry" });
        await house.DeliverAsync();
        await house.ReconcileAsync();
        Assert.Empty(await house.Failures.UndoneAsync(default));
    }

    [Fact]
    public async Task An_announced_file_that_never_came_is_to_be_sent_again()
    {
        var house = new Household(Connection);
        var path = InboxPath.New(Period, "82", TimeProvider.System.GetUtcNow());
        await house.Pipeline.Tickets.AddAsync(path, "clerk-82", default);
        Assert.Null(await house.Trouble.FindAsync(path, default));
        await house.PassAsync(TimeSpan.FromMinutes(6));
        var trouble = await house.Trouble.FindAsync(path, default);
        Assert.True(trouble!.IsLost);
        Assert.Contains("gửi lại", trouble.Text, StringComparison.Ordinal);
        await house.Pipeline.Files.PutAsync(path, new MemoryStream([1]), default);
        Assert.Null(await house.Trouble.FindAsync(path, default));
    }

    [Fact]
    public async Task An_announced_file_that_may_still_come_is_missing_and_not_lost()
    {
        var house = new Household(Connection);
        var now = TimeProvider.System.GetUtcNow();
        var path = InboxPath.New(Period, "82", now);
        await house.Pipeline.Tickets.AddAsync(path, "clerk-82", now + UploadAddresses.Validity, default);
        Assert.Equal((false, true), await SeenAsync());
        var waiting = (await house.Trouble.FindAsync(path, default))!.Text;

        // Storage closes the address by its own clock, wherever the application's has been moved.
        await house.PassAsync(TimeSpan.FromMinutes(21));
        Assert.Equal(waiting, (await house.Trouble.FindAsync(path, default))!.Text);

        await house.Pipeline.Tickets.AddAsync(path, "clerk-82", now - TimeSpan.FromMinutes(6), default);
        Assert.Equal((false, true), await SeenAsync());
        Assert.NotEqual(waiting, (await house.Trouble.FindAsync(path, default))!.Text);

        await house.Pipeline.Files.PutAsync(path, new MemoryStream(Household.Workbook(Period, "82")), default);
        Assert.Null(await house.Trouble.FindAsync(path, default));

        // One that was seen is not waited for.
        var upload = (await house.Pipeline.Files.FindAsync(path.BlobName, null, default))!;
        Assert.Equal("clerk-82", await house.Pipeline.Tickets.RedeemAsync(path, upload, seen: null, default));
        await house.DeleteAsync(path.BlobName);
        Assert.Equal((true, false), await SeenAsync());

        async Task<(bool, bool)> SeenAsync() => await house.Trouble.FindAsync(path, default) is { } trouble ? (trouble.IsLost, trouble.IsMissing) : default;
    }

    /// <summary>Only that a round was made is written.</summary>
    private async Task AssertIdleAsync(Household house)
    {
        var log = new WriteLog();
        var idle = new Household(Connection, log, house.Clock);
        Assert.Empty((await idle.ReconcileAsync()).Repairs);
        Assert.Contains("housekeeping", Assert.Single(log.Writes), StringComparison.Ordinal);
    }
}
