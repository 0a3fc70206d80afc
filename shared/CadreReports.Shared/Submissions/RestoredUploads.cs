using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CadreReports.Catalogue;
using CadreReports.Storage;

namespace CadreReports.Submissions;

/// <summary>An upload that lay in another account, or in this one before its loss.</summary>
/// <param name="Blob">The blob's name within the inbox.</param>
/// <param name="ETag">The ETag that its content had there, without quotes, which makes its identity.</param>
/// <param name="WrittenAt">When storage wrote it there, real time, UTC.</param>
/// <param name="Sha256">Hex digest of the content.</param>
public sealed record RestoredUpload(string Blob, string ETag, DateTimeOffset WrittenAt, string Sha256)
{
    /// <summary>The upload's identity, as before (<see cref="Upload.Id"/>).</summary>
    public string Id => Upload.IdOf(Blob, ETag);
}

/// <summary>
/// The uploads that a backup brought back. Storage gives a restored blob a new ETag and a new date, by which it would be an
/// upload that nobody has seen. So the restore notes what each was, and the blob's metadata say which note is its own; metadata
/// alone count for nothing, and neither does a note for another content.
/// </summary>
public sealed class RestoredUploads(StorageAccount account)
{
    /// <summary>The metadata of a restored blob that name its earlier ETag.</summary>
    public const string OriginalETag = "originaletag";

    /// <summary>The partition of what lay in no period's folder.</summary>
    private const string NoPeriod = "chung";

    private const string NotePrefix = "u:";
    private const string AliasPrefix = "a:";
    private const string Known = nameof(Known);

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.RestoredTable);
    private readonly BlobContainerClient inbox = account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer);

    /// <summary>Notes what a blob was, before it is written. Doing it again changes nothing.</summary>
    public Task AddAsync(RestoredUpload upload, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(PartitionOf(upload.Blob), NotePrefix + upload.Id)
        {
            [nameof(RestoredUpload.Blob)] = upload.Blob,
            [nameof(RestoredUpload.ETag)] = upload.ETag,
            [nameof(RestoredUpload.WrittenAt)] = upload.WrittenAt,
            [nameof(RestoredUpload.Sha256)] = upload.Sha256,
        },
        TableUpdateMode.Replace,
        cancellationToken);

    /// <summary>Finds what a blob of the inbox was; null for one that was not restored.</summary>
    /// <param name="blob">The blob's name.</param>
    /// <param name="etag">The ETag that it has now, without quotes.</param>
    /// <param name="metadata">Its metadata.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public async Task<RestoredUpload?> FindAsync(string blob, string etag, IDictionary<string, string>? metadata, CancellationToken cancellationToken)
    {
        if (metadata is null || !metadata.TryGetValue(OriginalETag, out var original))
        {
            return null;
        }

        var partition = PartitionOf(blob);
        var id = Upload.IdOf(blob, original);
        var note = await table.GetEntityIfExistsAsync<TableEntity>(partition, NotePrefix + id, cancellationToken: cancellationToken);
        if (!note.HasValue)
        {
            return null;
        }

        var row = note.Value!;
        var upload = new RestoredUpload(blob, original, row.GetDateTimeOffset(nameof(RestoredUpload.WrittenAt))!.Value, row.GetString(nameof(RestoredUpload.Sha256)));
        var alias = AliasPrefix + Upload.IdOf(blob, etag);
        if ((await table.GetEntityIfExistsAsync<TableEntity>(partition, alias, cancellationToken: cancellationToken)).HasValue)
        {
            return upload;
        }

        if (await HashAsync(blob, etag, cancellationToken) != upload.Sha256)
        {
            return null;
        }

        await table.UpsertEntityAsync(new TableEntity(partition, alias) { [Known] = id }, TableUpdateMode.Replace, cancellationToken);
        return upload;
    }

    /// <summary>
    /// The identities of restored uploads by the ones that blob name and present ETag would give them. A blob that nobody has
    /// looked at since it was restored may be missing.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, string>> IdentitiesAsync(CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey ge {AliasPrefix} and RowKey lt {"a;"}"), cancellationToken: cancellationToken))
        {
            found.Add(row.RowKey[AliasPrefix.Length..], row.GetString(Known));
        }

        return found;
    }

    private static string PartitionOf(string blob)
    {
        var folder = blob.Split('/')[0];
        return PeriodId.TryParse(folder, out _) ? folder : NoPeriod;
    }

    private async Task<string?> HashAsync(string blob, string etag, CancellationToken cancellationToken)
    {
        try
        {
            var options = new BlobOpenReadOptions(allowModifications: false) { Conditions = new BlobRequestConditions { IfMatch = new ETag(etag) } };
            await using var content = await inbox.GetBlobClient(blob).OpenReadAsync(options, cancellationToken);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }
}
