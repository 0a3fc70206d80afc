using System.Collections.Concurrent;
using System.Diagnostics;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CadreReports.Catalogue;
using CadreReports.Messages;
using CadreReports.Periods;
using CadreReports.Storage;
using CadreReports.Summaries.Previews;
using CadreReports.Telemetry;
using Microsoft.Extensions.Logging;

namespace CadreReports.Summaries.Publishing;

/// <summary>
/// Builds the summary of a scope from what has been accepted and puts it where it is read. The key over the inputs says
/// whether anything is to be done; the same key is never built as two editions. Every step may be run again: the files of an
/// edition come first, then its record, then the pointer that readers follow. What storage has lost of the edition that
/// readers are given is written again.
/// </summary>
public sealed class SummaryPublisher(
    StorageAccount account,
    PeriodRegister periods,
    SummaryInputs inputs,
    EditionStore editions,
    TimeProvider time,
    ILogger<SummaryPublisher> logger)
{
    private static readonly TimeSpan TryAgainIn = TimeSpan.FromSeconds(30);

    private readonly BlobContainerClient reports = account.Blobs.GetBlobContainerClient(StorageNames.ReportsContainer);
    private readonly ConcurrentDictionary<SummariseMessage, DateTimeOffset> asked = [];
    private readonly QueueClient summarise = account.Queues.GetQueueClient(StorageNames.SummariseQueue);

    /// <summary>Brings the summary up to date, or leaves a delayed message when somebody else is doing so.</summary>
    /// <exception cref="ArgumentException">The message names a period or scope that the catalogue does not know.</exception>
    public async Task RunAsync(SummariseMessage message, CancellationToken cancellationToken)
    {
        var period = await periods.FindAsync(message.Period, cancellationToken) ?? throw new ArgumentException($"There is no period {message.Period}.", nameof(message));
        var scope = period.Scope(message.Region) ?? throw new ArgumentException($"Period {message.Period} has no region {message.Region}.", nameof(message));
        using var logScope = WorkScope.Begin(logger, period.Id.ToString(), region: scope.Code);

        var latest = await editions.LatestAsync(period, scope, cancellationToken);
        if (await FindPublishedAsync(latest, await inputs.FindAsync(period, scope, cancellationToken), cancellationToken) is { } current)
        {
            // Who came earlier has built what this message asks for as well.
            Tracing.Tag(TelemetryNames.Result, "current");
            Tracing.Link(current.Trace);
            return;
        }

        await using var lease = await SummaryLease.TryTakeAsync(
            reports.GetBlobClient(EditionStore.Folder(period, scope) + ".lease"), logger, cancellationToken);
        if (lease is null)
        {
            Tracing.Tag(TelemetryNames.Result, "busy");
            await summarise.SendMessageAsync(Envelope.Write(message, TryAgainIn), TryAgainIn, cancellationToken: cancellationToken);
            return;
        }

        Tracing.Tag(TelemetryNames.Result, "built");
        while (true)
        {
            // What arrives while we build is for us too: whoever brought it found the lease taken.
            period = (await periods.FindAsync(period.Id, cancellationToken))!;
            latest = await editions.LatestAsync(period, scope, cancellationToken);
            var sources = await inputs.FindAsync(period, scope, cancellationToken);
            if (await FindPublishedAsync(latest, sources, cancellationToken) is not null)
            {
                return;
            }

            if (await BuildAsync(sources, latest, lease, cancellationToken) is { } revision && (revision, sources.Key) != (latest.Revision, latest.Key))
            {
                using var step = Tracing.Step("publish");
                await editions.TryPointAsync(period, scope, latest, revision, sources.Key, cancellationToken);
            }
        }
    }

    /// <summary>The edition that readers are given, or null when there is none.</summary>
    public async Task<PublishedSummary?> FindAsync(Period period, Region scope, CancellationToken cancellationToken) =>
        await editions.LatestAsync(period, scope, cancellationToken) is { Key: not null } latest
            ? await editions.FindAsync(period, scope, latest.Revision, cancellationToken)
            : null;

    /// <summary>Whether an edition shows everything that has arrived.</summary>
    public async Task<bool> IsCurrentAsync(Period period, Region scope, PublishedSummary summary, CancellationToken cancellationToken) =>
        summary.Key == (await inputs.FindAsync(period, scope, cancellationToken)).Key;

    /// <summary>
    /// Asks for the summary to be brought up to date, for a message may have been lost, the program or an earlier half-year's
    /// report is newer than the summary, or nobody asked for this scope before; at most once in half a minute from this
    /// process.
    /// </summary>
    public async Task AskAsync(Period period, Region scope, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var message = new SummariseMessage(period.Id.ToString(), scope.Code);
        if (now - asked.GetOrAdd(message, DateTimeOffset.MinValue) >= TryAgainIn)
        {
            asked[message] = now;
            await summarise.SendMessageAsync(Envelope.Write(message), cancellationToken);
        }
    }

    /// <summary>Opens a file of an edition; null when storage has lost it.</summary>
    public Task<Stream?> OpenAsync(
        Period period, Region scope, PublishedSummary summary, SummaryFormat format, CancellationToken cancellationToken) =>
        editions.OpenAsync(EditionStore.FileName(period, scope, summary.Revision, summary.Key, Suffix(format)), cancellationToken);

    /// <summary>Opens a province's own sheet of an edition; null when it was not in, or storage has lost it.</summary>
    public Task<Stream?> OpenProvinceAsync(
        Period period, Region region, PublishedSummary summary, Province province, CancellationToken cancellationToken) =>
        editions.OpenAsync(
            EditionStore.FileName(period, region, summary.Revision, summary.Key, Suffix(province.Code)), cancellationToken);

    /// <summary>The preview of an edition; null when there is none, or storage has lost it.</summary>
    public async Task<SummaryPreview?> FindPreviewAsync(Period period, Region scope, PublishedSummary summary, CancellationToken cancellationToken)
    {
        await using var file = await editions.OpenAsync(EditionStore.FileName(period, scope, summary.Revision, summary.Key, PreviewFile.Suffix), cancellationToken);
        return file is null ? null : await PreviewFile.ReadAsync(file, cancellationToken);
    }

    private static string Suffix(SummaryFormat format) => "." + format.Extension;

    private static string Suffix(string province) => $"-{province}.xlsx";

    /// <summary>
    /// Several regions together and the country have no sheets of single provinces: a province reads about its own region.
    /// </summary>
    private static bool HasProvinceSheets(Region scope) => scope.Extent == RegionExtent.Region;

    /// <summary>The edition that readers are given, if it follows from the sources and all of it is there; otherwise null.</summary>
    private async Task<PublishedSummary?> FindPublishedAsync(LatestEdition latest, SummarySources sources, CancellationToken cancellationToken) =>
        latest.Key == sources.Key && await HasFilesAsync(latest.Revision, sources, cancellationToken)
            ? await editions.FindAsync(sources.Period, sources.Scope, latest.Revision, cancellationToken)
            : null;

    private async Task<bool> HasFilesAsync(int revision, SummarySources sources, CancellationToken cancellationToken)
    {
        var (period, scope, key) = (sources.Period, sources.Scope, sources.Key);
        var files = await editions.FilesAsync(period, scope, revision, key, cancellationToken);
        return SummaryFormat.All.Select(Suffix)
            .Append(PreviewFile.Suffix)
            .Concat(sources.Provinces.Where(p => HasProvinceSheets(scope) && p.Report.IsIn).Select(p => Suffix(p.Report.Province.Code)))
            .All(suffix => files.Contains(EditionStore.FileName(period, scope, revision, key, suffix)));
    }

    /// <summary>Writes an edition down to its record, or what is missing of it.</summary>
    /// <returns>Its revision, an earlier one when the same was built before; null when another one took its number meanwhile.</returns>
    private async Task<int?> BuildAsync(SummarySources sources, LatestEdition latest, SummaryLease lease, CancellationToken cancellationToken)
    {
        var (period, scope, key) = (sources.Period, sources.Scope, sources.Key);
        var keys = await editions.KeysAsync(period, scope, cancellationToken);
        var isRecorded = keys.ContainsValue(key);
        var revision = isRecorded ? keys.First(k => k.Value == key).Key
            : latest.Key == key && !keys.ContainsKey(latest.Revision) ? latest.Revision
            : Math.Max(keys.Keys.LastOrDefault(), latest.Revision) + 1;
        if (isRecorded && await HasFilesAsync(revision, sources, cancellationToken))
        {
            return revision;
        }

        using var step = Tracing.Step("build");
        var began = Stopwatch.GetTimestamp();
        var edition = new SummaryEdition(
            RegionalSummary.Build(sources.Catalogue, period, scope, await inputs.ReadAsync(sources, cancellationToken)), revision, key);
        foreach (var format in SummaryFormat.All)
        {
            await lease.RenewAsync(cancellationToken);
            await editions.PutFileAsync(
                EditionStore.FileName(period, scope, revision, key, Suffix(format)),
                format.ContentType,
                output => format.Write(edition, output),
                cancellationToken);
        }

        await editions.PutFileAsync(
            EditionStore.FileName(period, scope, revision, key, PreviewFile.Suffix),
            ContentTypes.Json,
            output => PreviewFile.Write(edition, output),
            cancellationToken);
        await PutProvinceSheetsAsync(edition, lease, cancellationToken);
        await lease.RenewAsync(cancellationToken);
        var versions = edition.Summary.Standings.Where(s => s.IsIn).Select(s => s.Report)
            .Select(r => new PublishedVersion(r.Province.Code, r.CurrentVersion!.Value, r.Sha256!, r.Basis)).ToList();
        if (!isRecorded &&
            !await editions.TryAddAsync(period, scope, new PublishedSummary(revision, key, versions, time.GetUtcNow()) { Trace = Tracing.Current }, cancellationToken))
        {
            return null;
        }

        Measures.Summarised(scope.Code, Stopwatch.GetElapsedTime(began));
        logger.LogInformation(
            "Revision {Revision} of the summary of {Region} for {Period} built from {Count} of {Total} provinces",
            revision, scope.Code, period.Id, versions.Count, scope.Provinces.Count);
        return revision;
    }

    /// <summary>Every province of a region has a sheet of its own, from the very figures of the edition.</summary>
    private async Task PutProvinceSheetsAsync(SummaryEdition edition, SummaryLease lease, CancellationToken cancellationToken)
    {
        var summary = edition.Summary;
        if (!HasProvinceSheets(summary.Region))
        {
            return;
        }

        foreach (var standing in summary.Standings)
        {
            if (ProvinceSheet.Of(edition, standing.Province.Code) is { } sheet)
            {
                await lease.RenewAsync(cancellationToken);
                await editions.PutFileAsync(
                    EditionStore.FileName(summary.Period, summary.Region, edition.Revision, edition.Key, Suffix(standing.Province.Code)),
                    ContentTypes.Xlsx,
                    output => ProvinceSheetWorkbook.Write(sheet, output),
                    cancellationToken);
            }
        }
    }
}
