using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Contacts;
using CadreReports.Housekeeping;
using CadreReports.Housekeeping.Failures;
using CadreReports.Housekeeping.Retention;
using CadreReports.Local.Samples;
using CadreReports.Messages;
using CadreReports.Periods;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Storage;
using CadreReports.Tests.Submissions;
using CadreReports.Tests.Summaries.Publishing;
using CadreReports.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace CadreReports.Tests.Housekeeping;

/// <summary>The parts of housekeeping over real storage, and workers that do what the functions of the queues do.</summary>
internal sealed class Household
{
    private static readonly SampleWorkbooks Samples = new(Pipeline.Catalogues);

    private static readonly string[] Queues = [StorageNames.IngestQueue, StorageNames.ReviewQueue, StorageNames.SummariseQueue, StorageNames.OutboxQueue];

    private readonly Func<PeriodId, string, Task> send;

    public Household(string connection, HttpPipelinePolicy? policy = null, ShiftedTimeProvider? clock = null, bool hasChannel = true, bool acceptsUnknown = true)
    {
        Clock = clock ?? new ShiftedTimeProvider(TimeSpan.Zero);
        Pipeline = new Pipeline(connection, policy, catalogues: null, Clock, acceptsUnknown);
        Publishing = new PublisherParts(Pipeline);
        var account = Pipeline.Account;
        Audit = new AuditLog(account);
        Metrics = new HousekeepingMetrics();
        var repairs = new RepairLog(Audit, Metrics, Clock, NullLogger<RepairLog>.Instance);
        Failures = new FailureStore(account);
        var outbox = new Outbox(account, Clock);
        var notices = new NoticeDesk(Pipeline.Catalogues, Pipeline.Periods, Pipeline.Store, Pipeline.Log, outbox, Pipeline.Rules);
        var last = new LastRound(account);
        var sender = new MailSender(outbox, new NoLetters(), hasChannel ? new NoChannel() : null, "cadre-reports.invalid", Clock, NullLogger<MailSender>.Instance);
        send = (period, key) => sender.SendAsync(period, key, default);
        var check = new WorkCheck(Pipeline.Periods, Pipeline.Files, Pipeline.Store, Pipeline.Log, Pipeline.Unclaimed, Publishing.Publisher, outbox);
        Desk = new FailureDesk(account, Failures, check, repairs, Audit, Metrics, Clock, NullLogger<FailureDesk>.Instance);
        var times = Pipeline.StorageClock;
        Poison = new PoisonQueues(account, Desk, times);
        Reconciler = new Reconciler(
            new LostUploads(account, Pipeline.Store, Pipeline.Unclaimed, Desk, check, times),
            Poison,
            new DeadRuns(Pipeline.Store, Pipeline.Contents, repairs, times),
            new StaleSummaries(account, Pipeline.Periods, Pipeline.Store, Publishing.Inputs, Publishing.Editions, Desk, times),
            new MissedNotices(
                account, Pipeline.Periods, new PeriodDesk(account, Pipeline.Periods, Audit, notices, Clock), notices, Pipeline.Trail, outbox, sender, last, repairs, Clock, times),
            Desk,
            new QueueAges(account, times),
            last,
            Clock,
            NullLogger<Reconciler>.Instance);
        Retention = new RetentionRound(
            new InboxRetention(account, Pipeline.Unclaimed, repairs, times, NullLogger<InboxRetention>.Instance),
            new QuarantineRetention(account, Pipeline.Unclaimed, repairs, Clock, times),
            new FailureRetention(Failures, Clock),
            new TicketRetention(Pipeline.Tickets, Pipeline.Files, times),
            new StrayEditionFiles(account, Pipeline.Periods, Publishing.Editions, repairs, times, NullLogger<StrayEditionFiles>.Instance),
            NullLogger<RetentionRound>.Instance);
        Trouble = new UploadTrouble(Failures, Pipeline.Files, Pipeline.Tickets, times);
    }

    public ShiftedTimeProvider Clock { get; }

    public Pipeline Pipeline { get; }

    public PublisherParts Publishing { get; }

    public AuditLog Audit { get; }

    public HousekeepingMetrics Metrics { get; }

    public FailureStore Failures { get; }

    public FailureDesk Desk { get; }

    public PoisonQueues Poison { get; }

    public Reconciler Reconciler { get; }

    public RetentionRound Retention { get; }

    public UploadTrouble Trouble { get; }

    /// <summary>A report that is accepted.</summary>
    public static byte[] Workbook(PeriodId period, string province) => Samples.Upload(period, province)!.Content;

    /// <summary>The same report as another file: a ZIP file may end with a comment.</summary>
    public static byte[] Variant(byte[] workbook)
    {
        var comment = Guid.NewGuid().ToByteArray();
        byte[] variant = [.. workbook, .. comment];
        variant[workbook.Length - 2] = (byte)comment.Length;
        return variant;
    }

    public async Task PassAsync(TimeSpan time) => Assert.True(await Clock.MoveAsync(Clock.GetUtcNow() + time + TimeSpan.FromSeconds(2), default));

    /// <summary>Does a round and expects no duty to fail.</summary>
    public async Task<RoundResult> ReconcileAsync()
    {
        var result = await Reconciler.RunAsync(default);
        Assert.Empty(result.Failed);
        return result;
    }

    /// <summary>Does a round and expects no duty to fail.</summary>
    public async Task<RoundResult> RetainAsync()
    {
        var result = await Retention.RunAsync(default);
        Assert.Empty(result.Failed);
        return result;
    }

    /// <summary>Takes messages from the queues until none is left, as the host would; what fails goes to the poison queue.</summary>
    /// <returns>How many there were of each queue.</returns>
    public async Task<Dictionary<string, int>> DeliverAsync()
    {
        var delivered = Queues.ToDictionary(q => q, _ => 0, StringComparer.Ordinal);
        var again = true;
        while (again)
        {
            again = false;
            foreach (var name in Queues)
            {
                var queue = Pipeline.Account.Queues.GetQueueClient(name);
                foreach (var message in (await queue.ReceiveMessagesAsync(32)).Value)
                {
                    delivered[name]++;
                    again = true;
                    await RunAsync(queue, message);
                    await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
                }
            }
        }

        return delivered;
    }

    public async Task<int> PendingAsync(string queue) =>
        (await Pipeline.Account.Queues.GetQueueClient(queue).GetPropertiesAsync()).Value.ApproximateMessagesCount;

    /// <summary>Forgets every message, as when the queue service had lost them.</summary>
    public Task LoseMessagesAsync() => Task.WhenAll(Queues.Select(q => Pipeline.Account.Queues.GetQueueClient(q).ClearMessagesAsync()));

    public async Task DeleteAsync(string blob) =>
        await Pipeline.Account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer).DeleteBlobAsync(blob);

    public async Task PoisonAsync(string queue, string wire)
    {
        var poison = Pipeline.Account.PlainQueues.GetQueueClient(queue + StorageNames.PoisonSuffix);
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync(wire);
    }

    public async Task<IReadOnlyList<AuditEntry>> AuditedAsync()
    {
        var lines = new List<AuditEntry>();
        await foreach (var line in Audit.ReadAsync(DateTimeOffset.UnixEpoch, ShiftedTimeProvider.Latest, default))
        {
            lines.Add(line);
        }

        return lines;
    }

    private async Task RunAsync(QueueClient queue, QueueMessage message)
    {
        try
        {
            switch (queue.Name)
            {
                case StorageNames.IngestQueue:
                    var upload = Envelope.Read<IngestMessage>(message.MessageText).Body;
                    await Pipeline.Ingest.RunAsync(upload.Blob, upload.ETag, default);
                    break;
                case StorageNames.ReviewQueue:
                    await Pipeline.Review.RunAsync(Envelope.Read<ReviewMessage>(message.MessageText).Body, default);
                    break;
                case StorageNames.OutboxQueue:
                    var notice = Envelope.Read<OutboxMessage>(message.MessageText).Body;
                    await send(PeriodId.Parse(notice.Period), notice.Key);
                    break;
                default:
                    await Publishing.Publisher.RunAsync(Envelope.Read<SummariseMessage>(message.MessageText).Body, default);
                    break;
            }
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            await PoisonAsync(queue.Name, Convert.ToBase64String(message.Body.ToArray()));
        }
    }
}

/// <summary>Finds that no notice holds any more.</summary>
internal sealed class NoLetters : ILetterWriter
{
    public Task<AddressedLetter?> WriteAsync(Notice notice, CancellationToken cancellationToken) => Task.FromResult<AddressedLetter?>(null);
}

/// <summary>Is not asked to send anything.</summary>
internal sealed class NoChannel : IMailChannel
{
    public Task<IReadOnlyList<RefusedRecipient>> SendAsync(Mail mail, IReadOnlyList<Contact> recipients, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Nothing is to be sent.");
}

/// <summary>Notes every request that changes something.</summary>
internal sealed class WriteLog : HttpPipelinePolicy
{
    public ConcurrentQueue<string> Writes { get; } = [];

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The project only makes asynchronous calls.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (message.Request.Method != RequestMethod.Get && message.Request.Method != RequestMethod.Head && !message.Response.IsError)
        {
            Writes.Enqueue($"{message.Request.Method} {message.Request.Uri.Path}");
        }
    }
}

/// <summary>An emulator that a test has to itself: a round of housekeeping looks at everything there is.</summary>
public abstract class OwnStorage : IAsyncLifetime
{
    private Azurite.AzuriteServer? azurite;

    protected string Connection => azurite!.ConnectionString;

    public async Task InitializeAsync()
    {
        azurite = await Azurite.AzuriteServer.StartAsync(dataFolder: null);
        await StorageAccount.Open(Connection).EnsureCreatedAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }
    }
}
