using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CadreReports.Storage;
using CadreReports.Submissions;

namespace CadreReports.Backups;

/// <summary>
/// Puts a backup into an account that holds nothing of its scope. A marker is written before anything else and says at the end
/// that all is there; after a death half-way the same backup is restored again, which goes on to the same end. The functions
/// must not run meanwhile: they would judge by what is half there.
/// </summary>
public sealed class PeriodRestore(StorageAccount account, TimeProvider time)
{
    private readonly RestoredUploads restored = new(account);

    /// <summary>Restores a backup: verifies all of it, then writes rows, then blobs.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="progress">Told how far it has come.</param>
    /// <param name="cancellationToken">Stops it half-way; run it again.</param>
    /// <exception cref="BackupException">
    /// The backup is damaged, or the account holds something of the scope that does not come from this backup; then nothing was
    /// written, unless a blob was found to differ.
    /// </exception>
    public async Task RunAsync(BackupFile file, IProgress<BackupProgress> progress, CancellationToken cancellationToken)
    {
        await file.VerifyAsync(progress, cancellationToken);
        await account.EnsureCreatedAsync(cancellationToken);
        var marker = await BeginAsync(file, cancellationToken);

        // What others point at comes before what points at it.
        foreach (var table in file.Manifest.Tables.Reverse())
        {
            await WriteAsync(file, table, progress, cancellationToken);
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var blob in file.Manifest.Blobs)
        {
            await WriteAsync(file, blob, cancellationToken);
            counts[blob.Container] = counts.GetValueOrDefault(blob.Container) + 1;
            progress.Report(new BackupProgress(BackupStep.Blobs, blob.Container, counts[blob.Container]));
        }

        await (marker with { FinishedAt = time.GetUtcNow() }).WriteAsync(account, file.Scope, cancellationToken);
    }

    private async Task<RestoreMarker> BeginAsync(BackupFile file, CancellationToken cancellationToken)
    {
        if (await RestoreMarker.ReadAsync(account, file.Scope, cancellationToken) is { } found)
        {
            return found.Manifest != file.Digest && found.FinishedAt is null ? throw BackupException.Of(BackupTexts.OtherRestore, file.Scope, found.Manifest)
                : found.FinishedAt is not null ? throw BackupException.Of(found.Manifest == file.Digest ? BackupTexts.AlreadyRestored : BackupTexts.NotEmpty, file.Scope)
                : found;
        }

        if (!await new ScopeReader(account, file.Scope).IsEmptyAsync(cancellationToken))
        {
            throw BackupException.Of(BackupTexts.NotEmpty, file.Scope);
        }

        var marker = new RestoreMarker(file.Digest, time.GetUtcNow(), FinishedAt: null);
        await marker.AddAsync(account, file.Scope, cancellationToken);
        return marker;
    }

    private async Task WriteAsync(BackupFile file, BackupTable table, IProgress<BackupProgress> progress, CancellationToken cancellationToken)
    {
        var batch = new TableBatch(account.Tables.GetTableClient(table.Table));
        var count = 0L;
        await foreach (var row in file.RowsAsync(table, cancellationToken))
        {
            await batch.AddAsync(new TableTransactionAction(TableTransactionActionType.UpsertReplace, row), cancellationToken);
            progress.Report(new BackupProgress(BackupStep.Rows, table.Table, ++count));
        }

        await batch.SendAsync(cancellationToken);
    }

    private async Task WriteAsync(BackupFile file, BackupBlob blob, CancellationToken cancellationToken)
    {
        var metadata = new Dictionary<string, string>(blob.Metadata, StringComparer.OrdinalIgnoreCase);
        if (blob.Upload is { } upload)
        {
            // Before the blob, whose event may be dealt with at once.
            await restored.AddAsync(new RestoredUpload(blob.Name, upload.ETag, upload.WrittenAt, blob.Sha256), cancellationToken);
            metadata[RestoredUploads.OriginalETag] = upload.ETag;
        }

        var client = account.Blobs.GetBlobContainerClient(blob.Container).GetBlobClient(blob.Name);
        try
        {
            await using var content = await file.OpenAsync(blob.Entry, cancellationToken);
            await client.UploadAsync(
                content,
                new BlobUploadOptions
                {
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    HttpHeaders = new BlobHttpHeaders { ContentType = blob.ContentType },
                    Metadata = metadata,
                },
                cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Written before this restore was begun again.
            await RequireSameAsync(client, blob, metadata, cancellationToken);
        }

        if (blob.Upload is not null)
        {
            // Notes the new ETag, so that nobody need read the content to know it.
            BlobProperties properties = await client.GetPropertiesAsync(cancellationToken: cancellationToken);
            await restored.FindAsync(blob.Name, properties.ETag.ToString().Trim('"'), properties.Metadata, cancellationToken);
        }
    }

    private static async Task RequireSameAsync(BlobClient client, BackupBlob blob, Dictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        BlobProperties properties = await client.GetPropertiesAsync(cancellationToken: cancellationToken);
        await using var content = await client.OpenReadAsync(cancellationToken: cancellationToken);
        var isSame = properties.ContentType == blob.ContentType &&
            properties.Metadata.ToImmutableSortedDictionary(StringComparer.OrdinalIgnoreCase).SequenceEqual(metadata.ToImmutableSortedDictionary(StringComparer.OrdinalIgnoreCase)) &&
            await HashedCopy.RunAsync(content, Stream.Null, cancellationToken) == (blob.Length, blob.Sha256);
        if (!isSame)
        {
            throw BackupException.Of(BackupTexts.BlobDiffers, blob.Name, blob.Container);
        }
    }
}
