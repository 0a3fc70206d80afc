using CadreReports.Housekeeping.Failures;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Time;
using CadreReports.Workbooks.Guard;

namespace CadreReports.Housekeeping;

/// <summary>What a province is told of an upload of its own that has not arrived, got stuck or lost.</summary>
/// <param name="IsLost">It is gone, and has to be sent again.</param>
/// <param name="Text">Vietnamese.</param>
public sealed record Trouble(bool IsLost, string Text)
{
    /// <summary>The system never had the file.</summary>
    public bool IsMissing { get; init; }
}

/// <summary>Finds out whether something is wrong with uploads.</summary>
public sealed class UploadTrouble(FailureStore failures, UploadFiles files, UploadTickets tickets, StorageClock clock)
{
    /// <summary>A file comes right after it was announced, or while its address is good.</summary>
    private static readonly TimeSpan LostAfter = TimeSpan.FromMinutes(5);

    /// <summary>What is wrong with the uploads of a report; null for nothing.</summary>
    public Task<Trouble?> FindAsync(SubmissionKey key, CancellationToken cancellationToken) => StuckAsync(key, blob: null, cancellationToken);

    /// <summary>What is wrong with one announced upload that has no version yet; null for nothing.</summary>
    public async Task<Trouble?> FindAsync(InboxPath path, CancellationToken cancellationToken)
    {
        if (await StuckAsync(new SubmissionKey(path.Period, path.Province), path.BlobName, cancellationToken) is { } stuck)
        {
            return stuck;
        }

        if (await tickets.FindAsync(path, cancellationToken) is not { } ticket || await files.FindAsync(path.BlobName, etag: null, cancellationToken) is not null)
        {
            return null;
        }

        var isOverdue = clock.AgeOf(ticket.OpenUntil ?? ticket.IssuedAt) > LostAfter;
        return ticket is { OpenUntil: not null, UploadId: null }
            ? new Trouble(IsLost: false, isOverdue ? FailureTexts.NotSent : FailureTexts.NotSentYet) { IsMissing = true }
            : isOverdue ? new Trouble(IsLost: true, GuardFinding.LostFile().Message) : null;
    }

    private async Task<Trouble?> StuckAsync(SubmissionKey key, string? blob, CancellationToken cancellationToken) =>
        (await failures.UndoneAsync(key.Period.ToString(), key.Province, cancellationToken)).Any(f =>
            f.IsShown && f.Work.Queue == StorageNames.IngestQueue && (blob is null || f.Work.Subject == blob))
            ? new Trouble(IsLost: false, FailureTexts.Stuck)
            : null;
}
