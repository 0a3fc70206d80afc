using CadreReports.Submissions;
using CadreReports.Time;

namespace CadreReports.Housekeeping;

/// <summary>What has become of an announced upload.</summary>
/// <param name="State">Where it stands: that of its version, or where it is on its way.</param>
/// <param name="Version">The version that it became; null while there is none.</param>
/// <param name="Trouble">What is wrong with it; null for nothing.</param>
public sealed record UploadProgress(SubmissionState State, SubmissionVersion? Version, Trouble? Trouble);

/// <summary>Follows uploads from their announcement to their result.</summary>
public sealed class UploadFollower(SubmissionStore store, UploadTickets tickets, UploadTrouble troubles, StorageClock clock)
{
    /// <summary>What came to nothing for so long is not what somebody waits for.</summary>
    private static readonly TimeSpan StillWaited = TimeSpan.FromHours(1);

    /// <summary>
    /// The newest upload of a report that was sent a while ago at most and that nobody has begun to look at; null for none. One
    /// that was only announced is not on its way yet.
    /// </summary>
    public async Task<InboxPath?> PendingAsync(SubmissionKey key, CancellationToken cancellationToken) =>
        (await tickets.UnusedAsync(key, cancellationToken))
            .LastOrDefault(unused => unused.Ticket.OpenUntil is null && clock.AgeOf(unused.Ticket.IssuedAt) < StillWaited)?.Path;

    /// <summary>What has become of the upload at this place; null when none was announced there.</summary>
    public async Task<UploadProgress?> FindAsync(InboxPath path, CancellationToken cancellationToken)
    {
        if (await tickets.FindAsync(path, cancellationToken) is null)
        {
            return null;
        }

        // The version first: what is read after it is not behind it.
        var version = await store.FindBlobAsync(new SubmissionKey(path.Period, path.Province), path.BlobName, cancellationToken);
        var trouble = version?.Outcome is null ? await troubles.FindAsync(path, cancellationToken) : null;
        var waits = trouble switch
        {
            { IsLost: true } => SubmissionState.Rejected,
            { IsMissing: true } => SubmissionState.Missing,
            _ => SubmissionState.Received,
        };
        return new UploadProgress(version?.State ?? waits, version, trouble);
    }
}
