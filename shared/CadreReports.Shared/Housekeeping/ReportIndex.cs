using Azure.Data.Tables;
using CadreReports.Storage;
using CadreReports.Submissions;

namespace CadreReports.Housekeeping;

/// <summary>An upload as the index knows it.</summary>
/// <param name="Id">Its identity (<see cref="Upload.Id"/>).</param>
/// <param name="Blob">The blob's name within the inbox.</param>
/// <param name="ETag">The content's ETag, without quotes.</param>
public sealed record IndexedUpload(string Id, string Blob, string ETag);

/// <summary>A version as the index knows it.</summary>
/// <param name="Key">Whose report it is.</param>
/// <param name="Number">Its number.</param>
/// <param name="IsComplete">Whether it has a result.</param>
/// <param name="IsRefused">Whether its file was refused.</param>
/// <param name="Sha256">Hex digest of the content.</param>
/// <param name="Length">Bytes.</param>
/// <param name="TouchedAt">When storage last wrote its row or one of its uploads', real time, UTC.</param>
/// <param name="Uploads">The uploads that became it.</param>
public sealed record IndexedVersion(
    SubmissionKey Key, int Number, bool IsComplete, bool IsRefused, string Sha256, long Length, DateTimeOffset TouchedAt, IReadOnlyList<IndexedUpload> Uploads);

/// <summary>
/// Every upload that was ever claimed and what became of it, read in one pass over <c>SubmissionVersions</c>: some thousand
/// rows a year for the whole country, of which only what is needed is asked for.
/// </summary>
public sealed class ReportIndex
{
    private static readonly string[] Needed =
    [
        "PartitionKey", "RowKey", "Timestamp", nameof(SubmissionVersion.Number), nameof(Outcome.Errors), nameof(Outcome.Refused),
        nameof(SubmissionVersion.Sha256), nameof(SubmissionVersion.Length), VersionRow.Version, nameof(Upload.Blob), nameof(Upload.ETag),
    ];

    private readonly Dictionary<string, IndexedVersion> byUpload = new(StringComparer.Ordinal);

    private ReportIndex(IReadOnlyList<IndexedVersion> versions)
    {
        Versions = versions;
        foreach (var version in versions)
        {
            foreach (var upload in version.Uploads)
            {
                byUpload.Add(upload.Id, version);
            }
        }
    }

    /// <summary>Ordered by report and number.</summary>
    public IReadOnlyList<IndexedVersion> Versions { get; }

    /// <summary>The version that an upload became; null when it was not claimed.</summary>
    public IndexedVersion? Find(string uploadId) => byUpload.GetValueOrDefault(uploadId);

    /// <summary>Reads it.</summary>
    public static async Task<ReportIndex> ReadAsync(StorageAccount account, CancellationToken cancellationToken)
    {
        var uploads = new List<(SubmissionKey Key, int Version, IndexedUpload Upload, DateTimeOffset At)>();
        var rows = new List<(SubmissionKey Key, TableEntity Row)>();
        await foreach (var row in account.Tables.GetTableClient(StorageNames.VersionsTable).QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey ge {VersionRow.UploadPrefix} and RowKey lt {"w"}"), select: Needed, cancellationToken: cancellationToken))
        {
            if (!SubmissionKey.TryParse(row.PartitionKey, out var key))
            {
                continue;
            }

            if (row.RowKey.StartsWith(VersionRow.UploadPrefix, StringComparison.Ordinal))
            {
                uploads.Add((
                    key,
                    row.GetInt32(VersionRow.Version)!.Value,
                    new IndexedUpload(row.RowKey[VersionRow.UploadPrefix.Length..], row.GetString(nameof(Upload.Blob)), row.GetString(nameof(Upload.ETag))),
                    row.Timestamp!.Value));
            }
            else
            {
                rows.Add((key, row));
            }
        }

        var byVersion = uploads.ToLookup(u => (u.Key, u.Version));
        return new ReportIndex([.. rows.Select(r => Version(r.Key, r.Row)).OrderBy(v => v.Key.Partition, StringComparer.Ordinal).ThenBy(v => v.Number)]);

        IndexedVersion Version(SubmissionKey key, TableEntity row)
        {
            var number = row.GetInt32(nameof(SubmissionVersion.Number))!.Value;
            var own = byVersion[(key, number)].ToList();
            return new IndexedVersion(
                key,
                number,
                row.GetInt32(nameof(Outcome.Errors)) is not null,
                row.GetBoolean(nameof(Outcome.Refused)) ?? false,
                row.GetString(nameof(SubmissionVersion.Sha256)),
                row.GetInt64(nameof(SubmissionVersion.Length))!.Value,
                own.Select(u => u.At).Append(row.Timestamp!.Value).Max(),
                [.. own.Select(u => u.Upload)]);
        }
    }
}
