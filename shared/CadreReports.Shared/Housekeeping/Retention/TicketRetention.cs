using CadreReports.Submissions;
using CadreReports.Time;

namespace CadreReports.Housekeeping.Retention;

/// <summary>
/// Removes announcements of uploads that never came, 30 days after they were made. One whose file lies in the inbox stays, for the
/// file would be nobody's without it.
/// </summary>
public sealed class TicketRetention(UploadTickets tickets, UploadFiles files, StorageClock clock) : IDuty
{
    /// <summary>How long they are kept; far longer than a file may take that began to arrive in time.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromDays(30);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        await foreach (var unused in tickets.UnusedAsync(cancellationToken))
        {
            if (clock.AgeOf(unused.Ticket.IssuedAt) >= Time && await files.FindAsync(unused.Path.BlobName, etag: null, cancellationToken) is null)
            {
                removed += await tickets.TryRemoveAsync(unused, cancellationToken) ? 1 : 0;
            }
        }

        return removed;
    }
}
