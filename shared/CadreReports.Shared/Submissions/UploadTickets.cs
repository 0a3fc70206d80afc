using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Identity;
using CadreReports.Storage;
using CadreReports.Telemetry;

namespace CadreReports.Submissions;

/// <summary>That somebody announced an upload.</summary>
/// <param name="Sender">Who.</param>
/// <param name="IssuedAt">When, as storage stamped it, real time, UTC; the moment of its use once it is used.</param>
/// <param name="OpenUntil">Until when the file may begin to arrive, real time, UTC; null when it comes right after the announcement.</param>
/// <param name="UploadId">The upload that used it (<see cref="Upload.Id"/>); null while none has.</param>
public sealed record UploadTicket(string Sender, DateTimeOffset IssuedAt, DateTimeOffset? OpenUntil, string? UploadId)
{
    /// <summary>The trace (W3C <c>traceparent</c>) of the request that announced it; null when that was not known.</summary>
    public string? Trace { get; init; }
}

/// <summary>A ticket as it was read before the file it is for; only <see cref="UploadTickets"/> looks into it.</summary>
public sealed record SeenTicket
{
    internal SeenTicket(TableEntity row) => Row = row;

    /// <summary>See <see cref="UploadTicket.Trace"/>.</summary>
    public string? Trace => UploadTickets.TraceOf(Row);

    internal TableEntity Row { get; }
}

/// <summary>A ticket that nobody had used when it was read.</summary>
/// <param name="Path">Its place in the inbox.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Read">What it was read at.</param>
public sealed record UnusedTicket(InboxPath Path, UploadTicket Ticket, ETag Read);

/// <summary>
/// Who announced which upload, written before the file is. A ticket is good for one place in the inbox and for the first
/// content found there, which is what makes an upload somebody's.
/// </summary>
public sealed class UploadTickets(StorageAccount account)
{
    private const int LongestId = 64;

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.UploadsTable);

    /// <summary>Notes who is about to send the file at this place.</summary>
    /// <param name="path">The place, made for this upload alone.</param>
    /// <param name="sender">Who.</param>
    /// <param name="openUntil">See <see cref="UploadTicket.OpenUntil"/>.</param>
    /// <param name="cancellationToken">Stops before it is written.</param>
    public Task AddAsync(InboxPath path, string sender, DateTimeOffset? openUntil, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition(path), path.Upload) { [nameof(UploadTicket.Sender)] = sender };
        if (Tracing.Current is { } trace)
        {
            row[nameof(UploadTicket.Trace)] = trace;
        }

        if (openUntil is { } until)
        {
            row[nameof(UploadTicket.OpenUntil)] = until;
        }

        return table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <inheritdoc cref="AddAsync(InboxPath, string, DateTimeOffset?, CancellationToken)"/>
    public Task AddAsync(InboxPath path, string sender, CancellationToken cancellationToken) => AddAsync(path, sender, openUntil: null, cancellationToken);

    /// <summary>The ticket of this place; null when nobody announced a file there (one put there by other means).</summary>
    public async Task<UploadTicket?> FindAsync(InboxPath path, CancellationToken cancellationToken) =>
        await FindRowAsync(path, cancellationToken) is { } row ? Read(row) : null;

    /// <summary>
    /// The ticket of a place as it is now, for its trace; null when nobody announced a file there, or it is not known. Nothing
    /// depends on it, so storage that does not answer is no error here.
    /// </summary>
    public async Task<SeenTicket?> LookAsync(string blob, CancellationToken cancellationToken)
    {
        try
        {
            return InboxPath.TryParse(blob, out var path) && await FindRowAsync(path, cancellationToken) is { } row ? new SeenTicket(row) : null;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or AuthenticationFailedException)
        {
            // An AggregateException is what several tries in a row came to.
            return null;
        }
    }

    /// <summary>
    /// Uses up the ticket of an upload's place for it. Doing it again says the same; another content that somebody has put in
    /// its place since has no ticket.
    /// </summary>
    /// <param name="path">The place.</param>
    /// <param name="upload">What was found there.</param>
    /// <param name="seen">The place's ticket if it was looked at before, which saves reading it; null when it was not.</param>
    /// <param name="cancellationToken">Stops before it is used up.</param>
    /// <returns>Who sent it; null when the system does not know.</returns>
    public async Task<string?> RedeemAsync(InboxPath path, Upload upload, SeenTicket? seen, CancellationToken cancellationToken)
    {
        var known = seen?.Row;
        while (path.BlobName == upload.Blob && (known ?? await FindRowAsync(path, cancellationToken)) is { } row)
        {
            known = null;
            var ticket = Read(row);
            if (ticket.UploadId is { } used)
            {
                return used == upload.Id ? ticket.Sender : null;
            }

            try
            {
                await table.UpdateEntityAsync(
                    new TableEntity(row.PartitionKey, row.RowKey) { [nameof(UploadTicket.UploadId)] = upload.Id }, row.ETag, TableUpdateMode.Merge, cancellationToken);
                return ticket.Sender;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 412)
            {
                // Another run was faster, with this upload or with the one before it, or nobody's ticket was taken away meanwhile.
            }
        }

        return null;
    }

    /// <summary>The tickets that nobody has used.</summary>
    public async IAsyncEnumerable<UnusedTicket> UnusedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            if (Read(row) is { UploadId: null } ticket && SubmissionKey.TryParse(row.PartitionKey, out var key))
            {
                yield return new UnusedTicket(new InboxPath(key.Period, key.Province, row.RowKey), ticket, row.ETag);
            }
        }
    }

    /// <summary>The tickets for a report that nobody has used, ordered by the upload's id.</summary>
    public async Task<IReadOnlyList<UnusedTicket>> UnusedAsync(SubmissionKey key, CancellationToken cancellationToken)
    {
        var unused = new List<UnusedTicket>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {key.Partition}"), cancellationToken: cancellationToken))
        {
            if (Read(row) is { UploadId: null } ticket)
            {
                unused.Add(new UnusedTicket(new InboxPath(key.Period, key.Province, row.RowKey), ticket, row.ETag));
            }
        }

        return unused;
    }

    /// <summary>Removes a ticket that nobody has used.</summary>
    /// <returns>False when somebody has since, or it is gone.</returns>
    public async Task<bool> TryRemoveAsync(UnusedTicket unused, CancellationToken cancellationToken)
    {
        try
        {
            return (await table.DeleteEntityAsync(Partition(unused.Path), unused.Path.Upload, unused.Read, cancellationToken)).Status != 404;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    private async Task<TableEntity?> FindRowAsync(InboxPath path, CancellationToken cancellationToken)
    {
        // A name given by other means may hold what no key can.
        if (path.Upload.Length > LongestId || !path.Upload.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition(path), path.Upload, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    private static UploadTicket Read(TableEntity row) => new(
        row.GetString(nameof(UploadTicket.Sender)),
        row.Timestamp!.Value,
        row.GetDateTimeOffset(nameof(UploadTicket.OpenUntil)),
        row.GetString(nameof(UploadTicket.UploadId)))
    {
        Trace = TraceOf(row),
    };

    /// <summary>Whatever else stands there must not keep the file from being taken.</summary>
    internal static string? TraceOf(TableEntity row) => row.TryGetValue(nameof(UploadTicket.Trace), out var trace) ? trace as string : null;

    private static string Partition(InboxPath path) => new SubmissionKey(path.Period, path.Province).Partition;
}
