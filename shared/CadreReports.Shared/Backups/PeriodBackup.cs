using System.IO.Compression;
using System.Reflection;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using CadreReports.Storage;
using CadreReports.Submissions;

namespace CadreReports.Backups;

/// <summary>
/// Copies everything of a scope into one zip: rows with the types of their properties, blobs with media type and metadata, and
/// a manifest with the digest of each. What waits in queues is not in it; the reconciler finds anew what they would have asked for.
/// </summary>
public sealed class PeriodBackup(StorageAccount account, TimeProvider time)
{
    private readonly RestoredUploads restored = new(account);

    /// <summary>
    /// Writes the backup. When it ends without an exception, all that it holds was there at one moment: what is copied is
    /// compared at the end with what is there then.
    /// </summary>
    /// <param name="scope">What to copy.</param>
    /// <param name="output">Where to; on an exception what is there is worthless.</param>
    /// <param name="progress">Told how far it has come.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The hex SHA-256 of the manifest.</returns>
    /// <exception cref="BackupException">Something was written meanwhile, or a restore has not been finished.</exception>
    public async Task<string> WriteAsync(
        BackupScope scope, Stream output, IProgress<BackupProgress> progress, CancellationToken cancellationToken)
    {
        await account.EnsureCreatedAsync(cancellationToken);
        if (await RestoreMarker.ReadAsync(account, scope, cancellationToken) is { FinishedAt: null })
        {
            throw BackupException.Of(BackupTexts.UnfinishedRestore, scope);
        }

        var reader = new ScopeReader(account, scope);
        using var digest = new ScopeDigest();
        string sha256;
        await using (var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
        {
            var writer = new BackupWriter(zip);
            var refused = new HashSet<string>(StringComparer.Ordinal);
            foreach (var table in StorageNames.Tables)
            {
                await writer.AddAsync(
                    table,
                    WatchAsync(reader.RowsAsync(table, null, cancellationToken), table, digest, refused, cancellationToken),
                    count => progress.Report(new BackupProgress(BackupStep.Rows, table, count)),
                    cancellationToken);
            }

            foreach (var container in StorageNames.Containers)
            {
                var count = 0;
                await foreach (var blob in reader.BlobsAsync(container, refused, cancellationToken))
                {
                    digest.Add(container, blob);
                    await AddAsync(writer, scope, container, blob, cancellationToken);
                    progress.Report(new BackupProgress(BackupStep.Blobs, container, ++count));
                }
            }

            progress.Report(new BackupProgress(BackupStep.Compare, string.Empty, 0));
            if (digest.ToString() != await reader.DigestAsync(cancellationToken))
            {
                throw BackupException.Of(BackupTexts.Changed, scope);
            }

            sha256 = await writer.EndAsync(scope, time.GetUtcNow(), ProgramRevision(), cancellationToken);
        }

        return sha256;
    }

    private async Task AddAsync(BackupWriter writer, BackupScope scope, string container, BlobItem item, CancellationToken cancellationToken)
    {
        if (container == StorageNames.InboxContainer && item.Properties.ContentLength > UploadFiles.MostKept)
        {
            // Never read anywhere: whoever may create a blob could make every backup fail with terabytes of nothing.
            return;
        }

        var etag = item.Properties.ETag!.Value;
        var metadata = new Dictionary<string, string>(item.Metadata, StringComparer.OrdinalIgnoreCase);
        BackupUpload? upload = null;
        if (container == StorageNames.InboxContainer)
        {
            var plain = etag.ToString().Trim('"');
            var origin = await restored.FindAsync(item.Name, plain, metadata, cancellationToken);
            upload = origin is null ? new BackupUpload(plain, item.Properties.LastModified!.Value) : new BackupUpload(origin.ETag, origin.WrittenAt);
            if (origin is not null)
            {
                metadata.Remove(RestoredUploads.OriginalETag);
            }
        }

        try
        {
            var options = new BlobOpenReadOptions(allowModifications: false) { Conditions = new BlobRequestConditions { IfMatch = etag } };
            await using var content = await account.Blobs.GetBlobContainerClient(container).GetBlobClient(item.Name).OpenReadAsync(options, cancellationToken);
            await writer.AddAsync(
                new BackupBlob(container, item.Name, string.Empty, 0, string.Empty, item.Properties.ContentType, metadata, upload), content, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            throw BackupException.Of(e, BackupTexts.Changed, scope);
        }
    }

    private static async IAsyncEnumerable<TableEntity> WatchAsync(
        IAsyncEnumerable<TableEntity> rows, string table, ScopeDigest digest, HashSet<string> refused, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            digest.Add(table, row);
            if (ScopeReader.QuarantineFileOf(table, row) is { } file)
            {
                refused.Add(file);
            }

            yield return row;
        }
    }

    private static string ProgramRevision() =>
        typeof(PeriodBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? string.Empty;
}
