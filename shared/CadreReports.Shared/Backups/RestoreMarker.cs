using Azure.Data.Tables;
using CadreReports.Storage;

namespace CadreReports.Backups;

/// <summary>That a scope was, or is being, restored into an account.</summary>
/// <param name="Manifest">Hex digest of the backup's manifest.</param>
/// <param name="BegunAt">When it was first begun, real time, UTC.</param>
/// <param name="FinishedAt">When all was there; null while it is not.</param>
internal sealed record RestoreMarker(string Manifest, DateTimeOffset BegunAt, DateTimeOffset? FinishedAt)
{
    private const string Row = "restore";

    public static async Task<RestoreMarker?> ReadAsync(StorageAccount account, BackupScope scope, CancellationToken cancellationToken)
    {
        var found = await Table(account).GetEntityIfExistsAsync<TableEntity>(scope.ToString(), Row, cancellationToken: cancellationToken);
        return found.HasValue
            ? new RestoreMarker(
                found.Value!.GetString(nameof(Manifest)),
                found.Value.GetDateTimeOffset(nameof(BegunAt))!.Value,
                found.Value.GetDateTimeOffset(nameof(FinishedAt)))
            : null;
    }

    /// <exception cref="Azure.RequestFailedException">409: somebody else has begun one.</exception>
    public Task AddAsync(StorageAccount account, BackupScope scope, CancellationToken cancellationToken) =>
        Table(account).AddEntityAsync(ToRow(scope), cancellationToken);

    public Task WriteAsync(StorageAccount account, BackupScope scope, CancellationToken cancellationToken) =>
        Table(account).UpsertEntityAsync(ToRow(scope), TableUpdateMode.Replace, cancellationToken);

    private static TableClient Table(StorageAccount account) => account.Tables.GetTableClient(StorageNames.RestoredTable);

    private TableEntity ToRow(BackupScope scope) => new(scope.ToString(), Row)
    {
        [nameof(Manifest)] = Manifest,
        [nameof(BegunAt)] = BegunAt,
        [nameof(FinishedAt)] = FinishedAt,
    };
}
