using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using CadreReports.Storage;

namespace CadreReports.Audits;

/// <summary>One line of the audit trail.</summary>
/// <param name="At">When, UTC, on the application's clock.</param>
/// <param name="Who">
/// The id of who acted; of the system's own acts the name of its part, such as <c>reconciler</c>; null when nobody knows who sent
/// an upload.
/// </param>
/// <param name="Action">What was done, such as <c>period.lock</c> or <c>reconciler.requeue</c>.</param>
/// <param name="Period">The half-year, or null.</param>
/// <param name="Province">The province's code, or null.</param>
/// <param name="Subject">What it was done to, such as a blob's name or a version; no personal data.</param>
/// <param name="Detail">More for people, or null; no personal data.</param>
public sealed record AuditEntry(DateTimeOffset At, string? Who, string Action, string? Period, string? Province, string? Subject, string? Detail)
{
    /// <summary>The network address that it was asked from; null for what the system did by itself.</summary>
    public string? From { get; init; }

    /// <summary>What became of it, as an HTTP status; null for what the system did by itself, and while that is not known.</summary>
    public int? Result { get; init; }
}

/// <summary>A line that waits for its result.</summary>
/// <param name="Day">Its partition.</param>
/// <param name="Key">Its row.</param>
public sealed record AuditLine(string Day, string Key);

/// <summary>The audit trail, to which lines are only ever added: a partition a day (UTC), in the order of time.</summary>
public sealed class AuditLog(StorageAccount account)
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Quiet days are looked through together, but never so many that a stretch of busy ones would fill the memory.</summary>
    private static readonly TimeSpan LongestStretch = TimeSpan.FromDays(16);

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.AuditTable);

    /// <summary>Adds a line.</summary>
    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        BeginAsync(entry, cancellationToken);

    /// <summary>Adds a line that is there once, however often it is added.</summary>
    /// <param name="entry">The line, which says the same each time, its moment too.</param>
    /// <param name="id">What tells it from others; letters, digits and hyphens.</param>
    /// <param name="cancellationToken">Stops before it is written.</param>
    /// <returns>False when it was there already.</returns>
    public async Task<bool> AddOnceAsync(AuditEntry entry, string id, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(Write(entry, id), cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Adds a line whose result is not known yet.</summary>
    /// <returns>The line, for <see cref="EndAsync"/>.</returns>
    public async Task<AuditLine> BeginAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        var row = Write(entry, Guid.NewGuid().ToString("N"));
        await table.AddEntityAsync(row, cancellationToken);
        return new AuditLine(row.PartitionKey, row.RowKey);
    }

    /// <summary>Adds the result to a line.</summary>
    public Task EndAsync(AuditLine line, int result, CancellationToken cancellationToken) => table.UpdateEntityAsync(
        new TableEntity(line.Day, line.Key) { [nameof(AuditEntry.Result)] = result }, ETag.All, TableUpdateMode.Merge, cancellationToken);

    /// <summary>The lines between two moments, oldest first.</summary>
    /// <param name="from">First moment, UTC.</param>
    /// <param name="to">The moment after the last.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public IAsyncEnumerable<AuditEntry> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        ReadAsync(from, to, [], cancellationToken);

    /// <summary>The lines that are asked for, oldest first, read as they are taken.</summary>
    public IAsyncEnumerable<AuditEntry> ReadAsync(AuditFilter filter, CancellationToken cancellationToken) =>
        ReadAsync(filter.Begin, filter.End, filter.Conditions(), cancellationToken);

    /// <summary>
    /// The lines that are asked for, newest first, read as they are taken: who takes few reads few days. Of one stretch of days
    /// all lines are held, for storage gives them oldest first; years in which nothing was written cost next to nothing.
    /// </summary>
    public async IAsyncEnumerable<AuditEntry> ReadNewestAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stretch = TimeSpan.FromDays(1);
        for (var end = filter.End; end > filter.Begin;)
        {
            var begin = end - filter.Begin > stretch ? end - stretch : filter.Begin;
            if (stretch > LongestStretch && await HasLinesAsync(begin, end, cancellationToken))
            {
                stretch = LongestStretch;
                continue;
            }

            var lines = new List<AuditEntry>();
            await foreach (var line in ReadAsync(begin, end, filter.Conditions(), cancellationToken))
            {
                lines.Add(line);
            }

            lines.Reverse();
            foreach (var line in lines)
            {
                yield return line;
            }

            end = begin;
            stretch *= 2;
        }
    }

    /// <summary>Whether any line at all, whatever is asked for, may be from these days.</summary>
    private async Task<bool> HasLinesAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        await foreach (var _ in table.QueryAsync<TableEntity>(DaysOf(from, to), maxPerPage: 1, ["PartitionKey"], cancellationToken))
        {
            return true;
        }

        return false;
    }

    private async IAsyncEnumerable<AuditEntry> ReadAsync(
        DateTimeOffset from, DateTimeOffset to, IEnumerable<string> conditions, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(string.Join(" and ", conditions.Prepend(DaysOf(from, to))), cancellationToken: cancellationToken))
        {
            if (row.GetDateTimeOffset(nameof(AuditEntry.At)) is { } at && at >= from && at < to)
            {
                yield return new AuditEntry(
                    at,
                    row.GetString(nameof(AuditEntry.Who)),
                    row.GetString(nameof(AuditEntry.Action)),
                    row.GetString(nameof(AuditEntry.Period)),
                    row.GetString(nameof(AuditEntry.Province)),
                    row.GetString(nameof(AuditEntry.Subject)),
                    row.GetString(nameof(AuditEntry.Detail)))
                {
                    From = row.GetString(nameof(AuditEntry.From)),
                    Result = row.GetInt32(nameof(AuditEntry.Result)),
                };
            }
        }
    }

    private static TableEntity Write(AuditEntry entry, string id) => new(
        DayOf(entry.At), string.Create(CultureInfo.InvariantCulture, $"{entry.At.UtcDateTime:HHmmssfffffff}-{id}"))
    {
        [nameof(AuditEntry.At)] = entry.At,
        [nameof(AuditEntry.Who)] = entry.Who,
        [nameof(AuditEntry.Action)] = entry.Action,
        [nameof(AuditEntry.Period)] = entry.Period,
        [nameof(AuditEntry.Province)] = entry.Province,
        [nameof(AuditEntry.Subject)] = entry.Subject,
        [nameof(AuditEntry.Detail)] = entry.Detail,
        [nameof(AuditEntry.From)] = entry.From,
        [nameof(AuditEntry.Result)] = entry.Result,
    };

    private static string DaysOf(DateTimeOffset from, DateTimeOffset to) =>
        TableClient.CreateQueryFilter($"PartitionKey ge {DayOf(from)} and PartitionKey le {DayOf(to)}");

    private static string DayOf(DateTimeOffset moment) => moment.UtcDateTime.ToString(DayFormat, CultureInfo.InvariantCulture);
}
