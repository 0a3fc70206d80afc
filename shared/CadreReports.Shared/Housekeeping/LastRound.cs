using Azure.Data.Tables;
using CadreReports.Storage;

namespace CadreReports.Housekeeping;

/// <summary>Remembers when each timer last ended a round in which nothing failed.</summary>
public sealed class LastRound(StorageAccount account)
{
    /// <summary>The partition of its rows in <c>Failures</c>, which is no period.</summary>
    public const string Partition = "housekeeping";

    private const string At = nameof(At);

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.FailuresTable);

    /// <summary>When the last such round ended, UTC, on the application's clock; null when there was none.</summary>
    public async Task<DateTimeOffset?> FindAsync(TimerRound round, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, round.Kind, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetDateTimeOffset(At) : null;
    }

    /// <summary>Notes that such a round has ended.</summary>
    public Task NoteAsync(TimerRound round, DateTimeOffset now, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(Partition, round.Kind) { [At] = now }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>
    /// When storage noted the last such rounds, by their kind, and what time it is there: both are real, whatever the
    /// application's clock shows, as timers go by real time.
    /// </summary>
    public async Task<(IReadOnlyDictionary<string, DateTimeOffset> Noted, DateTimeOffset Now)> StampsAsync(CancellationToken cancellationToken)
    {
        var noted = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        DateTimeOffset? now = null;
        await foreach (var page in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellationToken).AsPages())
        {
            now = page.GetRawResponse().Headers.Date;
            foreach (var row in page.Values)
            {
                noted[row.RowKey] = row.Timestamp!.Value;
            }
        }

        return (noted, now ?? throw new InvalidOperationException("Storage does not say what time it is."));
    }
}
