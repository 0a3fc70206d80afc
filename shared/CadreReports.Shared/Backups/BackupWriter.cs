using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Data.Tables;

namespace CadreReports.Backups;

/// <summary>Writes the zip of a backup entry by entry; nothing of an entry is kept in memory.</summary>
internal sealed class BackupWriter(ZipArchive zip)
{
    private const byte LineEnd = (byte)'\n';

    private readonly List<BackupTable> tables = [];
    private readonly List<BackupBlob> blobs = [];

    /// <summary>Adds a table.</summary>
    /// <param name="table">Its name.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="done">Told after every row how many there are.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task AddAsync(string table, IAsyncEnumerable<TableEntity> rows, Action<long> done, CancellationToken cancellationToken)
    {
        var name = $"tables/{table}.jsonl";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (count, length) = (0L, 0L);
        await using (var entry = await OpenAsync(name, CompressionLevel.Optimal, cancellationToken))
        {
            var line = new ArrayBufferWriter<byte>();
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                line.ResetWrittenCount();
                BackupRow.Write(line, row);
                line.Write([LineEnd]);
                hash.AppendData(line.WrittenSpan);
                await entry.WriteAsync(line.WrittenMemory, cancellationToken);
                length += line.WrittenCount;
                done(++count);
            }
        }

        tables.Add(new BackupTable(table, name, count, length, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    /// <summary>Adds a blob.</summary>
    /// <param name="blob">What it is; entry, length and digest are filled in.</param>
    /// <param name="content">Its content.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task AddAsync(BackupBlob blob, Stream content, CancellationToken cancellationToken)
    {
        var name = $"blobs/{blob.Container}/{string.Join('/', blob.Name.Split('/').Select(Plain))}";
        await using var entry = await OpenAsync(name, CompressionLevel.Fastest, cancellationToken);
        var (length, sha256) = await HashedCopy.RunAsync(content, entry, cancellationToken);
        blobs.Add(blob with { Entry = name, Length = length, Sha256 = sha256 });
    }

    /// <summary>Ends the backup with its manifest.</summary>
    /// <returns>The hex SHA-256 of the manifest, which stands for the whole backup.</returns>
    public async Task<string> EndAsync(BackupScope scope, DateTimeOffset madeAt, string program, CancellationToken cancellationToken)
    {
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, scope.ToString(), madeAt, program, tables, blobs);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, BackupManifest.Json);
        await using var entry = await OpenAsync(BackupManifest.EntryName, CompressionLevel.Optimal, cancellationToken);
        await entry.WriteAsync(bytes, cancellationToken);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private Task<Stream> OpenAsync(string name, CompressionLevel level, CancellationToken cancellationToken) =>
        zip.CreateEntry(name, level).OpenAsync(cancellationToken);

    /// <summary>A part of a blob's name such that no program that unpacks the zip leaves its folder.</summary>
    private static string Plain(string part) =>
        Uri.EscapeDataString(part) is var escaped && escaped.StartsWith('.') ? "%2E" + escaped[1..] : escaped.Length == 0 ? "%" : escaped;
}
