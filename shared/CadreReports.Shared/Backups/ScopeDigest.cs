using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;

namespace CadreReports.Backups;

/// <summary>Adds up which parts there are and when each was last written, so that two readings can be compared.</summary>
internal sealed class ScopeDigest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(string table, TableEntity row) =>
        Add(table, row.PartitionKey, row.RowKey, row.Timestamp!.Value.UtcTicks.ToString(CultureInfo.InvariantCulture));

    public void Add(string container, BlobItem blob) => Add(container, blob.Name, blob.Properties.ETag!.Value.ToString());

    public override string ToString() => Convert.ToHexStringLower(hash.GetCurrentHash());

    public void Dispose() => hash.Dispose();

    private void Add(params string[] parts)
    {
        foreach (var part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{part.Length}:{part}")));
        }
    }
}
