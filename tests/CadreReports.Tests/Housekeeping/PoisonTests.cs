using System.Text;
using CadreReports.Catalogue;
using CadreReports.Housekeeping;
using CadreReports.Housekeeping.Failures;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Housekeeping;

public sealed class PoisonTests : OwnStorage
{
    private static readonly PeriodId Period = new(2022, 2);
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(1);

    /// <summary>As the embedded host and the real one leave it, and as a tool might.</summary>
    [Theory]
    [InlineData(StorageNames.IngestQueue, true)]
    [InlineData(StorageNames.IngestQueue, false)]
    [InlineData(StorageNames.BlobTriggerQueue, true)]
    [InlineData(StorageNames.BlobTriggerQueue, false)]
    [InlineData(StorageNames.SummariseQueue, true)]
    [InlineData(StorageNames.ReviewQueue, true)]
    public async Task What_failed_for_a_while_is_tried_again_and_settled(string queue, bool base64)
    {
        var house = new Household(Connection);
        var key = new SubmissionKey(Period, "82");
        var etag = (await house.Pipeline.PutAsync($"{key}/a.xlsx", Household.Workbook(Period, "82"))).Trim('"');
        if (queue is StorageNames.SummariseQueue or StorageNames.ReviewQueue)
        {
            await house.Pipeline.Ingest.RunAsync($"{key}/a.xlsx", etag, default);
            await house.LoseMessagesAsync();
        }

        if (queue == StorageNames.ReviewQueue)
        {
            await house.Pipeline.Account.Tables.GetTableClient(StorageNames.SubmissionsTable).DeleteEntityAsync("2022H2", "82");
        }

        var text = queue switch
        {
            StorageNames.IngestQueue => Envelope.Write(new IngestMessage($"{key}/a.xlsx", etag)),
            StorageNames.SummariseQueue => Envelope.Write(new SummariseMessage("2022H2", "mien-nam")),
            StorageNames.ReviewQueue => Envelope.Write(new ReviewMessage("2022H2", "82")),
            _ => $$"""{"Type":"BlobTrigger","FunctionId":"Host.Functions.IngestOnBlob","BlobType":"BlockBlob","ContainerName":"inbox","BlobName":"{{key}}/a.xlsx","ETag":"\"{{etag}}\""}""",
        };
        await house.PoisonAsync(queue, base64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : text);

        await house.ReconcileAsync();
        var failure = Assert.Single(await house.Failures.UndoneAsync("2022H2", default));
        Assert.Equal((FailureState.Retrying, 1, 1), (failure.State, failure.Count, failure.Tries));
        Assert.Equal(queue == StorageNames.SummariseQueue ? null : "82", failure.Work.Province);
        var target = queue == StorageNames.BlobTriggerQueue ? StorageNames.IngestQueue : queue;
        Assert.Equal(1, (await house.DeliverAsync())[target]);
        await house.ReconcileAsync();
        Assert.Empty(await house.Failures.UndoneAsync(default));
        Assert.Equal(SubmissionState.Accepted, (await house.Pipeline.Store.SubmissionAsync(key, default))!.Latest.State);
        Assert.Equal(
            ["reconciler.poison", "reconciler.requeue", "reconciler.resolve"], (await house.AuditedAsync()).Where(line => line.Who == "reconciler").Select(line => line.Action));
    }

    [Fact]
    public async Task The_same_upload_in_two_poison_queues_is_one_failure()
    {
        var work = WorkItem.Of(new IngestMessage("2022H2/82/a.xlsx", "0x1"));
        Assert.Equal(work, WorkItem.Read(StorageNames.IngestQueue, work.ToMessage()));
        Assert.Equal(work, WorkItem.Read(StorageNames.IngestQueue, """{"v":1,"trace":"00-1-2-00","body":{"eTag":"0x1","blob":"2022H2/82/a.xlsx"}}"""));
        Assert.Equal(work, WorkItem.Read(
            StorageNames.BlobTriggerQueue, """{"ContainerName":"inbox","BlobName":"2022H2/82/a.xlsx","ETag":"\"0x1\""}"""));
        var house = new Household(Connection);
        await house.Desk.MissAsync(work, default);
        Assert.Empty(await house.Failures.UndoneAsync(default));
    }

    /// <summary>What can never be done is tried three times with growing pauses, and then waits, visibly, for a person.</summary>
    [Theory]
    [InlineData(StorageNames.SummariseQueue, """{"v":1,"trace":null,"body":{"period":"2022H2","region":"mien-xa"}}""")]
    [InlineData(StorageNames.IngestQueue, "không phải thông điệp")]
    [InlineData(StorageNames.ReviewQueue, """{"v":1,"trace":null,"body":{"period":"2022H2","province":"99"}}""")]
    public async Task What_always_fails_is_left_to_a_person(string queue, string text)
    {
        var house = new Household(Connection);
        await house.PoisonAsync(queue, text);
        var sent = new List<int>();
        foreach (var minutes in (int[])[0, 15, 61, 61, 241, 241, 3000])
        {
            await house.PassAsync(TimeSpan.FromMinutes(minutes));
            await house.ReconcileAsync();
            sent.Add((await house.DeliverAsync())[queue]);
        }

        await house.ReconcileAsync();
        Assert.Equal([1, 0, 1, 0, 1, 0, 0], sent);
        var failure = Assert.Single(await house.Failures.UndoneAsync("2022H2", default));
        Assert.Equal((FailureState.Waiting, 4), (failure.State, failure.Count));
        var shown = Assert.Single(FailureStatus.Of([failure], Pipeline.Catalogues.Period("2022H2")!, Pipeline.Catalogues.Period("2022H2")!.Regions[0]));
        Assert.Equal(("waiting", 4), (shown.State, shown.Times));

        Assert.Single(await house.Desk.RetryAsync("2022H2", failure.Work.Id, "quản-trị", default));
        Assert.Equal(1, (await house.DeliverAsync())[queue]);
        await house.ReconcileAsync();
        Assert.Equal((FailureState.Waiting, 5), Assert.Single((await house.Failures.UndoneAsync(default)).Select(f => (f.State, f.Count))));
    }

    /// <summary>Dying at any request of the emptying counts a message once and loses none.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_counts_once_wherever_the_host_dies(bool afterwards)
    {
        var house = new Household(Connection);
        var broke = true;
        for (var at = 1; broke; at++)
        {
            var work = WorkItem.Of(new SummariseMessage("2022H2", $"mien-{at}"));
            await house.PoisonAsync(StorageNames.SummariseQueue, work.ToMessage());
            var policy = new BreakAt(at, afterwards);
            try
            {
                await Emptying(new Household(Connection, policy, house.Clock)).RunAsync(default);
            }
            catch (Exception e) when (e is BrokenException || e.InnerException is BrokenException || e is AggregateException)
            {
                Assert.True(policy.Broke);
            }

            // What the dead one had taken comes back when its time is over.
            broke = policy.Broke;
            await Task.Delay(Hold + Hold);
            await Emptying(house).RunAsync(default);
            Assert.Equal(0, await house.PendingAsync(StorageNames.SummariseQueue + StorageNames.PoisonSuffix));
            Assert.Equal(1, (await house.Failures.FindAsync(work, default))!.Count);
        }

        PoisonQueues Emptying(Household of) => new(of.Pipeline.Account, of.Desk, of.Pipeline.StorageClock) { HoldTime = Hold };
    }

    [Fact]
    public void A_body_of_any_length_is_kept_and_read_back()
    {
        Assert.Equal("chữ", WorkItem.Decode("chữ"));
        Assert.Equal("chữ", WorkItem.Decode(Convert.ToBase64String(Encoding.UTF8.GetBytes("chữ"))));
        Assert.Equal("/////w==", WorkItem.Decode("/////w=="));
    }

    [Theory]
    [InlineData(29_999)]
    [InlineData(30_000)]
    [InlineData(47_000)]
    public async Task A_long_body_is_kept_whole(int length)
    {
        var house = new Household(Connection);
        var body = new string('đ', length - 2) + "😀";
        var failure = Failure.New(WorkItem.Read(StorageNames.IngestQueue, body), house.Clock.GetUtcNow());
        await house.Failures.TryWriteAsync(failure, default);
        Assert.Equal(body, Assert.Single(await house.Failures.UndoneAsync(default)).Work.Body);
    }

    /// <summary>Whatever is in a poison queue, it is seen, and what comes after it is dealt with.</summary>
    [Theory]
    [InlineData(StorageNames.IngestQueue, """{"blob":"","eTag":"0x1"}""")]
    [InlineData(StorageNames.IngestQueue, """{"blob":"2022H2/82/\u0000.xlsx","eTag":""}""")]
    [InlineData(StorageNames.IngestQueue, """{"blob":"2022H2/82/a\\..\\b.xlsx","eTag":"\r\nX: y"}""")]
    [InlineData(StorageNames.IngestQueue, """{"blob":"LONG","eTag":"0x1"}""")]
    [InlineData(StorageNames.OutboxQueue, """{"period":"2022H2","key":"82|a/b#c?d\u0001"}""")]
    [InlineData(StorageNames.OutboxQueue, """{"period":"2022H2","key":"LONG"}""")]
    [InlineData(StorageNames.SummariseQueue, """{"period":"2022H2","region":"a/../b?c"}""")]
    [InlineData(StorageNames.ReviewQueue, """{"period":"2022H2|82","province":"'"}""")]
    public async Task What_is_strange_keeps_nothing_else_waiting(string queue, string body)
    {
        var house = new Household(Connection);
        await house.PoisonAsync(queue, $$"""{"v":1,"trace":null,"body":{{body.Replace("LONG", new string('x', 40_000), StringComparison.Ordinal)}}}""");
        var later = WorkItem.Of(new SummariseMessage("2022H2", "mien-xa"));
        await house.PoisonAsync(queue == StorageNames.IngestQueue ? StorageNames.SummariseQueue : queue, later.ToMessage());
        await house.PassAsync(TimeSpan.FromMinutes(1));

        await house.ReconcileAsync();
        var seen = await house.Failures.UndoneAsync(default);
        Assert.All(seen, f => Assert.Equal((1, 1, FailureState.Retrying), (f.Count, f.Tries, f.State)));
        Assert.Equal(2, (await house.AuditedAsync()).Count(l => l.Action == "reconciler.poison"));
        foreach (var queued in (string[])[StorageNames.IngestQueue, StorageNames.SummariseQueue, StorageNames.ReviewQueue, StorageNames.OutboxQueue])
        {
            Assert.Equal(seen.Count(f => f.Work.Queue == queued), await house.PendingAsync(queued));
        }
    }

    /// <summary>What can never succeed is shown until a person settles it, also when what it asks for is missed again and again.</summary>
    [Fact]
    public async Task What_a_person_dismissed_is_shown_no_longer_until_it_fails_anew()
    {
        var house = new Household(Connection);
        var etag = (await house.Pipeline.PutAsync("2022H2/82/a.xlsx", Household.Workbook(Period, "82"))).Trim('"');
        var work = WorkItem.Of(new IngestMessage("2022H2/82/a.xlsx", etag));
        await house.PoisonAsync(work.Queue, work.ToMessage());
        await house.ReconcileAsync();
        await house.LoseMessagesAsync();
        Assert.NotNull(await house.Trouble.FindAsync(new SubmissionKey(Period, "82"), default));

        Assert.Null(await house.Desk.DismissAsync("2021H2", work.Id, "Tệp hỏng.", "admin", default));
        Assert.Null(await house.Desk.DismissAsync("2022H2", "0", "Tệp hỏng.", "admin", default));
        for (var again = 0; again < 2; again++)
        {
            var dismissed = (await house.Desk.DismissAsync("2022H2", work.Id, "Tệp hỏng.", "admin", default))!;
            Assert.Equal((FailureState.Dismissed, "Tệp hỏng.", 1), (dismissed.State, dismissed.Reason, dismissed.Count));
        }

        Assert.Equal("admin", Assert.Single(await house.AuditedAsync(), l => l.Action == "failure.dismiss").Who);
        await house.PassAsync(TimeSpan.FromDays(2));
        await house.ReconcileAsync();
        await house.RetainAsync();
        Assert.Equal(0, await house.PendingAsync(StorageNames.IngestQueue));
        Assert.Empty(await house.Desk.RetryAsync("2022H2", id: null, "admin", default));
        Assert.Null(await house.Trouble.FindAsync(new SubmissionKey(Period, "82"), default));
        var kept = Assert.Single(await house.Failures.UndoneAsync("2022H2", default));
        Assert.Equal((FailureState.Dismissed, false), (kept.State, kept.IsShown));
        Assert.Empty(FailureStatus.Of([kept], Pipeline.Catalogues.Period("2022H2")!, region: null));

        await house.PoisonAsync(work.Queue, work.ToMessage());
        await house.ReconcileAsync();
        Assert.True(Assert.Single(await house.Failures.UndoneAsync("2022H2", default)).IsShown);
        Assert.NotNull(await house.Desk.DismissAsync("2022H2", work.Id, "Tệp hỏng.", "admin", default));
        Assert.Single(await house.Desk.RetryAsync("2022H2", work.Id, "admin", default));
        await house.DeliverAsync();
        await house.ReconcileAsync();
        Assert.Empty(await house.Failures.UndoneAsync(default));
    }
}
