using System.Security.Cryptography;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CadreReports.Storage;
using CadreReports.Time;

namespace CadreReports.Submissions;

/// <summary>The files of uploads: the inbox, the archive of what was read, the quarantine of what was not.</summary>
public sealed class UploadFiles(StorageAccount account, StorageClock clock)
{
    /// <summary>
    /// The most that is passed on to quarantine, in bytes. No office program makes more; but whoever may create a blob may
    /// declare 8 TB of nothing, at no cost of their own.
    /// </summary>
    public const long MostKept = 1L << 30;

    private readonly BlobContainerClient inbox = account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer);
    private readonly BlobContainerClient archive = account.Blobs.GetBlobContainerClient(StorageNames.ArchiveContainer);
    private readonly BlobContainerClient quarantine = account.Blobs.GetBlobContainerClient(StorageNames.QuarantineContainer);
    private readonly BlobContainerClient receipts = account.Blobs.GetBlobContainerClient(StorageNames.ReceiptsContainer);
    private readonly RestoredUploads restored = new(account);

    /// <summary>Describes a blob of the inbox as it is now, or null when it is gone or another content has replaced the one meant.</summary>
    /// <param name="blob">The name within the inbox.</param>
    /// <param name="etag">The content meant, with or without quotes, of a restored one either ETag; null for whatever is there.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public async Task<Upload?> FindAsync(string blob, string? etag, CancellationToken cancellationToken)
    {
        try
        {
            var properties = (await inbox.GetBlobClient(blob).GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            var found = Plain(properties.ETag);
            var origin = await restored.FindAsync(blob, found, properties.Metadata, cancellationToken);
            var writtenAt = origin?.WrittenAt ?? properties.LastModified;
            return etag is null || etag.Trim('"') is var meant && (meant == found || meant == origin?.ETag)
                ? new Upload(blob, found, writtenAt, clock.ToApplication(writtenAt), properties.ContentLength, Sender: null) { OriginalETag = origin?.ETag }
                : null;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Puts a file into the inbox.</summary>
    /// <param name="path">Its place, made for it alone.</param>
    /// <param name="content">The file, read to its end.</param>
    /// <param name="cancellationToken">Stops the upload. When it was whole by then, it stays and is ingested like any other.</param>
    /// <returns>The ETag of what was written, without quotes.</returns>
    public async Task<string> PutAsync(InboxPath path, Stream content, CancellationToken cancellationToken)
    {
        // The place is ours alone, so finding something there means that a lost answer made the client try again.
        await PutOnceAsync(inbox.GetBlobClient(path.BlobName), content, ContentTypes.Xlsx, cancellationToken);
        return (await FindAsync(path.BlobName, etag: null, cancellationToken))!.ETag;
    }

    /// <summary>
    /// Copies exactly the content that is meant and hashes it on the way.
    /// </summary>
    /// <returns>The hex SHA-256, or null when the content is no longer there (another upload took its place).</returns>
    public Task<string?> CopyToAsync(Upload upload, Stream destination, CancellationToken cancellationToken) =>
        CopyAsync(() => OpenAsync(upload, cancellationToken), destination, cancellationToken);

    private static async Task<string?> CopyAsync(Func<Task<Stream>> open, Stream destination, CancellationToken cancellationToken)
    {
        try
        {
            await using var source = await open();
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

    /// <summary>
    /// Copies the content that a version was claimed for from wherever it still is: the archive, the quarantine, or the inbox
    /// under another name.
    /// </summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="sha256">The content's digest.</param>
    /// <param name="uploads">The uploads that had it.</param>
    /// <param name="destination">What it holds is replaced.</param>
    /// <param name="cancellationToken">Stops the copy.</param>
    /// <returns>The digest, or null when the content is nowhere.</returns>
    public async Task<string?> CopyKeptAsync(
        SubmissionKey key, string sha256, IReadOnlyList<Upload> uploads, Stream destination, CancellationToken cancellationToken)
    {
        Func<Task<Stream>>[] places =
        [
            () => archive.GetBlobClient(ArchiveName(key, sha256)).OpenReadAsync(cancellationToken: cancellationToken),
            .. uploads.Select(upload => (Func<Task<Stream>>)(() =>
                quarantine.GetBlobClient(QuarantineName(upload.Id)).OpenReadAsync(cancellationToken: cancellationToken))),
            .. uploads.Select(upload => (Func<Task<Stream>>)(() => OpenAsync(upload, cancellationToken))),
        ];
        foreach (var open in places)
        {
            destination.SetLength(0);
            if (await CopyAsync(open, destination, cancellationToken) == sha256)
            {
                return sha256;
            }
        }

        return null;
    }

    /// <summary>
    /// Keeps a file that was read, for good. It is written once: its name holds the digest, so who comes second has the
    /// same bytes, and the archive may be closed to changes.
    /// </summary>
    public Task ArchiveAsync(SubmissionKey key, string sha256, Stream content, CancellationToken cancellationToken) =>
        PutOnceAsync(archive.GetBlobClient(ArchiveName(key, sha256)), content, ContentTypes.Xlsx, cancellationToken);

    /// <summary>Keeps a file that was refused, as bytes that no browser interprets. It is written once.</summary>
    /// <param name="upload">The upload; its id names the file.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellationToken">Stops the upload; nothing is left behind.</param>
    public Task QuarantineAsync(Upload upload, Stream content, CancellationToken cancellationToken) =>
        PutOnceAsync(quarantine.GetBlobClient(QuarantineName(upload.Id)), content, ContentTypes.Binary, cancellationToken);

    /// <summary>
    /// Keeps a file that is not looked into, passing it on from the inbox in pieces. Of one longer than
    /// <see cref="MostKept"/> nothing is read: only that it was there is kept.
    /// </summary>
    /// <param name="upload">The upload; its id names the file.</param>
    /// <param name="cancellationToken">Stops the copy; nothing is left behind.</param>
    /// <returns>
    /// The hex SHA-256, empty for what was not read, or null when the content is no longer there and was not kept before.
    /// </returns>
    public async Task<string?> QuarantineAsync(Upload upload, CancellationToken cancellationToken)
    {
        var kept = quarantine.GetBlobClient(QuarantineName(upload.Id));
        if (upload.Length > MostKept)
        {
            var unread = Once(ContentTypes.Binary);
            unread.Metadata = new QuarantineMark(upload.ReceivedAt, Sha256: string.Empty, upload.Length).ToMetadata();
            await PutOnceAsync(kept, Stream.Null, unread, cancellationToken);
            return string.Empty;
        }

        try
        {
            await using var source = await OpenAsync(upload, cancellationToken);
            using var hash = SHA256.Create();
            await using (var hashed = new CryptoStream(source, hash, CryptoStreamMode.Read, leaveOpen: true))
            {
                await kept.UploadAsync(hashed, Once(ContentTypes.Binary), cancellationToken);
            }

            return Convert.ToHexStringLower(hash.Hash!);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            // Gone or replaced in the inbox, or kept by an earlier run: what is kept says which.
            return await HashAsync(kept, cancellationToken);
        }
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

    /// <summary>What has become of a refused version's file: kept, removed after its time, never read, or not there.</summary>
    /// <param name="uploads">The uploads that became the version.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public async Task<RefusedFile> FindRefusedAsync(IReadOnlyList<Upload> uploads, CancellationToken cancellationToken) =>
        (await FindQuarantinedAsync([.. uploads.Select(upload => upload.Id)], cancellationToken)).State;

    /// <summary>Opens a file that was refused or set aside, as bytes that nobody has found safe.</summary>
    /// <param name="uploadIds">The uploads that had it; of the same content only one is kept.</param>
    /// <param name="cancellationToken">Stops the look-up and the reading.</param>
    /// <returns>What has become of it, and, when it is kept, the content at its start.</returns>
    public async Task<(RefusedFile State, Stream? Content)> OpenRefusedAsync(IReadOnlyList<string> uploadIds, CancellationToken cancellationToken)
    {
        var (state, blob, etag) = await FindQuarantinedAsync(uploadIds, cancellationToken);
        if (state != RefusedFile.Kept)
        {
            return (state, null);
        }

        try
        {
            return (state, await blob!.OpenReadAsync(
                new BlobOpenReadOptions(allowModifications: false) { Conditions = new BlobRequestConditions { IfMatch = etag } }, cancellationToken));
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Its time has just come.
            return (RefusedFile.Expired, null);
        }
    }

    private async Task<(RefusedFile State, BlobClient? Blob, ETag ETag)> FindQuarantinedAsync(IReadOnlyList<string> uploadIds, CancellationToken cancellationToken)
    {
        foreach (var id in uploadIds)
        {
            var blob = quarantine.GetBlobClient(QuarantineName(id));
            try
            {
                var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
                return QuarantineMark.Of(properties.Metadata) switch
                {
                    null => (RefusedFile.Kept, blob, properties.ETag),
                    { Sha256.Length: 0 } => (RefusedFile.Unread, blob, properties.ETag),
                    _ => (RefusedFile.Expired, blob, properties.ETag),
                };
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                // Of the same content only one is kept.
            }
        }

        return (RefusedFile.Missing, null, default);
    }

    /// <summary>Keeps a version's receipt; the first one written stays.</summary>
    /// <returns>Whether it was this one.</returns>
    public Task<bool> PutReceiptAsync(SubmissionKey key, Receipt receipt, CancellationToken cancellationToken) =>
        PutOnceAsync(receipts.GetBlobClient(ReceiptName(key, receipt.Version)), receipt.ToJson().ToStream(), ContentTypes.Json, cancellationToken);

    /// <summary>The stored receipt of a version, or null.</summary>
    public async Task<Receipt?> ReceiptAsync(SubmissionKey key, int version, CancellationToken cancellationToken)
    {
        try
        {
            var content = await receipts.GetBlobClient(ReceiptName(key, version)).DownloadContentAsync(cancellationToken);
            return Receipt.FromJson(content.Value.Content);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The quarantine blob of an upload.</summary>
    public static string QuarantineName(string uploadId) => uploadId;

    /// <summary>The archive blob of a content.</summary>
    public static string ArchiveName(SubmissionKey key, string sha256) => $"{key}/{sha256}.xlsx";

    /// <summary>The receipt's blob.</summary>
    public static string ReceiptName(SubmissionKey key, int version) => FormattableString.Invariant($"{key}/{version:000000}.json");

    /// <summary>Ranges are read with If-Match, so a blob that is overwritten on the way gives 412 and never a mixture.</summary>
    private Task<Stream> OpenAsync(Upload upload, CancellationToken cancellationToken) => inbox.GetBlobClient(upload.Blob).OpenReadAsync(
        new BlobOpenReadOptions(allowModifications: false) { Conditions = new BlobRequestConditions { IfMatch = new ETag(upload.ETag) } }, cancellationToken);

    private static Task<bool> PutOnceAsync(BlobClient blob, Stream content, string contentType, CancellationToken cancellationToken) =>
        PutOnceAsync(blob, content, Once(contentType), cancellationToken);

    private static async Task<bool> PutOnceAsync(BlobClient blob, Stream content, BlobUploadOptions once, CancellationToken cancellationToken)
    {
        try
        {
            await blob.UploadAsync(content, once, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Written by an earlier run. Storage also says so in the words of a policy that lets nothing be changed; and what
            // it refuses for another reason is not there.
            if (e.ErrorCode != BlobErrorCode.BlobAlreadyExists.ToString() && !await blob.ExistsAsync(cancellationToken))
            {
                throw;
            }

            return false;
        }
    }

    private static BlobUploadOptions Once(string contentType) => new()
    {
        Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
        TransferOptions = new StorageTransferOptions { MaximumTransferSize = 4 * 1024 * 1024, MaximumConcurrency = 2 },
    };

    private static async Task<string?> HashAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            if (QuarantineMark.Of((await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.Metadata) is { } mark)
            {
                return mark.Sha256;
            }

            await using var content = await blob.OpenReadAsync(cancellationToken: cancellationToken);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private static string Plain(ETag etag) => etag.ToString().Trim('"');
}
