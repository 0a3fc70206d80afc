using System.Text.Json;
using CadreReports.Catalogue;
using CadreReports.Messages;
using CadreReports.Periods;
using CadreReports.Reminders.Delivery;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Summaries.Publishing;

namespace CadreReports.Housekeeping;

/// <summary>Tells whether work that was asked for is done, whoever did it.</summary>
public sealed class WorkCheck(
    PeriodRegister periods, UploadFiles files, SubmissionStore store, ExplanationLog log, Unclaimed unclaimed, SummaryPublisher publisher, Outbox outbox)
{
    /// <summary>Whether nothing is left of it to do; work that nobody can read never is.</summary>
    public async Task<bool> IsDoneAsync(WorkItem work, CancellationToken cancellationToken) => work.IsReadable && work.Queue switch
    {
        StorageNames.IngestQueue => await IsIngestedAsync(Read<IngestMessage>(work), cancellationToken),
        StorageNames.SummariseQueue => await IsSummarisedAsync(Read<SummariseMessage>(work), cancellationToken),
        StorageNames.ReviewQueue => await IsReviewedAsync(Read<ReviewMessage>(work), cancellationToken),
        StorageNames.OutboxQueue => await IsSettledAsync(Read<OutboxMessage>(work), cancellationToken),
        _ => false,
    };

    /// <summary>Whether a report's versions, and its row on the status board, are what follows from what was said about it.</summary>
    public async Task<bool> IsDerivedAsync(SubmissionKey key, CancellationToken cancellationToken)
    {
        var versions = await store.VersionsAsync(key, cancellationToken);
        var said = await log.ReadAsync(key.Partition, cancellationToken);
        return versions.All(v => v.Version.Outcome is null || VersionStanding.Of(v.Version, said) == v.Version) &&
            await store.SubmissionAsync(key, cancellationToken) == await store.DeriveAsync(key, cancellationToken);
    }

    /// <summary>An upload is done with when its province has its answer, or when it is nobody's and on the centre's list.</summary>
    private async Task<bool> IsIngestedAsync(IngestMessage message, CancellationToken cancellationToken)
    {
        var upload = await files.FindAsync(message.Blob, message.ETag, cancellationToken);
        var id = upload?.Id ?? Upload.IdOf(message.Blob, message.ETag);
        if (InboxPath.TryParse(message.Blob, out var path))
        {
            var key = new SubmissionKey(path.Period, path.Province);
            if (await store.FindClaimAsync(key, id, cancellationToken) is { Version: { } version })
            {
                return version.Outcome is not null &&
                    await files.ReceiptAsync(key, version.Number, cancellationToken) is not null &&
                    await IsDerivedAsync(key, cancellationToken);
            }
        }

        return (await unclaimed.ListAsync(cancellationToken)).Any(f => f.UploadId == id) || upload is null;
    }

    private async Task<bool> IsSummarisedAsync(SummariseMessage message, CancellationToken cancellationToken) =>
        await periods.FindAsync(message.Period, cancellationToken) is { } period &&
        period.Scope(message.Region) is { } scope &&
        await publisher.FindAsync(period, scope, cancellationToken) is { } summary &&
        await publisher.IsCurrentAsync(period, scope, summary, cancellationToken);

    private async Task<bool> IsReviewedAsync(ReviewMessage message, CancellationToken cancellationToken) =>
        await periods.FindAsync(message.Period, cancellationToken) is { } period &&
        period.Province(message.Province) is not null &&
        await IsDerivedAsync(new SubmissionKey(period.Id, message.Province), cancellationToken);

    /// <summary>A notice is done with when it is sent, cancelled or given up; one that was never planned has nothing to it.</summary>
    private async Task<bool> IsSettledAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        PeriodId.TryParse(message.Period, out var period) &&
        await outbox.FindAsync(period, message.Key, cancellationToken) is null or { SettledAt: not null };

    private static T Read<T>(WorkItem work) => JsonSerializer.Deserialize<T>(work.Body, JsonSerializerOptions.Web)!;
}
