using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using CadreReports.Catalogue;
using CadreReports.Messages;
using CadreReports.Storage;

namespace CadreReports.Reminders.Delivery;

/// <summary>
/// What is to be sent and what was, a row a notice, inserted once. A message on the queue has a row looked at when it is
/// due; the row alone says what is left to do, so that a message too many does nothing, and one that was lost is made up by
/// <see cref="SweepAsync"/>.
/// </summary>
public sealed class Outbox(StorageAccount account, TimeProvider time)
{
    /// <summary>Who has claimed a row and not said anything for so long counts as dead.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Up to so many are inserted without looking first which are there.</summary>
    private const int Few = 3;

    /// <summary>The queue service keeps no message back for longer than a week.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(6);

    /// <summary>What became due just now has its message still on the way.</summary>
    private static readonly TimeSpan SweepDelay = TimeSpan.FromMinutes(1);

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.RemindersTable);
    private readonly QueueClient queue = account.Queues.GetQueueClient(StorageNames.OutboxQueue);

    /// <summary>Puts in what is not there yet, and has it sent when it is due. Running it again changes nothing.</summary>
    public async Task PlanAsync(IReadOnlyList<Notice> notices, CancellationToken cancellationToken)
    {
        foreach (var ofPeriod in notices.GroupBy(notice => notice.Period))
        {
            var missing = ofPeriod.DistinctBy(notice => notice.Key, StringComparer.Ordinal).ToList();
            if (missing.Count > Few)
            {
                var known = await KeysAsync(ofPeriod.Key, cancellationToken);
                missing.RemoveAll(notice => known.Contains(notice.Key));
            }

            foreach (var notice in missing)
            {
                await PlanAsync(notice, cancellationToken);
            }
        }
    }

    /// <summary>All of a period, ordered by key.</summary>
    public async Task<IReadOnlyList<OutboxEntry>> ListAsync(PeriodId period, CancellationToken cancellationToken)
    {
        var entries = new List<OutboxEntry>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {period.ToString()}"), cancellationToken: cancellationToken))
        {
            entries.Add(OutboxRow.Read(row));
        }

        return entries;
    }

    /// <summary>One entry, or null when it was never planned.</summary>
    public async Task<OutboxEntry?> FindAsync(PeriodId period, string key, CancellationToken cancellationToken) =>
        await RowAsync(period, key, cancellationToken) is { } row ? OutboxRow.Read(row) : null;

    /// <summary>
    /// What is due on the application's clock and has not been begun, or was begun by somebody who counts as dead. Reads
    /// the rows of all periods: some thousand a year.
    /// </summary>
    public async IAsyncEnumerable<OutboxEntry> OverdueAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var due = time.GetUtcNow() - SweepDelay;
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"Open eq {true} and NextAt le {due}"), cancellationToken: cancellationToken))
        {
            yield return OutboxRow.Read(row);
        }
    }

    /// <summary>Leaves a message for whatever is overdue: who should have done so may have died between row and message.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var entry in OverdueAsync(cancellationToken))
        {
            await LeaveMessageAsync(entry.Notice, TimeSpan.Zero, cancellationToken);
            count++;
        }

        return count;
    }

    /// <summary>Claims a row that is due, for <see cref="Lease"/>.</summary>
    /// <returns>The claim; null when there is nothing to do now. When somebody else is at it, a message comes back later.</returns>
    internal async Task<OutboxClaim?> TryClaimAsync(PeriodId period, string key, CancellationToken cancellationToken)
    {
        var mine = Guid.NewGuid().ToString("N");
        while (true)
        {
            if (await RowAsync(period, key, cancellationToken) is not { } row)
            {
                return null;
            }

            var entry = OutboxRow.Read(row);
            var now = time.GetUtcNow();
            if (entry.State == OutboxState.Sending && row.GetString(OutboxRow.Claim) == mine)
            {
                return new OutboxClaim(entry, row.ETag, mine);
            }

            if (entry.SettledAt is not null)
            {
                return null;
            }

            if (entry.NextAt > now)
            {
                // Whoever put it off further has left a message of their own.
                if (entry.NextAt - now <= Lease)
                {
                    await LeaveMessageAsync(entry.Notice, entry.NextAt - now, cancellationToken);
                }

                return null;
            }

            // Whether a sender who died had been heard cannot be known: the date stays that of the first such attempt.
            var claimed = entry with
            {
                State = OutboxState.Sending,
                Attempts = entry.Attempts + 1,
                NextAt = now + Lease,
                Date = entry.Date ?? now,
            };
            await TryWriteAsync(claimed, row.ETag, mine, cancellationToken);
        }
    }

    /// <summary>Writes what became of a claimed row, unless somebody has taken the claim over.</summary>
    /// <returns>Whether it stands there now.</returns>
    internal async Task<bool> TrySettleAsync(OutboxClaim claim, OutboxEntry outcome, CancellationToken cancellationToken)
    {
        if (!await TryWriteAsync(outcome, claim.ETag, claim.Id, cancellationToken))
        {
            // Our own writing may have arrived and only its answer been lost.
            var row = await RowAsync(outcome.Notice.Period, outcome.Notice.Key, cancellationToken);
            if (row?.GetString(OutboxRow.Claim) != claim.Id || OutboxRow.Read(row).State != outcome.State)
            {
                return false;
            }
        }

        if (outcome.SettledAt is null)
        {
            await LeaveMessageAsync(outcome.Notice, outcome.NextAt - time.GetUtcNow(), cancellationToken);
        }

        return true;
    }

    /// <summary>
    /// Changes an entry in view of how it stands: of two who want something of it at once one comes first, and the other looks
    /// again. What is open then and due is sent.
    /// </summary>
    /// <param name="notice">What it is about.</param>
    /// <param name="decide">Gives the entry as it is to be, null to leave it; gets null when it was never planned. Called again when it changed meanwhile.</param>
    /// <param name="cancellationToken">Stops before it is written.</param>
    internal async Task ChangeAsync(Notice notice, Func<OutboxEntry?, OutboxEntry?> decide, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await RowAsync(notice.Period, notice.Key, cancellationToken);
            if (decide(row is null ? null : OutboxRow.Read(row)) is not { } after)
            {
                return;
            }

            if (row is null ? await TryAddAsync(after, cancellationToken) : await TryWriteAsync(after, row.ETag, claim: null, cancellationToken))
            {
                if (after.SettledAt is null)
                {
                    await LeaveMessageAsync(after.Notice, after.NextAt - time.GetUtcNow(), cancellationToken);
                }

                return;
            }
        }
    }

    private async Task PlanAsync(Notice notice, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var first = notice.NotBefore is { } later && later > now ? later : now;
        if (await TryAddAsync(new OutboxEntry(notice, OutboxState.Planned, now, 0, first, null, null), cancellationToken))
        {
            await LeaveMessageAsync(notice, first - now, cancellationToken);
        }
    }

    private async Task<bool> TryAddAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(OutboxRow.Write(entry, claim: null), cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }

    private async Task<HashSet<string>> KeysAsync(PeriodId period, CancellationToken cancellationToken)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {period.ToString()}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            keys.Add(row.RowKey);
        }

        return keys;
    }

    private async Task<TableEntity?> RowAsync(PeriodId period, string key, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(period.ToString(), key, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    private async Task<bool> TryWriteAsync(OutboxEntry entry, ETag ifMatch, string? claim, CancellationToken cancellationToken)
    {
        try
        {
            await table.UpdateEntityAsync(OutboxRow.Write(entry, claim), ifMatch, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return false;
        }
    }

    private async Task LeaveMessageAsync(Notice notice, TimeSpan delay, CancellationToken cancellationToken)
    {
        // The service counts whole seconds; a message that comes too early would only be put back.
        var seconds = Math.Ceiling(Math.Clamp(delay.TotalSeconds, 0, LongestDelay.TotalSeconds));
        await queue.SendMessageAsync(
            Envelope.Write(new OutboxMessage(notice.Period.ToString(), notice.Key), TimeSpan.FromSeconds(seconds)), TimeSpan.FromSeconds(seconds), cancellationToken: cancellationToken);
    }
}

/// <summary>The right to send an entry, while its lease lasts.</summary>
/// <param name="Entry">As it stood when it was claimed.</param>
/// <param name="ETag">Of the row with the claim.</param>
/// <param name="Id">Whose claim it is.</param>
internal sealed record OutboxClaim(OutboxEntry Entry, ETag ETag, string Id);
