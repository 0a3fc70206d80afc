using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CadreReports.Storage;
using CadreReports.Time;

namespace CadreReports.Submissions;

/// <summary>The files of uploads: the inbox, the archive of what was read, the quarantine of what was not.</summary>
public sealed class UploadFiles(StorageAccount account, StorageClock clock)
{
    private readonly BlobContainerClient inbox = account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer);
    private readonly BlobContainerClient archive = account.Blobs.GetBlobContainerClient(StorageNames.ArchiveContainer);
    private readonly BlobContainerClient quarantine = account.Blobs.GetBlobContainerClient(StorageNames.QuarantineContainer);
    private readonly BlobContainerClient receipts = account.Blobs.GetBlobContainerClient(StorageNames.ReceiptsContainer);

    /// <summary>Describes a blob of the inbox as it is now, or null when it is gone or another content has replaced the one meant.</summary>
    /// <param name="blob">The name within the inbox.</param>
    /// <param name="etag">The content meant, with or without quotes; null for whatever is there.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public async Task<Upload?> FindAsync(string blob, string? etag, CancellationToken cancellationToken)
    {
        try
        {
            var properties = (await inbox.GetBlobClient(blob).GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            var found = Plain(properties.ETag);
            return etag is null || found == etag.Trim('"')
                ? new Upload(blob, found, properties.LastModified, clock.ToApplication(properties.LastModified), properties.ContentLength, Sender: null)
                : null;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Puts a file into the inbox.</summary>
    /// <param name="path">Its place; nothing may be there yet.</param>
    /// <param name="content">The file, read to its end.</param>
    /// <param name="cancellationToken">Stops the upload; nothing is left behind.</param>
    /// <returns>The ETag of what was written, without quotes.</returns>
    public async Task<string> PutAsync(InboxPath path, Stream content, CancellationToken cancellationToken)
    {
        var written = await inbox.GetBlobClient(path.BlobName).UploadAsync(
            content,
            new BlobUploadOptions
            {
                Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                HttpHeaders = new BlobHttpHeaders { ContentType = ContentTypes.Xlsx },
            },
            cancellationToken);
        return Plain(written.Value.ETag);
    }

    /// <summary>
    /// Copies exactly the content that is meant and hashes it on the way.
    /// </summary>
    /// <returns>The hex SHA-256, or null when the content is no longer there (another upload took its place).</returns>
    public async Task<string?> CopyToAsync(Upload upload, Stream destination, CancellationToken cancellationToken)
    {
        try
        {
            // Ranges are read with If-Match, so a blob that is overwritten on the way gives 412 and never a mixture.
            await using var source = await inbox.GetBlobClient(upload.Blob).OpenReadAsync(
                new BlobOpenReadOptions(allowModifications: false) { Conditions = IfUnchanged(upload) }, cancellationToken);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[128 * 1024];
            int read;
            while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Keeps an accepted-for-reading file for good. Its name holds the digest, so a second writer writes the same bytes.</summary>
    public Task ArchiveAsync(SubmissionKey key, string sha256, Stream content, CancellationToken cancellationToken) =>
        archive.GetBlobClient(ArchiveName(key, sha256)).UploadAsync(
            content, new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = ContentTypes.Xlsx } }, cancellationToken);

    /// <summary>Keeps a file that was refused, as bytes that no browser interprets. Streams, whatever its length.</summary>
    /// <param name="upload">The upload; its id names the file.</param>
    /// <param name="cancellationToken">Stops the copy.</param>
    /// <returns>The hex SHA-256, or null when the content is no longer there.</returns>
    public async Task<string?> QuarantineAsync(Upload upload, CancellationToken cancellationToken)
    {
        var kept = quarantine.GetBlobClient(QuarantineName(upload.Id));
        var stream = await kept.OpenWriteAsync(
            overwrite: true,
            new BlobOpenWriteOptions { HttpHeaders = new BlobHttpHeaders { ContentType = ContentTypes.Binary } },
            cancellationToken);
        var sha256 = await CopyToAsync(upload, stream, cancellationToken);
        if (sha256 is null)
        {
            await kept.DeleteIfExistsAsync(cancellationToken: cancellationToken);
            return null;
        }

        // Closing the stream commits what was written, so a half-read file is never closed.
        await stream.DisposeAsync();
        return sha256;
    }

    /// <summary>Opens the archived original, or null when it is not there.</summary>
    public async Task<Stream?> OpenArchivedAsync(SubmissionKey key, string sha256, CancellationToken cancellationToken)
    {
        try
        {
            return await archive.GetBlobClient(ArchiveName(key, sha256)).OpenReadAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Keeps a version's receipt; the first one written stays.</summary>
    public async Task PutReceiptAsync(SubmissionKey key, Receipt receipt, CancellationToken cancellationToken)
    {
        try
        {
            await receipts.GetBlobClient($"{key}/{receipt.Version:000000}.json").UploadAsync(
                receipt.ToJson(),
                new BlobUploadOptions
                {
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    HttpHeaders = new BlobHttpHeaders { ContentType = ContentTypes.Json },
                },
                cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Written by an earlier try of the same version.
        }
    }

    /// <summary>The stored receipt of a version, or null.</summary>
    public async Task<Receipt?> ReceiptAsync(SubmissionKey key, int version, CancellationToken cancellationToken)
    {
        try
        {
            var content = await receipts.GetBlobClient($"{key}/{version:000000}.json").DownloadContentAsync(cancellationToken);
            return Receipt.FromJson(content.Value.Content);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The quarantine blob of an upload.</summary>
    public static string QuarantineName(string uploadId) => uploadId;

    private static string ArchiveName(SubmissionKey key, string sha256) => $"{key}/{sha256}.xlsx";

    private static BlobRequestConditions IfUnchanged(Upload upload) => new() { IfMatch = new ETag(upload.ETag) };

    private static string Plain(ETag etag) => etag.ToString().Trim('"');
}
