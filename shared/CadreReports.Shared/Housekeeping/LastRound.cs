using Azure.Data.Tables;
using CadreReports.Storage;

namespace CadreReports.Housekeeping;

/// <summary>Remembers when the reconciler last ended a round in which nothing failed, so that the next knows how long that is ago.</summary>
public sealed class LastRound(StorageAccount account)
{
    /// <summary>The partition of its row in <c>Failures</c>, which is no period.</summary>
    public const string Partition = "housekeeping";

    private const string RowKey = "reconciler";
    private const string At = nameof(At);

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.FailuresTable);

    /// <summary>When the last such round ended, UTC, on the application's clock; null when there was none.</summary>
    public async Task<DateTimeOffset?> FindAsync(CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, RowKey, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetDateTimeOffset(At) : null;
    }

    /// <summary>Notes that such a round has ended.</summary>
    public Task NoteAsync(DateTimeOffset now, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(Partition, RowKey) { [At] = now }, TableUpdateMode.Replace, cancellationToken);
}
