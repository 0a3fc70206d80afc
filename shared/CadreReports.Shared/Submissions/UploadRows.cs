using Azure;
using Azure.Data.Tables;
using CadreReports.Storage;

namespace CadreReports.Submissions;

/// <summary>The rows of <c>SubmissionVersions</c> that say which upload became which version.</summary>
internal sealed class UploadRows(StorageAccount account)
{
    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.VersionsTable);

    /// <summary>An upload's row; null when it has not been claimed.</summary>
    public async Task<TableEntity?> FindAsync(SubmissionKey key, string uploadId, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(key.Partition, VersionRow.UploadPrefix + uploadId, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    /// <summary>Those of a report, ordered by upload id.</summary>
    public IAsyncEnumerable<TableEntity> OfReportAsync(SubmissionKey key, CancellationToken cancellationToken) => QueryAsync(
        TableClient.CreateQueryFilter($"PartitionKey eq {key.Partition} and RowKey ge {VersionRow.UploadPrefix} and RowKey lt {VersionRow.VersionPrefix}"), cancellationToken);

    /// <summary>Those of one version, ordered by upload id.</summary>
    public IAsyncEnumerable<TableEntity> OfVersionAsync(SubmissionKey key, int version, CancellationToken cancellationToken) => QueryAsync(
        TableClient.CreateQueryFilter(
            $"PartitionKey eq {key.Partition} and RowKey ge {VersionRow.UploadPrefix} and RowKey lt {VersionRow.VersionPrefix} and Version eq {version}"),
        cancellationToken);

    /// <summary>Those of an inbox blob's contents.</summary>
    public IAsyncEnumerable<TableEntity> OfBlobAsync(SubmissionKey key, string blob, CancellationToken cancellationToken) => QueryAsync(
        TableClient.CreateQueryFilter(
            $"PartitionKey eq {key.Partition} and Blob eq {blob} and RowKey ge {VersionRow.UploadPrefix} and RowKey lt {VersionRow.VersionPrefix}"),
        cancellationToken);

    public static TableEntity Write(SubmissionKey key, Upload upload, int version) => new(key.Partition, VersionRow.UploadPrefix + upload.Id)
    {
        [VersionRow.Version] = version,
        [nameof(Upload.Blob)] = upload.Blob,
        [nameof(Upload.ETag)] = upload.OriginalETag ?? upload.ETag,
        [nameof(Upload.ReceivedAt)] = upload.ReceivedAt,
        [nameof(Upload.Sender)] = upload.Sender,
    };

    /// <summary>The number of the version that the upload became.</summary>
    public static int VersionOf(TableEntity row) => row.GetInt32(VersionRow.Version)!.Value;

    /// <summary>The upload; it was written when it was received, as far as is known here.</summary>
    public static Upload Read(TableEntity row, SubmissionVersion version) => new(
        row.GetString(nameof(Upload.Blob)),
        row.GetString(nameof(Upload.ETag)),
        ReceivedAt(row),
        ReceivedAt(row),
        version.Length,
        row.GetString(nameof(Upload.Sender)));

    public static SentUpload ReadSent(TableEntity row) =>
        new(row.RowKey[VersionRow.UploadPrefix.Length..], VersionOf(row), ReceivedAt(row), row.GetString(nameof(Upload.Sender)));

    private static DateTimeOffset ReceivedAt(TableEntity row) => row.GetDateTimeOffset(nameof(Upload.ReceivedAt))!.Value;

    private AsyncPageable<TableEntity> QueryAsync(string filter, CancellationToken cancellationToken) =>
        table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken);
}
