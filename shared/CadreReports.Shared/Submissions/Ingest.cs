using CadreReports.Catalogue;
using CadreReports.Periods;
using CadreReports.Storage;
using CadreReports.Submissions.Explanations;
using CadreReports.Telemetry;
using CadreReports.Time;
using CadreReports.Workbooks.Guard;
using Microsoft.Extensions.Logging;

namespace CadreReports.Submissions;

/// <summary>
/// Takes one upload from the inbox to its version: guard, read, match, validate, archive, store, receipt, message. Every
/// step may be run again; an upload that was processed before only has its last steps confirmed.
/// </summary>
public sealed class Ingest(
    CatalogueSet catalogues,
    PeriodRegister periods,
    UploadFiles files,
    UploadTickets tickets,
    SubmissionStore store,
    VersionContents contents,
    EarlierReports earlier,
    ExplanationLog log,
    Review review,
    ReportTrail trail,
    Unclaimed unclaimed,
    SenderRule senders,
    StorageClock clock,
    IReportNotices notices,
    ILogger<Ingest> logger)
{
    /// <summary>A claimed upload that nobody has touched for so long is nobody's work any more.</summary>
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromMinutes(10);

    /// <summary>Processes one upload.</summary>
    /// <param name="blob">The blob's name within the inbox.</param>
    /// <param name="etag">The content meant; null for the one that is there now.</param>
    /// <param name="cancellationToken">Stops between steps; a later run goes on.</param>
    /// <returns>The version it became; null when the content is gone, replaced, or nobody's report.</returns>
    /// <exception cref="InvalidOperationException">This run took so long that it was taken for dead; another one begins anew.</exception>
    public async Task<SubmissionVersion?> RunAsync(string blob, string? etag, CancellationToken cancellationToken)
    {
        // Whatever brought it here, an event, a message or a repair: it is the journey that began when it was announced.
        var seen = Tracing.IsOn ? await tickets.LookAsync(blob, cancellationToken) : null;
        using var work = Tracing.Continue("ingest", seen?.Trace);
        try
        {
            return await TakeAsync(blob, etag, seen, cancellationToken);
        }
        catch (Exception e) when (Tracing.Fails(work, e))
        {
            throw;
        }
    }

    private async Task<SubmissionVersion?> TakeAsync(string blob, string? etag, SeenTicket? seen, CancellationToken cancellationToken)
    {
        if ((await files.FindAsync(blob, etag, cancellationToken) ?? await FindClaimedAsync(blob, etag, cancellationToken)) is not { } upload)
        {
            logger.LogInformation("Upload {Blob} with {ETag} is gone or was replaced; its successor has an event of its own", InboxPath.Plain(blob), etag);
            Tracing.Tag(TelemetryNames.Result, "gone");
            return null;
        }

        if (!InboxPath.TryParse(blob, out var path))
        {
            return await SetAsideAsync(upload, path, seen, SubmissionTexts.UnclaimedPath, cancellationToken);
        }

        if (await periods.FindAsync(path.Period, cancellationToken) is not { State: not PeriodState.Draft } period)
        {
            return await SetAsideAsync(upload, path, seen, SubmissionTexts.UnclaimedPeriod, cancellationToken);
        }

        if (period.Province(path.Province) is not { } province)
        {
            return await SetAsideAsync(upload, path, seen, SubmissionTexts.UnclaimedProvince, cancellationToken);
        }

        var key = new SubmissionKey(path.Period, path.Province);
        using var scope = WorkScope.Begin(logger, key.Period.ToString(), key.Province, upload: path.PlainUpload);
        var claim = await store.FindClaimAsync(key, upload.Id, cancellationToken);
        var version = claim?.Version;
        if (version?.Outcome is null)
        {
            // Whose it was when it was claimed it stays.
            upload = upload with { Sender = claim is null ? await tickets.RedeemAsync(path, upload, seen, cancellationToken) : claim.Upload.Sender };
            if (claim is null && upload.Sender is null && !await MayBeUnknownAsync(upload, path, seen, cancellationToken))
            {
                return null;
            }

            version = await ProcessAsync(key, upload, claim, period, province, cancellationToken);
        }

        if (version is not null)
        {
            using var known = WorkScope.Begin(logger, version: version.Number);
            Tracing.Tag(TelemetryNames.Result, ResultOf(version));
            await AnnounceAsync(key, upload, version, period, cancellationToken);
        }

        return version;
    }

    private static string ResultOf(SubmissionVersion version) =>
        version.Outcome is { Refused: true } ? "refused" : SubmissionStateName.Of(version.State);

    private async Task<SubmissionVersion?> ProcessAsync(
        SubmissionKey key, Upload upload, UploadClaim? claim, Period period, Province province, CancellationToken cancellationToken)
    {
        var past = await earlier.FindAsync(period, province, cancellationToken);
        if (upload.Length > WorkbookLimits.Default.MaxFileBytes)
        {
            // Never downloaded as a workbook; it passes through to quarantine in pieces.
            return await files.QuarantineAsync(upload, cancellationToken) is { } digest
                ? await WriteAsync(digest, () => Assessment.Refuse(GuardFinding.TooLargeFile(upload.Length)), keep: null)
                : await GiveUpAsync();
        }

        await using var workbook = TemporaryFile.Create();
        return await FetchAsync() is { } sha256
            ? await WriteAsync(sha256, Assess, Keep)
            : await GiveUpAsync();

        async Task<string?> FetchAsync()
        {
            using var step = Tracing.Step("fetch");
            return await files.CopyToAsync(upload, workbook, cancellationToken) ?? await CopyKeptAsync();
        }

        // What was claimed stays this upload's, whatever has become of the inbox since.
        async Task<string?> CopyKeptAsync() => claim is null ? null : await files.CopyKeptAsync(
            key, claim.Version.Sha256, await store.UploadsAsync(key, claim.Version, cancellationToken), workbook, cancellationToken);

        Task<SubmissionVersion?> GiveUpAsync() => claim is not null && clock.AgeOf(claim.TouchedAt) > AbandonedAfter
            ? WriteAsync(claim.Version.Sha256, () => Assessment.Refuse(GuardFinding.LostFile()), keep: null)
            : Task.FromResult<SubmissionVersion?>(null);

        Assessment Assess()
        {
            workbook.Position = 0;
            return Assessor.Assess(workbook, catalogues.For(period), period, province, past.History, cancellationToken);
        }

        Task Keep(Assessment assessment, string sha256)
        {
            workbook.Position = 0;
            return assessment.Refused
                ? files.QuarantineAsync(upload, workbook, cancellationToken)
                : files.ArchiveAsync(key, sha256, workbook, cancellationToken);
        }

        // Read anew for each look: what the centre decides while a workbook is read holds for it too.
        async Task<Period> StandingAsync() => (await periods.FindAsync(key.Period, cancellationToken))!.For(key.Province);

        async Task<SubmissionVersion?> WriteAsync(string sha256, Func<Assessment> assess, Func<Assessment, string, Task>? keep)
        {
            if (claim is null && await files.FindAsync(upload.Blob, upload.ETag, cancellationToken) is null)
            {
                // Overwritten while we read: the newer content is the one that counts, and it has an event of its own.
                return null;
            }

            // Content that the centre has returned is judged anew, also when the return has not had its effect yet.
            await review.DeriveAsync(key, cancellationToken);
            var version = await store.ClaimAsync(key, upload, sha256, catalogues.For(period), past.Basis, await StandingAsync(), cancellationToken);
            if (version.Outcome is not null)
            {
                if (version.Blob != upload.Blob)
                {
                    Measures.Uploaded("repeated");
                }

                return version;
            }

            using var scope = WorkScope.Begin(logger, version: version.Number);

            // From here on the province sees that its file has arrived, whatever becomes of this run.
            await store.RefreshAsync(key, cancellationToken);
            var sent = new SentUpload(upload.Id, version.Number, (claim?.Upload ?? upload).ReceivedAt, upload.Sender);
            await trail.ReceiveAsync(key, sent, cancellationToken);
            await notices.ExpectAsync(key, sent, cancellationToken);
            var assessment = assess();
            using var step = Tracing.Step("store");
            if (keep is not null)
            {
                await keep(assessment, sha256);
            }

            if (await store.VersionAsync(key, version.Number, cancellationToken) is { Outcome: not null } completed)
            {
                return completed;
            }

            var run = await store.Runs.BeginAsync(key, version.Number, cancellationToken);
            await contents.WriteAsync(key, version.Number, run.Id, assessment, cancellationToken);
            var newer = await store.NewerAsync(key, version.Number, cancellationToken);
            var isLate = (await StandingAsync()).IsClosedFor(version.ReceivedAt);
            var said = await log.AppendAsync(
                key.Partition,
                known => isLate ? [] : assessment.Unsaid(known, version.Number, upload.Sender, upload.ReceivedAt, newer),
                before: null,
                cancellationToken);
            version = await store.CompleteAsync(
                key,
                version.Number,
                run,
                stored => assessment.Judge(stored with { Attempt = run.Id, Basis = past.Basis }, said, isLate),
                cancellationToken);
            if (version.Attempt != run.Id)
            {
                await contents.RemoveAsync(key, version.Number, run.Id, cancellationToken);
                await store.Runs.EndAsync(key, run, cancellationToken);
            }

            if (version.Outcome is null)
            {
                throw new InvalidOperationException($"Version {version.Number} of {key}: this run took so long that it was taken for dead.");
            }

            if (version.Attempt == run.Id)
            {
                Measures.Uploaded(ResultOf(version));
                Measures.Found(assessment.Findings);
            }

            logger.LogInformation(
                "Version {Version} is {State}: {Errors} errors, {Queries} queries, {Facts} figures",
                version.Number, SubmissionStateName.Of(version.State), version.Outcome.Errors, version.Outcome.Queries, version.Outcome.Facts);
            return version;
        }
    }

    /// <summary>
    /// Writes the receipt of what is stored, brings the status board up to date and asks for the summaries that show this
    /// province. A run that finds the version complete does this again, for the one before may have died here.
    /// </summary>
    private async Task AnnounceAsync(SubmissionKey key, Upload upload, SubmissionVersion version, Period period, CancellationToken cancellationToken)
    {
        using (Tracing.Step("receipt"))
        {
            if (await files.ReceiptAsync(key, version.Number, cancellationToken) is null)
            {
                var findings = await contents.FindingsAsync(key, version, cancellationToken);
                if (await files.PutReceiptAsync(key, Receipt.Of(key, version, version.Outcome!, findings), cancellationToken))
                {
                    // Real time, like the stamps of storage.
                    Measures.Answered(TimeProvider.System.GetUtcNow() - upload.WrittenAt);
                }
            }
        }

        using var step = Tracing.Step("review");
        await review.RunAsync(key, period, cancellationToken);
    }

    /// <summary>An upload that was claimed before its content went from the inbox; null when there is none.</summary>
    private async Task<Upload?> FindClaimedAsync(string blob, string? etag, CancellationToken cancellationToken) =>
        etag is not null && InboxPath.TryParse(blob, out var path)
            ? (await store.FindClaimAsync(new SubmissionKey(path.Period, path.Province), Upload.IdOf(blob, etag.Trim('"')), cancellationToken))?.Upload
            : null;

    /// <summary>
    /// Whether a file of an unknown sender may become a version; it is set aside otherwise. One that was before stays there,
    /// whatever the configuration says by now: nothing is both.
    /// </summary>
    private async Task<bool> MayBeUnknownAsync(Upload upload, InboxPath path, SeenTicket? seen, CancellationToken cancellationToken)
    {
        if (await unclaimed.HoldsAsync(upload.Id, cancellationToken))
        {
            return false;
        }

        if (!senders.AcceptsUnknown)
        {
            await SetAsideAsync(upload, path, seen, SubmissionTexts.UnclaimedSender, cancellationToken);
        }

        return senders.AcceptsUnknown;
    }

    private async Task<SubmissionVersion?> SetAsideAsync(Upload upload, InboxPath? path, SeenTicket? seen, string reason, CancellationToken cancellationToken)
    {
        if (await files.QuarantineAsync(upload, cancellationToken) is { } sha256)
        {
            var sender = path is null ? null : await tickets.RedeemAsync(path, upload, seen, cancellationToken);
            await trail.SetAsideAsync(upload with { Sender = sender }, path, cancellationToken);
            await unclaimed.AddAsync(
                new UnclaimedFile(upload.Id, upload.Blob, sha256, upload.Length, upload.ReceivedAt, reason), cancellationToken);
            Measures.Uploaded("set-aside");
            Tracing.Tag(TelemetryNames.Result, "set-aside");
            logger.LogWarning("Upload {Blob} belongs to no report and was set aside", InboxPath.Plain(upload.Blob));
        }

        return null;
    }
}
