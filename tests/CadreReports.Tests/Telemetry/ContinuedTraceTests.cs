using System.Diagnostics;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using CadreReports.Catalogue;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Telemetry;
using CadreReports.Tests.Health;
using CadreReports.Tests.Housekeeping;
using CadreReports.Tests.Reminders;
using CadreReports.Tests.Submissions;
using CadreReports.Time;

namespace CadreReports.Tests.Telemetry;

/// <summary>Traces that go on where a message does not carry them.</summary>
public sealed class ContinuedTraceTests : OwnStorage
{
    private static readonly PeriodId Period = new(2022, 2);

    [Fact]
    public async Task An_upload_whose_message_was_lost_goes_on_in_its_own_trace_when_it_is_repaired()
    {
        using var listener = new Listener();
        var house = new Household(Connection);
        var path = InboxPath.New(Period, "82", TimeProvider.System.GetUtcNow());
        using (var request = new Activity("request").Start())
        {
            await house.Pipeline.Tickets.AddAsync(path, "ai-do", default);
            await house.Pipeline.PutAsync(path.BlobName, Household.Workbook(Period, "82"));
            request.Stop();
            await house.PassAsync(TimeSpan.FromMinutes(6));

            using var repair = new Activity("repair").SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom()).Start();
            await house.ReconcileAsync();
            await house.DeliverAsync();

            var ingest = Assert.Single(listener.Of(request.TraceId), span => span.OperationName == "ingest");
            Assert.Equal(request.SpanId, ingest.ParentSpanId);
            Assert.Equal(repair.TraceId, Assert.Single(ingest.Links).Context.TraceId);
            Assert.Equal(
                ("2022H2", "82", path.Upload, "accepted"),
                (ingest.GetTagItem(TelemetryNames.Period), ingest.GetTagItem(TelemetryNames.Province), ingest.GetTagItem(TelemetryNames.Upload), ingest.GetTagItem(TelemetryNames.Result)));
        }

        Assert.Contains(listener.Of(TelemetryNames.Rounds), m => m.Tags[TelemetryNames.Kind] == "reconciler" && m.Tags[TelemetryNames.Result] == "complete");
        Assert.Contains(listener.Of(TelemetryNames.Repairs), m => m.Tags[TelemetryNames.Kind] == "reconciler.requeue");
    }

    [Fact]
    public async Task Who_finds_its_summary_built_already_points_at_who_built_it()
    {
        using var listener = new Listener();
        var house = new Household(Connection);
        await house.Pipeline.PutAsync("2022H2/82/a.xlsx", Household.Workbook(Period, "82"));
        await house.Pipeline.Ingest.RunAsync("2022H2/82/a.xlsx", etag: null, default);
        var message = new SummariseMessage("2022H2", "mien-nam");

        var builder = await SummariseAsync(house, message);
        var second = await SummariseAsync(house, message);

        Assert.Equal("built", builder.GetTagItem(TelemetryNames.Result));
        Assert.Empty(builder.Links);
        Assert.Equal("current", second.GetTagItem(TelemetryNames.Result));
        Assert.Equal(builder.TraceId, Assert.Single(second.Links).Context.TraceId);
        Assert.Equal(["build", "publish"], listener.Of(builder.TraceId).Select(span => span.OperationName).Where(name => name is "build" or "publish").Distinct());
        Assert.Contains(listener.Of(TelemetryNames.SummaryDuration), m => m.Tags[TelemetryNames.Region] == "mien-nam" && m.Value > 0);
    }

    [Fact]
    public async Task A_workbook_that_is_none_is_counted_as_refused()
    {
        using var listener = new Listener();
        var house = new Household(Connection);
        using var work = Trace();
        await house.Pipeline.PutAsync("2022H2/86/a.xlsx", "không phải sổ tính"u8.ToArray());
        await house.Pipeline.Ingest.RunAsync("2022H2/86/a.xlsx", etag: null, default);

        Assert.Contains(listener.Of(work.TraceId), span => span.OperationName == "ingest" && (string?)span.GetTagItem(TelemetryNames.Result) == "refused");
        Assert.Contains(listener.Of(TelemetryNames.Uploads), m => m.Tags[TelemetryNames.Result] == "refused");
        Assert.Contains(listener.Of(TelemetryNames.Findings), m => m.Tags[TelemetryNames.Severity] == "error" && m.Value == 1);
        Assert.Contains(listener.Of(TelemetryNames.AnswerDuration), m => m.Value is >= 0 and < 120);
    }

    [Fact]
    public async Task A_run_that_fails_says_how_and_not_with_what()
    {
        using var listener = new Listener();
        var house = new Household(Connection, new BreakAt(2, afterwards: false));
        using var work = Trace();
        await Assert.ThrowsAsync<BrokenException>(() => house.Pipeline.Ingest.RunAsync("2022H2/85/b.xlsx", etag: null, default));

        var failed = Assert.Single(listener.Of(work.TraceId));
        Assert.Equal((ActivityStatusCode.Error, nameof(BrokenException)), (failed.Status, failed.StatusDescription));
    }

    [Fact]
    public async Task A_message_that_was_given_up_is_linked_to_by_the_round_that_takes_it_up()
    {
        var house = new Household(Connection);
        string message;
        ActivityTraceId trace;
        using (var sender = Trace())
        {
            message = Envelope.Write(new ReviewMessage("2022H2", "82"));
            trace = sender.TraceId;
        }

        await house.PoisonAsync(StorageNames.ReviewQueue, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(message)));
        await house.PoisonAsync(StorageNames.ReviewQueue, "không đọc được");
        using var round = Trace();
        await house.ReconcileAsync();

        Assert.Equal(trace, Assert.Single(round.Links).Context.TraceId);
    }

    [Fact]
    public async Task The_oldest_message_of_each_queue_is_known()
    {
        var account = StorageAccount.Open(Connection);
        await account.Queues.GetQueueClient(StorageNames.ReviewQueue).SendMessageAsync("một");
        await account.Queues.GetQueueClient(StorageNames.OutboxQueue).SendMessageAsync("hai", TimeSpan.FromMinutes(5));
        await Task.Delay(TimeSpan.FromSeconds(2));

        // Not everybody who puts something there encodes it as this program does.
        await account.PlainQueues.GetQueueClient(StorageNames.ReviewQueue).SendMessageAsync("không phải Base64");
        var ages = await new CadreReports.Housekeeping.QueueAges(account, new StorageClock(new ShiftedTimeProvider(TimeSpan.Zero))).ReadAsync(default);

        Assert.Equal(StorageNames.Queues.Order(StringComparer.Ordinal), ages.Keys.Order(StringComparer.Ordinal));
        Assert.InRange(ages[StorageNames.ReviewQueue], TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
        Assert.Equal(TimeSpan.Zero, ages[StorageNames.OutboxQueue]);
    }

    [Fact]
    public async Task Rounds_of_reminders_and_of_retention_are_counted_when_they_end()
    {
        using var listener = new Listener();
        var house = new Household(Connection);
        using (var work = Trace())
        {
            await new NoticeParts(house.Pipeline, Pipeline.Catalogues).Round.RunAsync(default);
            Assert.Equal(["reminders complete"], RoundsOf(listener, work));
        }

        using (var work = Trace())
        {
            Assert.Empty((await house.Retention.RunAsync(default)).Failed);
            Assert.Equal(["retention complete"], RoundsOf(listener, work));
        }

        var ill = new Household(Connection, new Illness(_ => throw new RequestFailedException(500, "no")));
        using (var work = Trace())
        {
            Assert.NotEmpty((await ill.Retention.RunAsync(default)).Failed);
            Assert.Equal(["retention incomplete"], RoundsOf(listener, work));
        }

        using (var work = Trace())
        {
            await Assert.ThrowsAsync<RequestFailedException>(() => new NoticeParts(ill.Pipeline, Pipeline.Catalogues).Round.RunAsync(default));
            Assert.Empty(RoundsOf(listener, work));
        }
    }

    [Fact]
    public async Task Whatever_stands_where_a_trace_should_keeps_no_file_from_being_taken()
    {
        using var listener = new Listener();
        var house = new Household(Connection);
        foreach (var trace in (object[])[17, "không phải vết"])
        {
            var path = InboxPath.New(Period, "82", TimeProvider.System.GetUtcNow());
            await house.Pipeline.Tickets.AddAsync(path, "ai-do", default);
            await house.Pipeline.Account.Tables.GetTableClient(StorageNames.UploadsTable).UpdateEntityAsync(
                new TableEntity(new SubmissionKey(Period, "82").Partition, path.Upload) { [nameof(UploadTicket.Trace)] = trace }, ETag.All, TableUpdateMode.Merge);
            await house.Pipeline.PutAsync(path.BlobName, Household.Variant(Household.Workbook(Period, "82")));

            Assert.NotNull((await house.Pipeline.Ingest.RunAsync(path.BlobName, etag: null, default))?.Outcome);
        }
    }

    [Fact]
    public async Task Storage_that_refuses_again_and_again_to_say_a_trace_refuses_nothing_else()
    {
        var path = InboxPath.New(Period, "82", TimeProvider.System.GetUtcNow());
        foreach (Exception e in (Exception[])[new RequestFailedException(503, "no"), new AggregateException(new RequestFailedException(503, "no")), new AuthenticationFailedException("no")])
        {
            var tickets = new UploadTickets(StorageAccount.Open(Connection, new Illness(_ => throw e)));
            Assert.Null(await tickets.LookAsync(path.BlobName, default));
        }
    }

    [Fact]
    public async Task The_ticket_of_an_upload_is_read_once_whether_somebody_listens_or_not()
    {
        foreach (var listens in (bool[])[false, true])
        {
            using var listener = listens ? new Listener() : null;
            var reads = 0;
            var path = InboxPath.New(Period, "82", TimeProvider.System.GetUtcNow());
            var house = new Household(Connection, new Illness(message =>
            {
                var isTicket = message.Request.Uri.ToUri().AbsolutePath.Contains($"/{StorageNames.UploadsTable}(", StringComparison.Ordinal);
                reads += isTicket && message.Request.Method == RequestMethod.Get ? 1 : 0;
                return Task.CompletedTask;
            }));
            await house.Pipeline.Tickets.AddAsync(path, "ai-do", default);
            await house.Pipeline.PutAsync(path.BlobName, Household.Variant(Household.Workbook(Period, "82")));
            Assert.Equal("ai-do", (await house.Pipeline.Ingest.RunAsync(path.BlobName, etag: null, default))?.Sender);
            Assert.Equal(1, reads);
        }
    }

    private static IEnumerable<string> RoundsOf(Listener listener, Activity work) => listener.Of(TelemetryNames.Rounds)
        .Where(m => m.Trace == work.TraceId).Select(m => $"{m.Tags[TelemetryNames.Kind]} {m.Tags[TelemetryNames.Result]}");

    private static async Task<Activity> SummariseAsync(Household house, SummariseMessage message)
    {
        using var work = Trace();
        await house.Publishing.Publisher.RunAsync(message, default);
        return work;
    }

    private static Activity Trace() => new Activity("work")
    {
        ActivityTraceFlags = ActivityTraceFlags.Recorded,
        IsAllDataRequested = true,
    }.SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded).Start();
}
