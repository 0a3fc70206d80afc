using System.Globalization;
using System.Security.Cryptography;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using CadreReports.Storage;

namespace CadreReports.Tests.Backups;

/// <summary>All that an account holds, read and written down in the test's own way, except what restores note for themselves.</summary>
internal static class AccountContent
{
    private static readonly string[] Own = ["odata.etag", "Timestamp"];

    /// <summary>A line for every row and blob, sorted.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(StorageAccount account)
    {
        var lines = new List<string>();
        await foreach (var table in account.Tables.QueryAsync())
        {
            if (StorageNames.OwnTables.Contains(table.Name))
            {
                continue;
            }

            await foreach (var row in account.Tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                var properties = row.Where(p => !Own.Contains(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}:{p.Value.GetType().Name}={Text(p.Value)}");
                lines.Add($"{table.Name} {string.Join("; ", properties)}");
            }
        }

        await foreach (var container in account.Blobs.GetBlobContainersAsync())
        {
            var client = account.Blobs.GetBlobContainerClient(container.Name);
            await foreach (var blob in client.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, default))
            {
                var content = await client.GetBlobClient(blob.Name).DownloadContentAsync();
                var metadata = blob.Metadata.Where(m => m.Key != "originaletag").OrderBy(m => m.Key, StringComparer.OrdinalIgnoreCase).Select(m => $"{m.Key}={m.Value}");
                lines.Add($"{container.Name}/{blob.Name} {Convert.ToHexString(SHA256.HashData(content.Value.Content))} {blob.Properties.ContentType} {string.Join("; ", metadata)}");
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateTimeOffset moment => moment.UtcTicks.ToString(CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
