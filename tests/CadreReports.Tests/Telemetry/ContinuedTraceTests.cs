using System.Diagnostics;
using CadreReports.Catalogue;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Telemetry;
using CadreReports.Tests.Housekeeping;
using CadreReports.Tests.Submissions;

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

        var ages = await new CadreReports.Housekeeping.QueueAges(account).ReadAsync(default);

        Assert.Equal(StorageNames.Queues.Order(StringComparer.Ordinal), ages.Keys.Order(StringComparer.Ordinal));
        Assert.InRange(ages[StorageNames.ReviewQueue], TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
        Assert.Equal(TimeSpan.Zero, ages[StorageNames.OutboxQueue]);
    }

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
