using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CadreReports.Catalogue;
using CadreReports.Storage;

namespace CadreReports.Submissions.Explanations;

/// <summary>
/// What province and centre said about a report, one partition a report. Entries are numbered, so of two writers who
/// saw the same log only one gets the next number and the other looks again.
/// </summary>
public sealed class ExplanationLog(StorageAccount account)
{
    /// <summary>How many entries are written together or not at all: what the table service takes in one transaction.</summary>
    public const int MaximumTogether = 100;

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.ExplanationsTable);

    /// <summary>The log of a report, in order.</summary>
    /// <param name="report">The table partition of the report, <c>period|province</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<LogEntry>> ReadAsync(string report, CancellationToken cancellationToken)
    {
        var entries = new List<LogEntry>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {report}"), cancellationToken: cancellationToken))
        {
            entries.Add(Read(row));
        }

        return entries;
    }

    /// <summary>The logs of all reports of a period, each in order, by province code; reports about which nothing was said are absent.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<LogEntry>>> ReadAsync(PeriodId period, CancellationToken cancellationToken)
    {
        // Every partition of the period begins so, and no other does: the second bound is the character after the bar.
        var (from, to) = ($"{period}|", $"{period}}}");
        var logs = new Dictionary<string, List<LogEntry>>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {to}"), cancellationToken: cancellationToken))
        {
            if (SubmissionKey.TryParse(row.PartitionKey, out var key))
            {
                (logs.TryGetValue(key.Province, out var known) ? known : logs[key.Province] = []).Add(Read(row));
            }
        }

        return logs.ToDictionary(log => log.Key, log => (IReadOnlyList<LogEntry>)log.Value, StringComparer.Ordinal);
    }

    /// <summary>Adds to the log of a report what is decided in view of it.</summary>
    /// <param name="report">The table partition of the report, <c>period|province</c>.</param>
    /// <param name="decide">
    /// Gives the entries to add, whose numbers do not matter; none for nothing to do. Called again when somebody else
    /// added something meanwhile, or when there was more than <see cref="MaximumTogether"/> to add.
    /// </param>
    /// <param name="before">Done once, before anything is written.</param>
    /// <param name="cancellationToken">Stops before a transaction.</param>
    /// <returns>The log as it is then.</returns>
    public async Task<IReadOnlyList<LogEntry>> AppendAsync(
        string report,
        Func<IReadOnlyList<LogEntry>, IReadOnlyList<LogEntry>> decide,
        Func<Task>? before,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            var log = await ReadAsync(report, cancellationToken);
            var wanted = decide(log);
            var entries = wanted.Take(MaximumTogether).Select((entry, i) => entry with { Number = log.Count + i + 1 }).ToList();
            if (entries.Count == 0)
            {
                return log;
            }

            if (before is not null)
            {
                await before();
                before = null;
            }

            try
            {
                await table.SubmitTransactionAsync(
                    entries.Select(entry => new TableTransactionAction(TableTransactionActionType.Add, Write(report, entry))), cancellationToken);
                if (wanted.Count == entries.Count)
                {
                    return [.. log, .. entries];
                }
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                // Another entry has that number now, or it is our own whose answer was lost: look again.
            }
        }
    }

    private static TableEntity Write(string report, LogEntry entry) => new(report, entry.Number.ToString("000000", CultureInfo.InvariantCulture))
    {
        [nameof(LogEntry.Kind)] = entry.Kind.ToString(),
        [nameof(LogEntry.Finding)] = entry.Finding,
        [nameof(LogEntry.Version)] = entry.Version,
        [nameof(LogEntry.Text)] = entry.Text,
        [nameof(LogEntry.Who)] = entry.Who,
        [nameof(LogEntry.At)] = entry.At,
        [nameof(LogEntry.FromWorkbook)] = entry.FromWorkbook,
        [nameof(LogEntry.Ratio)] = entry.Ratio,
    };

    private static LogEntry Read(TableEntity row) => new(
        int.Parse(row.RowKey, CultureInfo.InvariantCulture),
        Enum.Parse<LogKind>(row.GetString(nameof(LogEntry.Kind))),
        row.GetString(nameof(LogEntry.Finding)),
        row.GetInt32(nameof(LogEntry.Version))!.Value,
        row.GetString(nameof(LogEntry.Text)),
        row.GetString(nameof(LogEntry.Who)),
        row.GetDateTimeOffset(nameof(LogEntry.At))!.Value,
        row.GetBoolean(nameof(LogEntry.FromWorkbook))!.Value,
        row.GetString(nameof(LogEntry.Ratio)));
}
