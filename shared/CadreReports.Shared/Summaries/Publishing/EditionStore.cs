using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CadreReports.Catalogue;
using CadreReports.Storage;

namespace CadreReports.Summaries.Publishing;

/// <summary>Which edition readers are given.</summary>
/// <param name="Revision">Its number; 0 when there is none yet.</param>
/// <param name="Key">Its key; null when there is none yet.</param>
/// <param name="ETag">What the pointer must still be when it is moved; null when it must not be there.</param>
public sealed record LatestEdition(int Revision, string? Key, ETag? ETag);

/// <summary>
/// The editions of a scope in the container <c>reports</c>: <c>{period}/{scope}/{revision}-{key}.{format}</c>, a record
/// <c>revisions/{revision}.json</c> for each, and <c>latest.json</c>, which readers follow. Files and records are inserted
/// once and stay; what is in a file follows from its name, so whoever writes it first writes what any other would.
/// </summary>
public sealed class EditionStore(StorageAccount account)
{
    private const string Revisions = "revisions/";
    private const string KeyName = "key";
    private const string TraceName = "trace";
    private const int AtOnce = 8;

    private readonly BlobContainerClient reports = account.Blobs.GetBlobContainerClient(StorageNames.ReportsContainer);

    /// <summary>Where everything of a scope is.</summary>
    public static string Folder(Period period, Region scope) => $"{period.Id}/{scope.Code}/";

    /// <summary>The codes of the scopes of which something was built, or begun, in order.</summary>
    public async Task<IReadOnlyList<string>> ScopesAsync(Period period, CancellationToken cancellationToken)
    {
        var scopes = new List<string>();
        var folder = $"{period.Id}/";
        await foreach (var item in reports.GetBlobsByHierarchyAsync(delimiter: "/", prefix: folder, cancellationToken: cancellationToken))
        {
            if (item.IsPrefix)
            {
                scopes.Add(item.Prefix[folder.Length..^1]);
            }
        }

        return scopes;
    }

    /// <summary>Which edition readers are given.</summary>
    public async Task<LatestEdition> LatestAsync(Period period, Region scope, CancellationToken cancellationToken)
    {
        try
        {
            var content = (await Pointer(period, scope).DownloadContentAsync(cancellationToken)).Value;
            var pointer = content.Content.ToObjectFromJson<PointerContent>(JsonSerializerOptions.Web)!;
            return new LatestEdition(pointer.Revision, pointer.Key, content.Details.ETag);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return new LatestEdition(0, null, null);
        }
    }

    /// <summary>Gives readers another edition, unless somebody else has done so since <paramref name="read"/> was read.</summary>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> TryPointAsync(
        Period period, Region scope, LatestEdition read, int revision, string key, CancellationToken cancellationToken)
    {
        var conditions = read.ETag is { } etag ? new BlobRequestConditions { IfMatch = etag } : Insert();
        return await TryPutAsync(
            Pointer(period, scope), BinaryData.FromObjectAsJson(new PointerContent(revision, key), JsonSerializerOptions.Web).ToStream(), ContentTypes.Json, conditions, null, cancellationToken);
    }

    /// <summary>The record of an edition, or null when there is none with this number.</summary>
    public async Task<PublishedSummary?> FindAsync(Period period, Region scope, int revision, CancellationToken cancellationToken)
    {
        try
        {
            var content = (await reports.GetBlobClient(RecordName(period, scope, revision)).DownloadContentAsync(cancellationToken)).Value;
            return content.Content.ToObjectFromJson<PublishedSummary>(JsonSerializerOptions.Web)! with
            {
                Trace = content.Details.Metadata.TryGetValue(TraceName, out var trace) ? trace : null,
            };
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The keys of all editions by revision, in order.</summary>
    public async Task<SortedDictionary<int, string>> KeysAsync(Period period, Region scope, CancellationToken cancellationToken)
    {
        var keys = new SortedDictionary<int, string>();
        var folder = Folder(period, scope) + Revisions;
        await foreach (var blob in reports.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, folder, cancellationToken))
        {
            keys.Add(int.Parse(Path.GetFileNameWithoutExtension(blob.Name.AsSpan(folder.Length)), CultureInfo.InvariantCulture), blob.Metadata[KeyName]);
        }

        return keys;
    }

    /// <summary>The records of all editions, by revision.</summary>
    public async Task<IReadOnlyList<PublishedSummary>> AllAsync(Period period, Region scope, CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<PublishedSummary>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync((await KeysAsync(period, scope, cancellationToken)).Keys, options, async (revision, token) =>
        {
            if (await FindAsync(period, scope, revision, token) is { } record)
            {
                found.Add(record);
            }
        });
        return [.. found.OrderBy(record => record.Revision)];
    }

    /// <summary>The names of the files that an edition has; see <see cref="FileName"/>.</summary>
    public async Task<IReadOnlySet<string>> FilesAsync(Period period, Region scope, int revision, string key, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var prefix = FileName(period, scope, revision, key, string.Empty);
        await foreach (var blob in reports.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken))
        {
            names.Add(blob.Name);
        }

        return names;
    }

    /// <summary>Records an edition whose files are all there, unless its number is taken.</summary>
    /// <returns>Whether it was recorded.</returns>
    public Task<bool> TryAddAsync(Period period, Region scope, PublishedSummary edition, CancellationToken cancellationToken)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [KeyName] = edition.Key };
        if (edition.Trace is { } trace)
        {
            metadata.Add(TraceName, trace);
        }

        return TryPutAsync(
            reports.GetBlobClient(RecordName(period, scope, edition.Revision)),
            BinaryData.FromObjectAsJson(edition, JsonSerializerOptions.Web).ToStream(),
            ContentTypes.Json,
            Insert(),
            metadata,
            cancellationToken);
    }

    /// <summary>Stores a file of an edition; one that is there already is the same.</summary>
    /// <param name="name">What <see cref="FileName"/> gives.</param>
    /// <param name="write">Writes the file.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="cancellationToken">Stops before it is stored.</param>
    public async Task PutFileAsync(string name, string contentType, Action<Stream> write, CancellationToken cancellationToken)
    {
        var blob = reports.GetBlobClient(name);
        if (await blob.ExistsAsync(cancellationToken))
        {
            return;
        }

        await using var file = TemporaryFile.Create();
        write(file);
        file.Position = 0;
        await TryPutAsync(blob, file, contentType, Insert(), null, cancellationToken);
    }

    /// <summary>Opens a file of an edition; null when there is none of this name.</summary>
    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await reports.GetBlobClient(name).OpenReadAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The name of a file of an edition.</summary>
    /// <param name="period">The half-year.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="revision">The edition's number.</param>
    /// <param name="key">The edition's key.</param>
    /// <param name="suffix">Which of its files: a format such as <c>.xlsx</c>, or <c>-82.xlsx</c> for a province's own sheet.</param>
    public static string FileName(Period period, Region scope, int revision, string key, string suffix) =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder(period, scope)}{revision:000000}-{key}{suffix}");

    private BlobClient Pointer(Period period, Region scope) => reports.GetBlobClient(Folder(period, scope) + "latest.json");

    private static string RecordName(Period period, Region scope, int revision) =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder(period, scope)}{Revisions}{revision:000000}.json");

    private static BlobRequestConditions Insert() => new() { IfNoneMatch = ETag.All };

    private static async Task<bool> TryPutAsync(
        BlobClient blob,
        Stream content,
        string contentType,
        BlobRequestConditions conditions,
        IDictionary<string, string>? metadata,
        CancellationToken cancellationToken)
    {
        try
        {
            var options = new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
                Conditions = conditions,
                Metadata = metadata,
            };
            await blob.UploadAsync(content, options, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Somebody else was faster, or it was we and the answer was lost.
            return false;
        }
    }

    private sealed record PointerContent(int Revision, string Key);
}
