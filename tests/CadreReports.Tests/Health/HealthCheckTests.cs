using System.Diagnostics;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using CadreReports.Health;
using CadreReports.Housekeeping;
using CadreReports.Housekeeping.Failures;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Tests.Housekeeping;
using CadreReports.Time;

namespace CadreReports.Tests.Health;

public sealed class HealthCheckTests : OwnStorage
{
    [Fact]
    public async Task Sound_storage_is_written_read_and_left_as_it_was()
    {
        var patient = new Patient(Connection);
        var report = await patient.Check.DeepAsync(default);

        Assert.True(report.Works);
        Assert.False(report.NeedsAttention);
        Assert.Equal(["blobs", "queues", "tables"], report.Storage.Select(p => p.Part).Order(StringComparer.Ordinal));
        Assert.Equal(["ingest", "outbox", "review", "summarise", "webjobs-blobtrigger"], report.Queues.Select(q => q.Queue).Order(StringComparer.Ordinal));
        Assert.Equal((0, 0, 0), await LeftAsync(patient));
    }

    [Theory]
    [InlineData("blobs")]
    [InlineData("queues")]
    [InlineData("tables")]
    public async Task A_service_that_fails_is_named_and_nothing_is_thrown(string ill)
    {
        var illness = new Illness(message => ServiceOf(message) == ill ? throw new RequestFailedException(403, "no") : Task.CompletedTask);
        var patient = new Patient(Connection, illness);
        var (cheap, report) = (await patient.Check.CheapAsync(default), await patient.Check.DeepAsync(default));

        Assert.Equal([ill], cheap.Where(p => !p.Works).Select(p => p.Part));
        Assert.False(report.Works);
        Assert.Equal((ill, PartState.Refused), Assert.Single(report.Storage.Where(p => !p.Works).Select(p => (p.Part, p.State))));
        Assert.Equal(ill == "queues", report.Queues.All(q => q.State == PartState.Refused));
        Assert.Equal(ill == "tables", report.Failures.State == PartState.Refused);
    }

    [Fact]
    public async Task Storage_that_hangs_is_waited_for_no_longer_than_patience_lasts()
    {
        var patient = new Patient(Connection, new Illness(message => Task.Delay(Timeout.InfiniteTimeSpan, message.CancellationToken)), patience: TimeSpan.FromSeconds(1));
        var report = await patient.Check.DeepAsync(default).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.All(report.Storage, p => Assert.Equal(PartState.Unavailable, p.State));
        Assert.All(report.Queues, q => Assert.Equal(PartState.Unavailable, q.State));
        Assert.Equal((PartState.Unavailable, PartState.Unavailable, 0), (report.Failures.State, report.TimerState, report.Timers.Count));
    }

    [Fact]
    public async Task What_is_missing_is_said_to_be_missing()
    {
        var patient = new Patient(Connection);
        await patient.Account.Tables.GetTableClient(StorageNames.SubmissionsTable).DeleteAsync();
        await patient.Account.Queues.GetQueueClient(StorageNames.ReviewQueue).DeleteAsync();

        Assert.Equal((PartHealth.Tables, PartState.Missing), Assert.Single((await patient.Check.CheapAsync(default)).Where(p => !p.Works).Select(p => (p.Part, p.State))));
        var report = await patient.Check.DeepAsync(default);
        Assert.Equal((StorageNames.ReviewQueue, PartState.Missing), Assert.Single(report.Queues.Where(q => q.State != PartState.Works).Select(q => (q.Queue, q.State))));
        Assert.False(report.Works);
    }

    [Fact]
    public async Task However_many_ask_storage_is_asked_once()
    {
        var illness = new Illness();
        var patient = new Patient(Connection, illness);
        await patient.Check.CheapAsync(default);
        var once = illness.Requests;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => patient.Check.CheapAsync(default)));
        Assert.Equal(once, illness.Requests);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => patient.Check.DeepAsync(default)));
        var both = illness.Requests;
        await patient.Check.DeepAsync(default);
        Assert.Equal(both, illness.Requests);
        Assert.InRange(once, 3, 6);
    }

    [Fact]
    public async Task What_is_looked_up_for_everybody_carries_nothing_of_who_asked_first()
    {
        using var asker = new Activity("asker").AddBaggage("rác", new string('x', 30_000)).Start();
        var seen = new Remembered<Activity?>(TimeProvider.System, TimeSpan.FromMinutes(1), () => Task.FromResult(Activity.Current));

        Assert.Null(await seen.GetAsync(default));
        Assert.Same(asker, Activity.Current);
    }

    [Fact]
    public async Task One_who_leaves_does_not_end_the_look_for_the_others()
    {
        var release = new TaskCompletionSource();
        var patient = new Patient(Connection, new Illness(_ => release.Task));
        using var impatient = new CancellationTokenSource();
        var (first, second) = (patient.Check.CheapAsync(impatient.Token), patient.Check.CheapAsync(default));
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        release.SetResult();
        Assert.All(await second, p => Assert.True(p.Works));
    }

    [Fact]
    public async Task What_waits_what_was_given_up_and_what_failed_is_counted()
    {
        var patient = new Patient(Connection);
        await patient.Account.Queues.GetQueueClient(StorageNames.SummariseQueue).SendMessageAsync("x");
        await patient.Clock.MoveAsync(patient.Clock.GetUtcNow() + TimeSpan.FromMinutes(20), default);
        await patient.Account.Queues.GetQueueClient(StorageNames.SummariseQueue).SendMessageAsync("y");
        await patient.Account.Queues.GetQueueClient(StorageNames.IngestQueue).SendMessageAsync("z");
        var poison = patient.Account.Queues.GetQueueClient(StorageNames.OutboxQueue + StorageNames.PoisonSuffix);
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync("p");
        var now = patient.Clock.GetUtcNow();
        await FailAsync("82", FailureState.Waiting);
        await FailAsync("83", FailureState.Retrying);
        await FailAsync("84", FailureState.Dismissed);

        var report = await patient.Check.DeepAsync(default);
        QueueHealth Of(string queue) => report.Queues.Single(q => q.Queue == queue);
        Assert.Equal((2, true, 0), (Of(StorageNames.SummariseQueue).Messages, Of(StorageNames.SummariseQueue).IsLate, Of(StorageNames.SummariseQueue).Poison));
        Assert.InRange(Of(StorageNames.SummariseQueue).Oldest!.Value, TimeSpan.FromMinutes(19), TimeSpan.FromMinutes(22));
        Assert.Equal((1, false), (Of(StorageNames.IngestQueue).Messages, Of(StorageNames.IngestQueue).IsLate));
        Assert.Equal(1, Of(StorageNames.OutboxQueue).Poison);
        Assert.Equal((1, 1), (report.Failures.Waiting, report.Failures.Retrying));
        Assert.True(report is { Works: true, NeedsAttention: true });

        async Task FailAsync(string province, FailureState state) => Assert.NotNull(await patient.Failures.TryWriteAsync(
            Failure.New(WorkItem.Of(new ReviewMessage("2023H1", province)), now) with { State = state }, default));
    }

    [Fact]
    public async Task What_somebody_left_who_died_is_removed_after_an_hour()
    {
        var patient = new Patient(Connection);
        await patient.Account.Blobs.GetBlobContainerClient(StorageNames.HealthContainer).UploadBlobAsync("left", new BinaryData("left"));
        await patient.Account.Tables.GetTableClient(StorageNames.HealthTable).AddEntityAsync(new TableEntity("probe", "left"));
        await patient.Probe.RunAsync();
        Assert.Equal((1, 0, 1), await LeftAsync(patient));

        await patient.Clock.MoveAsync(patient.Clock.GetUtcNow() + TimeSpan.FromMinutes(61), default);
        Assert.All(await patient.Probe.RunAsync(), p => Assert.True(p.Works));
        Assert.Equal((0, 0, 0), await LeftAsync(patient));
    }

    [Fact]
    public async Task Rounds_are_remembered_by_timer_whatever_the_clock_of_a_trial_shows()
    {
        var patient = new Patient(Connection, clock: ShiftedTimeProvider.StartingAt(new DateTimeOffset(2023, 6, 5, 1, 0, 0, TimeSpan.Zero)));
        await patient.Rounds.NoteAsync(TimerRound.Reminders, patient.Clock.GetUtcNow(), default);
        var report = await patient.Check.DeepAsync(default);
        var reminders = report.Timers.Single(t => t.Kind == "reminders");
        Assert.InRange(reminders.Last!.Value, DateTimeOffset.UtcNow.AddMinutes(-2), DateTimeOffset.UtcNow.AddMinutes(2));
        Assert.False(reminders.IsOverdue);
        Assert.Equal(["reconciler", "retention"], report.Timers.Where(t => t.Last is null).Select(t => t.Kind).Order(StringComparer.Ordinal));
        Assert.Null(await patient.Rounds.FindAsync(TimerRound.Reconciler, default));
        Assert.Equal(new DateTimeOffset(2023, 6, 5, 1, 0, 0, TimeSpan.Zero), (await patient.Rounds.FindAsync(TimerRound.Reminders, default))!.Value, TimeSpan.FromMinutes(1));
    }

    private string ServiceOf(HttpMessage message)
    {
        var account = StorageAccount.Open(Connection);
        var port = message.Request.Uri.Port;
        return port == account.Blobs.Uri.Port ? "blobs" : port == account.Queues.Uri.Port ? "queues" : "tables";
    }

    private static async Task<(int Blobs, int Messages, int Rows)> LeftAsync(Patient patient)
    {
        var (blobs, rows) = (0, 0);
        await foreach (var _ in patient.Account.Blobs.GetBlobContainerClient(StorageNames.HealthContainer).GetBlobsAsync())
        {
            blobs++;
        }

        await foreach (var _ in patient.Account.Tables.GetTableClient(StorageNames.HealthTable).QueryAsync<TableEntity>())
        {
            rows++;
        }

        return (blobs, (await patient.Account.Queues.GetQueueClient(StorageNames.HealthQueue).GetPropertiesAsync()).Value.ApproximateMessagesCount, rows);
    }
}
