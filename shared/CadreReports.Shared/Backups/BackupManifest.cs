using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CadreReports.Backups;

/// <summary>What is in a backup; the entry <c>manifest.json</c> of its zip.</summary>
/// <param name="Format">The format's version, <see cref="CurrentFormat"/>.</param>
/// <param name="Scope">The period, or <see cref="BackupScope.CommonName"/>.</param>
/// <param name="MadeAt">When, real time, UTC.</param>
/// <param name="Program">The revision of the program that made it.</param>
/// <param name="Tables">The tables, empty ones too.</param>
/// <param name="Blobs">The blobs.</param>
public sealed record BackupManifest(
    int Format, string Scope, DateTimeOffset MadeAt, string Program, IReadOnlyList<BackupTable> Tables, IReadOnlyList<BackupBlob> Blobs)
{
    public const int CurrentFormat = 1;

    internal const string EntryName = "manifest.json";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}

/// <summary>The rows of a table, one a line.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Entry">The zip entry that holds them.</param>
/// <param name="Rows">How many.</param>
/// <param name="Length">Bytes of the entry.</param>
/// <param name="Sha256">Hex digest of the entry.</param>
public sealed record BackupTable(string Table, string Entry, long Rows, long Length, string Sha256);

/// <summary>A blob.</summary>
/// <param name="Container">Where it lies.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Entry">The zip entry with its content.</param>
/// <param name="Length">Bytes of the content.</param>
/// <param name="Sha256">Hex digest of the content.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Upload">Of a file in the inbox, what makes it the upload that it is; null elsewhere.</param>
public sealed record BackupBlob(
    string Container,
    string Name,
    string Entry,
    long Length,
    string Sha256,
    string? ContentType,
    IReadOnlyDictionary<string, string> Metadata,
    BackupUpload? Upload);

/// <summary>What makes an upload the one that it is.</summary>
/// <param name="ETag">The ETag by which it is known, without quotes.</param>
/// <param name="WrittenAt">When storage wrote it first, real time, UTC.</param>
public sealed record BackupUpload(string ETag, DateTimeOffset WrittenAt);
