using CadreReports.Catalogue;
using CadreReports.Periods;
using CadreReports.Reminders.Delivery;
using CadreReports.Reminders.Planning;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Reminders;

/// <summary>
/// Plans the notices that follow from where reports stand and from what was said, whoever notices first; planning again adds
/// nothing. Called wherever a report changed, and by the reconciler for what that missed.
/// </summary>
public sealed class NoticeDesk(
    CatalogueSet catalogues, PeriodRegister periods, SubmissionStore store, ExplanationLog log, Outbox outbox, ReminderRules rules)
    : IReportNotices, IPeriodNotices
{
    /// <inheritdoc/>
    public async Task AnnounceAsync(SubmissionKey key, CancellationToken cancellationToken)
    {
        // The uploads first: of one that is read, the version is there by then.
        var uploads = await store.UploadsAsync(key, cancellationToken);
        var versions = await store.VersionsAsync(key, cancellationToken);
        var said = await log.ReadAsync(key.Partition, cancellationToken);
        await outbox.PlanAsync(
            FollowingNotices.OfReport(key, [.. versions.Select(v => v.Version)], uploads, said, rules.Calendar), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task AnnounceAsync(PeriodId period, CancellationToken cancellationToken)
    {
        if (catalogues.Period(period) is { } declared)
        {
            await outbox.PlanAsync(FollowingNotices.OfActs(declared, await periods.ActsAsync(period, cancellationToken)), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task ExpectAsync(SubmissionKey key, SentUpload upload, CancellationToken cancellationToken) =>
        outbox.PlanAsync([FollowingNotices.Received(key, upload)], cancellationToken);
}
