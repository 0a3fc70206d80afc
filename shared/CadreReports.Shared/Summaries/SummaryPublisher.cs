using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Queues;
using CadreReports.Catalogue;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Submissions;
using Microsoft.Extensions.Logging;

namespace CadreReports.Summaries;

/// <summary>What has been published for a region and period.</summary>
/// <param name="Key">The key of its inputs; also the name of the built file.</param>
/// <param name="Versions">The versions that its figures come from, by province.</param>
/// <param name="BuiltAt">When it was built, UTC, on the application's clock.</param>
public sealed record PublishedSummary(string Key, IReadOnlyDictionary<string, int> Versions, DateTimeOffset BuiltAt);

/// <summary>
/// Builds a region's summary from what has been accepted and puts it where it is read. One builds at a time, by a lease;
/// the key over the inputs says whether anything is to be done.
/// </summary>
public sealed class SummaryPublisher(
    StorageAccount account,
    CatalogueSet catalogues,
    SubmissionStore store,
    VersionContents contents,
    TimeProvider time,
    ILogger<SummaryPublisher> logger)
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TryAgainIn = TimeSpan.FromSeconds(30);

    private readonly BlobContainerClient reports = account.Blobs.GetBlobContainerClient(StorageNames.ReportsContainer);
    private readonly ConcurrentDictionary<SummariseMessage, DateTimeOffset> asked = [];
    private readonly QueueClient summarise = account.Queues.GetQueueClient(StorageNames.SummariseQueue);

    /// <summary>Brings the summary up to date, or leaves a delayed message when somebody else is doing so.</summary>
    /// <exception cref="ArgumentException">The message names a period or region that the catalogue does not know.</exception>
    public async Task RunAsync(SummariseMessage message, CancellationToken cancellationToken)
    {
        var period = catalogues.Period(message.Period) ?? throw new ArgumentException($"There is no period {message.Period}.", nameof(message));
        var region = period.Region(message.Region) ?? throw new ArgumentException($"Period {message.Period} has no region {message.Region}.", nameof(message));
        using var scope = logger.BeginScope(new Dictionary<string, object> { ["Period"] = message.Period, ["Region"] = message.Region });

        var key = await KeyAsync(period, region, cancellationToken);
        if ((await FindAsync(period, region, cancellationToken))?.Key == key)
        {
            return;
        }

        var lease = await TakeLeaseAsync(period, region, cancellationToken);
        if (lease is null)
        {
            await summarise.SendMessageAsync(Envelope.Write(message), TryAgainIn, cancellationToken: cancellationToken);
            return;
        }

        try
        {
            // What arrives while we build is for us too: whoever brought it found the lease taken.
            for (var built = (await FindAsync(period, region, cancellationToken))?.Key; built != key; key = await KeyAsync(period, region, cancellationToken))
            {
                built = await BuildAsync(period, region, lease, cancellationToken);
            }
        }
        finally
        {
            await ReleaseAsync(lease);
        }
    }

    /// <summary>What is published for a region and period, or null.</summary>
    public async Task<PublishedSummary?> FindAsync(Period period, Region region, CancellationToken cancellationToken)
    {
        try
        {
            var content = await reports.GetBlobClient(Folder(period, region) + "latest.json").DownloadContentAsync(cancellationToken);
            return content.Value.Content.ToObjectFromJson<PublishedSummary>(JsonSerializerOptions.Web);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Whether what is published shows everything that has arrived.</summary>
    public async Task<bool> IsCurrentAsync(Period period, Region region, PublishedSummary summary, CancellationToken cancellationToken) =>
        summary.Key == await KeyAsync(period, region, cancellationToken);

    /// <summary>
    /// Asks for the summary to be brought up to date, for a message may have been lost or the program is newer than the
    /// summary; at most once in <see cref="TryAgainIn"/> from this process.
    /// </summary>
    public async Task AskAsync(Period period, Region region, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var message = new SummariseMessage(period.Id.ToString(), region.Code);
        if (now - asked.GetOrAdd(message, DateTimeOffset.MinValue) >= TryAgainIn)
        {
            asked[message] = now;
            await summarise.SendMessageAsync(Envelope.Write(message), cancellationToken);
        }
    }

    /// <summary>Opens the published workbook.</summary>
    public Task<Stream> OpenAsync(Period period, Region region, PublishedSummary summary, CancellationToken cancellationToken) =>
        reports.GetBlobClient(WorkbookName(period, region, summary.Key)).OpenReadAsync(cancellationToken: cancellationToken);

    private async Task<string> BuildAsync(Period period, Region region, BlobLeaseClient lease, CancellationToken cancellationToken)
    {
        var inputs = await ReportsAsync(period, region, withContents: true, cancellationToken);
        var catalogue = catalogues.For(period);
        var key = SummaryKey.Of(catalogue, period, region, inputs);
        using var workbook = new MemoryStream();
        SummaryWorkbookWriter.Write(RegionalSummary.Build(catalogue, period, region, inputs), workbook);
        workbook.Position = 0;
        await PutAsync(WorkbookName(period, region, key), workbook, ContentTypes.Xlsx, cancellationToken);

        // Readers follow this pointer, so it moves only when the file it names is whole, and only while the lease is ours:
        // a renewal fails once somebody else has taken it over.
        await lease.RenewAsync(cancellationToken: cancellationToken);
        var versions = inputs.Where(i => i.CurrentVersion is not null).ToDictionary(i => i.Province.Code, i => i.CurrentVersion!.Value, StringComparer.Ordinal);
        var published = new PublishedSummary(key, versions, time.GetUtcNow());
        await PutAsync(
            Folder(period, region) + "latest.json",
            new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(published, JsonSerializerOptions.Web)),
            ContentTypes.Json,
            cancellationToken);
        logger.LogInformation("Summary of {Region} for {Period} built from {Count} of {Total} provinces", region.Code, period.Id, versions.Count, region.Provinces.Count);
        return key;
    }

    private async Task<string> KeyAsync(Period period, Region region, CancellationToken cancellationToken) =>
        SummaryKey.Of(catalogues.For(period), period, region, await ReportsAsync(period, region, withContents: false, cancellationToken));

    private async Task<IReadOnlyList<ProvinceReport>> ReportsAsync(Period period, Region region, bool withContents, CancellationToken cancellationToken)
    {
        var submissions = await store.SubmissionsAsync(period.Id, cancellationToken);
        var reports = new ProvinceReport[region.Provinces.Count];
        await Parallel.ForAsync(0, reports.Length, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken }, async (i, token) =>
        {
            var province = region.Provinces[i];
            var submission = submissions.GetValueOrDefault(province.Code);
            var current = submission?.Current;
            var key = new SubmissionKey(period.Id, province.Code);
            var read = withContents && current is not null;
            reports[i] = new ProvinceReport(
                province,
                submission?.Latest.State ?? SubmissionState.Missing,
                current?.Number,
                current?.ReceivedAt,
                submission?.Latest.ReceivedAt,
                submission?.Uploads ?? 0,
                submission?.Latest.Outcome?.Errors ?? 0,
                submission?.Latest.OpenQueries ?? 0,
                submission?.Latest is { State: not SubmissionState.Accepted } latest ? latest.Returned?.Reason ?? latest.Outcome?.Reason : null,
                current?.Sha256,
                read ? await contents.FactsAsync(key, current!, token) : [],
                read ? await contents.TextsAsync(key, current!, token) : [])
            {
                FirstAcceptedReceivedAt = submission?.FirstAcceptedAt,
                ExplanationRevision = current?.ExplanationRevision ?? 0,
            };
        });
        return reports;
    }

    private async Task<BlobLeaseClient?> TakeLeaseAsync(Period period, Region region, CancellationToken cancellationToken)
    {
        var blob = reports.GetBlobClient(Folder(period, region) + ".lease");
        try
        {
            await blob.UploadAsync(BinaryData.FromString(string.Empty), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // It is there already, perhaps leased.
        }

        var lease = blob.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(LeaseTime, cancellationToken: cancellationToken);
            return lease;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return null;
        }
    }

    private async Task ReleaseAsync(BlobLeaseClient lease)
    {
        try
        {
            // Also when we were told to stop: the next one should not have to wait for the lease to run out.
            await lease.ReleaseAsync(cancellationToken: CancellationToken.None);
        }
        catch (RequestFailedException e)
        {
            logger.LogWarning(e, "The lease could not be released; it runs out by itself");
        }
    }

    private async Task PutAsync(string name, Stream content, string contentType, CancellationToken cancellationToken) =>
        await reports.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = contentType } }, cancellationToken);

    private static string Folder(Period period, Region region) => $"{period.Id}/{region.Code}/";

    private static string WorkbookName(Period period, Region region, string key) => $"{Folder(period, region)}{key}.xlsx";
}
