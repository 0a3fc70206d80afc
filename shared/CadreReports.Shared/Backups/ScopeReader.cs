using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using CadreReports.Storage;
using CadreReports.Submissions;

namespace CadreReports.Backups;

/// <summary>Reads what an account holds of a scope.</summary>
internal sealed class ScopeReader(StorageAccount account, BackupScope scope)
{
    private const string UploadRows = "u:";

    /// <summary>The rows of a table, ordered by partition and row key.</summary>
    /// <param name="table">The table.</param>
    /// <param name="select">The properties wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<TableEntity> RowsAsync(string table, string[]? select, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!scope.Concerns(table))
        {
            yield break;
        }

        await foreach (var row in account.Tables.GetTableClient(table)
            .QueryAsync<TableEntity>(scope.Filter(table), select: select, cancellationToken: cancellationToken))
        {
            if (scope.Holds(table, row))
            {
                yield return row;
            }
        }
    }

    /// <summary>The blobs of a container, ordered by name.</summary>
    /// <param name="container">The container.</param>
    /// <param name="refused">The quarantine files that belong to the scope (<see cref="QuarantineFileOf"/>).</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<BlobItem> BlobsAsync(
        string container, IReadOnlySet<string> refused, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isQuarantine = container == StorageNames.QuarantineContainer;
        await foreach (var blob in account.Blobs.GetBlobContainerClient(container).GetBlobsAsync(
            BlobTraits.Metadata, BlobStates.None, isQuarantine ? null : scope.Prefix, cancellationToken))
        {
            if (isQuarantine ? refused.Contains(blob.Name) : scope.Holds(blob.Name))
            {
                yield return blob;
            }
        }
    }

    /// <summary>The quarantine file that an upload's row may have; null for other rows.</summary>
    public static string? QuarantineFileOf(string table, TableEntity row) => table switch
    {
        StorageNames.VersionsTable when row.RowKey.StartsWith(UploadRows, StringComparison.Ordinal) => UploadFiles.QuarantineName(row.RowKey[UploadRows.Length..]),
        StorageNames.UnclaimedTable => UploadFiles.QuarantineName(row.RowKey),
        _ => null,
    };

    /// <summary>Whether the account holds nothing of the scope.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        foreach (var table in StorageNames.Tables)
        {
            await foreach (var _ in RowsAsync(table, null, cancellationToken))
            {
                return false;
            }
        }

        foreach (var container in StorageNames.Containers)
        {
            await foreach (var _ in BlobsAsync(container, new HashSet<string>(), cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A digest of what the scope consists of and when each part was last written.</summary>
    public async Task<string> DigestAsync(CancellationToken cancellationToken)
    {
        using var digest = new ScopeDigest();
        var refused = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in StorageNames.Tables)
        {
            string[] keys = [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey), nameof(ITableEntity.Timestamp), "Period", nameof(UnclaimedFile.Blob)];
            await foreach (var row in RowsAsync(table, keys, cancellationToken))
            {
                digest.Add(table, row);
                if (QuarantineFileOf(table, row) is { } file)
                {
                    refused.Add(file);
                }
            }
        }

        foreach (var container in StorageNames.Containers)
        {
            await foreach (var blob in BlobsAsync(container, refused, cancellationToken))
            {
                digest.Add(container, blob);
            }
        }

        return digest.ToString();
    }
}
