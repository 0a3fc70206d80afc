using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs.Models;
using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Periods;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Reminders.Planning;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace CadreReports.Tests.Submissions;

/// <summary>The parts of ingestion wired together over real storage, as Program.cs wires them.</summary>
internal sealed class Pipeline
{
    public Pipeline(string connectionString, HttpPipelinePolicy? policy = null, CatalogueSet? catalogues = null, ShiftedTimeProvider? shifted = null, bool acceptsUnknown = true)
    {
        var clock = shifted ?? new ShiftedTimeProvider(TimeSpan.Zero);
        StorageClock = new StorageClock(clock);
        Account = StorageAccount.Open(connectionString, policy);
        Files = new UploadFiles(Account, StorageClock);
        Store = new SubmissionStore(Account);
        Contents = new VersionContents(Account);
        Tickets = new UploadTickets(Account);
        Unclaimed = new Unclaimed(Account);
        Log = new ExplanationLog(Account);
        Periods = new PeriodRegister(catalogues ?? Catalogues, Account);
        Earlier = new EarlierReports(catalogues ?? Catalogues, Store, Contents);
        Outbox = new Outbox(Account, clock);
        Notices = new NoticeDesk(catalogues ?? Catalogues, Periods, Store, Log, Outbox, Rules);
        Trail = new ReportTrail(Account, Log, new AuditLog(Account));
        Review = new Review(Account, Periods, Store, Log, Trail, Notices, clock);
        Ingest = new Ingest(
            catalogues ?? Catalogues, Periods, Files, Tickets, Store, Contents, Earlier, Log, Review, Trail, Unclaimed, new SenderRule(acceptsUnknown), StorageClock, Notices, NullLogger<Ingest>.Instance);
    }

    public static CatalogueSet Catalogues { get; } = CatalogueSet.Load();

    public static ReminderRules Rules { get; } = ReminderRules.Load(Catalogues);

    public StorageClock StorageClock { get; }

    public StorageAccount Account { get; }

    public UploadFiles Files { get; }

    public SubmissionStore Store { get; }

    public VersionContents Contents { get; }

    public UploadTickets Tickets { get; }

    public Unclaimed Unclaimed { get; }

    public ExplanationLog Log { get; }

    public PeriodRegister Periods { get; }

    public EarlierReports Earlier { get; }

    public Outbox Outbox { get; }

    public NoticeDesk Notices { get; }

    public ReportTrail Trail { get; }

    public Review Review { get; }

    public Ingest Ingest { get; }

    /// <summary>Puts bytes into the inbox with a plain blob client, as any outside program can.</summary>
    /// <returns>The ETag.</returns>
    public async Task<string> PutAsync(string blob, byte[] content)
    {
        var client = Account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer).GetBlobClient(blob);
        var written = await client.UploadAsync(new BinaryData(content), new BlobUploadOptions());
        return written.Value.ETag.ToString();
    }
}

/// <summary>Breaks the connection at one request, so that what runs over it dies at a chosen place.</summary>
/// <param name="at">Which request fails, from 1.</param>
/// <param name="afterwards">The request reaches the service and only its answer is lost.</param>
internal sealed class BreakAt(int at, bool afterwards) : HttpPipelinePolicy
{
    private int seen;

    /// <summary>Whether the break has happened.</summary>
    public bool Broke { get; private set; }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The project only makes asynchronous calls.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var broken = Interlocked.Increment(ref seen) >= at;
        if (!broken || (afterwards && seen == at))
        {
            await ProcessNextAsync(message, pipeline);
        }

        if (broken)
        {
            Broke = true;
            throw new BrokenException();
        }
    }
}

/// <summary>Stands for the process having died.</summary>
internal sealed class BrokenException : Exception;
