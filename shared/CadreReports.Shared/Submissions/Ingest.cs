using CadreReports.Catalogue;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Workbooks.Guard;
using Microsoft.Extensions.Logging;

namespace CadreReports.Submissions;

/// <summary>
/// Takes one upload from the inbox to its version: guard, read, match, validate, archive, store, receipt, message. Every
/// step may be run again; an upload that was processed before only has its last steps confirmed.
/// </summary>
public sealed class Ingest(
    StorageAccount account,
    CatalogueSet catalogues,
    UploadFiles files,
    UploadTickets tickets,
    SubmissionStore store,
    VersionContents contents,
    Unclaimed unclaimed,
    ILogger<Ingest> logger)
{
    private readonly Azure.Storage.Queues.QueueClient summarise = account.Queues.GetQueueClient(StorageNames.SummariseQueue);

    /// <summary>Processes one upload.</summary>
    /// <param name="blob">The blob's name within the inbox.</param>
    /// <param name="etag">The content meant; null for the one that is there now.</param>
    /// <param name="cancellationToken">Stops between steps; a later run goes on.</param>
    /// <returns>The version it became; null when the content is gone, replaced, or nobody's report.</returns>
    public async Task<SubmissionVersion?> RunAsync(string blob, string? etag, CancellationToken cancellationToken)
    {
        if (await files.FindAsync(blob, etag, cancellationToken) is not { } upload)
        {
            logger.LogInformation("Upload {Blob} with {ETag} is gone or was replaced; its successor has an event of its own", blob, etag);
            return null;
        }

        if (!InboxPath.TryParse(blob, out var path))
        {
            return await SetAsideAsync(upload, SubmissionTexts.UnclaimedPath, cancellationToken);
        }

        if (catalogues.Period(path.Period.ToString()) is not { State: not PeriodState.Draft } period)
        {
            return await SetAsideAsync(upload, SubmissionTexts.UnclaimedPeriod, cancellationToken);
        }

        if (period.Province(path.Province) is not { } province)
        {
            return await SetAsideAsync(upload, SubmissionTexts.UnclaimedProvince, cancellationToken);
        }

        var key = new SubmissionKey(path.Period, path.Province);
        using var scope = logger.BeginScope(new Dictionary<string, object> { ["Period"] = key.Period.ToString(), ["Province"] = key.Province });
        var version = await store.FindUploadAsync(key, upload.Id, cancellationToken);
        if (version?.Outcome is null)
        {
            upload = upload with { Sender = await tickets.SenderAsync(path, cancellationToken) };
            version = await ProcessAsync(key, upload, period, province, cancellationToken);
        }

        if (version is not null)
        {
            await AnnounceAsync(key, period, cancellationToken);
        }

        return version;
    }

    private async Task<SubmissionVersion?> ProcessAsync(
        SubmissionKey key, Upload upload, Period period, Province province, CancellationToken cancellationToken)
    {
        var catalogue = catalogues.For(period);
        if (upload.Length > WorkbookLimits.Default.MaxFileBytes)
        {
            // Never downloaded as a workbook; it passes through to quarantine in pieces.
            return await files.QuarantineAsync(upload, cancellationToken) is { } digest
                ? await WriteAsync(digest, Assessment.Refuse(GuardFinding.TooLargeFile(upload.Length)), null)
                : null;
        }

        await using var workbook = TemporaryFile();
        if (await files.CopyToAsync(upload, workbook, cancellationToken) is not { } sha256)
        {
            return null;
        }

        workbook.Position = 0;
        return await WriteAsync(sha256, Assessor.Assess(workbook, catalogue, period, province, cancellationToken), workbook);

        async Task<SubmissionVersion> WriteAsync(string sha256, Assessment assessment, Stream? content)
        {
            var version = await store.ClaimAsync(key, upload, sha256, catalogue, cancellationToken);
            if (version.Outcome is not null)
            {
                return version;
            }

            await store.RefreshAsync(key, cancellationToken);
            if (content is not null && !assessment.Refused)
            {
                content.Position = 0;
                await files.ArchiveAsync(key, sha256, content, cancellationToken);
            }
            else if (content is not null)
            {
                await files.QuarantineAsync(upload, cancellationToken);
            }

            await contents.WriteAsync(key, version.Number, assessment, cancellationToken);
            var outcome = assessment.ToOutcome(StateIn(period, assessment));
            await files.PutReceiptAsync(key, Receipt.Of(key, version, outcome, assessment.Findings), cancellationToken);
            version = await store.CompleteAsync(key, version.Number, outcome, cancellationToken);
            logger.LogInformation(
                "Version {Version} of {Key} is {State}: {Errors} errors, {Queries} queries, {Facts} figures",
                version.Number, key, SubmissionStateName.Of(version.State), outcome.Errors, outcome.Queries, outcome.Facts);
            return version;
        }
    }

    /// <summary>Brings the status board up to date and asks for the summaries that show this province.</summary>
    private async Task AnnounceAsync(SubmissionKey key, Period period, CancellationToken cancellationToken)
    {
        await store.RefreshAsync(key, cancellationToken);
        foreach (var region in period.Regions.Where(r => r.Provinces.Any(p => p.Code == key.Province)))
        {
            await summarise.SendMessageAsync(Envelope.Write(new SummariseMessage(key.Period.ToString(), region.Code)), cancellationToken);
        }
    }

    private async Task<SubmissionVersion?> SetAsideAsync(Upload upload, string reason, CancellationToken cancellationToken)
    {
        if (await files.QuarantineAsync(upload, cancellationToken) is { } sha256)
        {
            await unclaimed.AddAsync(
                new UnclaimedFile(upload.Id, upload.Blob, sha256, upload.Length, upload.ReceivedAt, reason), cancellationToken);
            logger.LogWarning("Upload {Blob} belongs to no report and was set aside", upload.Blob);
        }

        return null;
    }

    /// <summary>What arrives after the lock is kept and answered, but does not count.</summary>
    private static SubmissionState StateIn(Period period, Assessment assessment) =>
        period.State is PeriodState.Locked or PeriodState.Published && assessment.State != SubmissionState.Rejected
            ? SubmissionState.Locked
            : assessment.State;

    private static FileStream TemporaryFile() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
}
