using Azure.Data.Tables;
using CadreReports.Storage;

namespace CadreReports.Submissions;

/// <summary>A file in the inbox that belongs to no report, as the centre's list shows it.</summary>
/// <param name="UploadId">The upload's identity; also the name of the kept file in quarantine.</param>
/// <param name="Blob">The name it had in the inbox.</param>
/// <param name="Sha256">Hex digest of its content; empty when it was far too large to be read.</param>
/// <param name="Length">Bytes.</param>
/// <param name="ReceivedAt">When it arrived, UTC, on the application's clock.</param>
/// <param name="Reason">Vietnamese: why nobody's.</param>
public sealed record UnclaimedFile(string UploadId, string Blob, string Sha256, long Length, DateTimeOffset ReceivedAt, string Reason)
{
    /// <summary>When it came onto the list, as storage stamped it; null before it is there.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTimeOffset? ListedAt { get; init; }
}

/// <summary>The centre's list of files in the inbox that belong to no report.</summary>
public sealed class Unclaimed(StorageAccount account)
{
    private const string Partition = "inbox";

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.UnclaimedTable);

    /// <summary>Puts a file on the list; doing it again changes nothing.</summary>
    public Task AddAsync(UnclaimedFile file, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(Partition, file.UploadId)
        {
            [nameof(UnclaimedFile.Blob)] = file.Blob,
            [nameof(UnclaimedFile.Sha256)] = file.Sha256,
            [nameof(UnclaimedFile.Length)] = file.Length,
            [nameof(UnclaimedFile.ReceivedAt)] = file.ReceivedAt,
            [nameof(UnclaimedFile.Reason)] = file.Reason,
        },
        TableUpdateMode.Replace,
        cancellationToken);

    /// <summary>Whether a file is on the list.</summary>
    /// <param name="uploadId">See <see cref="Upload.Id"/>.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public async Task<bool> HoldsAsync(string uploadId, CancellationToken cancellationToken) =>
        (await table.GetEntityIfExistsAsync<TableEntity>(Partition, uploadId, ["RowKey"], cancellationToken)).HasValue;

    /// <summary>A file on the list, or null.</summary>
    /// <param name="uploadId">See <see cref="Upload.Id"/>; anything else is on no list.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public async Task<UnclaimedFile?> FindAsync(string uploadId, CancellationToken cancellationToken) =>
        Upload.IsId(uploadId) && await table.GetEntityIfExistsAsync<TableEntity>(Partition, uploadId, cancellationToken: cancellationToken) is { HasValue: true } row
            ? Read(row.Value!)
            : null;

    /// <summary>The files on the list, the newest first.</summary>
    public async Task<IReadOnlyList<UnclaimedFile>> ListAsync(CancellationToken cancellationToken)
    {
        var files = new List<UnclaimedFile>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellationToken))
        {
            files.Add(Read(row));
        }

        return [.. files.OrderByDescending(f => f.ReceivedAt).ThenBy(f => f.UploadId, StringComparer.Ordinal)];
    }

    private static UnclaimedFile Read(TableEntity row) => new(
        row.RowKey,
        row.GetString(nameof(UnclaimedFile.Blob)),
        row.GetString(nameof(UnclaimedFile.Sha256)),
        row.GetInt64(nameof(UnclaimedFile.Length))!.Value,
        row.GetDateTimeOffset(nameof(UnclaimedFile.ReceivedAt))!.Value,
        row.GetString(nameof(UnclaimedFile.Reason)))
    {
        ListedAt = row.Timestamp,
    };
}
