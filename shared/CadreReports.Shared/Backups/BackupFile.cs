using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using CadreReports.Storage;

namespace CadreReports.Backups;

/// <summary>A backup that is to be restored.</summary>
public sealed class BackupFile : IAsyncDisposable
{
    private const int LongestManifest = 200 * 1024 * 1024;

    private readonly ZipArchive zip;

    private BackupFile(ZipArchive zip, BackupManifest manifest, BackupScope scope, string digest) =>
        (this.zip, Manifest, Scope, Digest) = (zip, manifest, scope, digest);

    public BackupManifest Manifest { get; }

    public BackupScope Scope { get; }

    /// <summary>The hex SHA-256 of the manifest.</summary>
    public string Digest { get; }

    /// <summary>Opens a backup and reads its manifest; what it holds is not looked into.</summary>
    /// <param name="input">The zip, seekable; it stays open as long as the backup is used.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="BackupException">It is no backup, or none of this format.</exception>
    public static async Task<BackupFile> OpenAsync(Stream input, CancellationToken cancellationToken)
    {
        ZipArchive? zip = null;
        try
        {
            zip = await ZipArchive.CreateAsync(input, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            if (zip.GetEntry(BackupManifest.EntryName) is not { Length: < LongestManifest } entry)
            {
                throw new BackupException(BackupTexts.NotABackup);
            }

            using var bytes = new MemoryStream();
            await using (var content = await entry.OpenAsync(cancellationToken))
            {
                await content.CopyToAsync(bytes, cancellationToken);
            }

            var manifest = JsonSerializer.Deserialize<BackupManifest>(bytes.ToArray(), BackupManifest.Json);
            return manifest is { Format: not BackupManifest.CurrentFormat }
                ? throw BackupException.Of(BackupTexts.OtherFormat, manifest.Format, BackupManifest.CurrentFormat)
                : manifest is not null && BackupScope.TryParse(manifest.Scope, out var scope)
                ? new BackupFile(zip, manifest, scope, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())))
                : throw new BackupException(BackupTexts.NotABackup);
        }
        catch (Exception e)
        {
            if (zip is not null)
            {
                await zip.DisposeAsync();
            }

            throw e is InvalidDataException or JsonException ? new BackupException(BackupTexts.NotABackup, e) : e;
        }
    }

    /// <summary>Compares every entry with the manifest, and looks whether all of it belongs to the scope.</summary>
    /// <exception cref="BackupException">Something differs.</exception>
    public async Task VerifyAsync(IProgress<BackupProgress> progress, CancellationToken cancellationToken)
    {
        var listed = Manifest.Tables.Select(t => t.Entry).Concat(Manifest.Blobs.Select(b => b.Entry)).Append(BackupManifest.EntryName).ToList();
        var different = listed.Order(StringComparer.Ordinal).Except(zip.Entries.Select(e => e.FullName), StringComparer.Ordinal)
            .Concat(zip.Entries.Select(e => e.FullName).Except(listed, StringComparer.Ordinal))
            .Concat(listed.CountBy(e => e, StringComparer.Ordinal).Concat(zip.Entries.CountBy(e => e.FullName, StringComparer.Ordinal)).Where(e => e.Value > 1).Select(e => e.Key))
            .FirstOrDefault();
        if (different is not null)
        {
            throw BackupException.Of(BackupTexts.Incomplete, different);
        }

        var count = 0L;
        foreach (var table in Manifest.Tables)
        {
            await VerifyAsync(table.Entry, table.Length, table.Sha256, cancellationToken);
            await VerifyRowsAsync(table, cancellationToken);
            progress.Report(new BackupProgress(BackupStep.Verify, table.Entry, ++count));
        }

        foreach (var blob in Manifest.Blobs)
        {
            var belongs = StorageNames.Containers.Contains(blob.Container) &&
                (blob.Container == StorageNames.QuarantineContainer || Scope.Holds(blob.Name)) &&
                blob.Upload is not null == (blob.Container == StorageNames.InboxContainer);
            if (!belongs)
            {
                throw BackupException.Of(BackupTexts.Foreign, Scope, blob.Entry);
            }

            await VerifyAsync(blob.Entry, blob.Length, blob.Sha256, cancellationToken);
            progress.Report(new BackupProgress(BackupStep.Verify, blob.Entry, ++count));
        }
    }

    /// <summary>The rows of a table.</summary>
    /// <exception cref="BackupException">A line is no row.</exception>
    internal async IAsyncEnumerable<TableEntity> RowsAsync(BackupTable table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var content = await OpenAsync(table.Entry, cancellationToken);
        using var lines = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true));
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            TableEntity row;
            try
            {
                row = BackupRow.Read(line);
            }
            catch (FormatException e)
            {
                throw BackupException.Of(e, BackupTexts.Damaged, table.Entry);
            }

            yield return row;
        }
    }

    /// <summary>Opens an entry.</summary>
    internal Task<Stream> OpenAsync(string entry, CancellationToken cancellationToken) => zip.GetEntry(entry)!.OpenAsync(cancellationToken);

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    private async Task VerifyAsync(string entry, long length, string sha256, CancellationToken cancellationToken)
    {
        try
        {
            if (zip.GetEntry(entry)!.Length == length)
            {
                await using var content = await OpenAsync(entry, cancellationToken);
                if (await HashedCopy.RunAsync(content, Stream.Null, cancellationToken) == (length, sha256))
                {
                    return;
                }
            }
        }
        catch (InvalidDataException e)
        {
            throw BackupException.Of(e, BackupTexts.Damaged, entry);
        }

        throw BackupException.Of(BackupTexts.Damaged, entry);
    }

    private async Task VerifyRowsAsync(BackupTable table, CancellationToken cancellationToken)
    {
        if (!StorageNames.Tables.Contains(table.Table))
        {
            throw BackupException.Of(BackupTexts.Foreign, Scope, table.Entry);
        }

        var count = 0L;
        await foreach (var row in RowsAsync(table, cancellationToken))
        {
            count++;
            if (!Scope.Holds(table.Table, row))
            {
                throw BackupException.Of(BackupTexts.Foreign, Scope, table.Entry);
            }
        }

        if (count != table.Rows)
        {
            throw BackupException.Of(BackupTexts.Damaged, table.Entry);
        }
    }
}
