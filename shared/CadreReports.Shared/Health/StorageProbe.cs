using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using CadreReports.Housekeeping;
using CadreReports.Storage;
using CadreReports.Time;

namespace CadreReports.Health;

/// <summary>
/// Writes, reads and deletes a blob, a message and a row, in places where nothing else is. Whoever dies in between leaves
/// something there that the next to look removes after an hour.
/// </summary>
public sealed class StorageProbe(StorageAccount account, Attempt attempt, StorageClock clock)
{
    private const string Partition = "probe";
    private const string Content = nameof(Content);

    private static readonly TimeSpan LeftAfter = TimeSpan.FromHours(1);
    private static readonly TimeSpan MessageLife = TimeSpan.FromMinutes(1);

    /// <summary>Tries the three services at once.</summary>
    public Task<PartHealth[]> RunAsync() => Task.WhenAll(
        attempt.OfAsync(PartHealth.Blobs, TryBlobAsync),
        attempt.OfAsync(PartHealth.Queues, TryMessageAsync),
        attempt.OfAsync(PartHealth.Tables, TryRowAsync));

    private static string Token() => Guid.NewGuid().ToString("N");

    private async Task<bool> TryBlobAsync(CancellationToken cancellationToken)
    {
        var container = account.Blobs.GetBlobContainerClient(StorageNames.HealthContainer);
        var written = Token();
        var blob = container.GetBlobClient(written);
        await blob.UploadAsync(
            new BinaryData(written), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellationToken);
        var read = (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToString();
        await blob.DeleteAsync(cancellationToken: cancellationToken);
        await foreach (var left in container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            if (clock.AgeOf(left.Properties.LastModified!.Value) > LeftAfter)
            {
                await container.GetBlobClient(left.Name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
            }
        }

        return read == written;
    }

    /// <summary>Others may be trying the same: each looks for its own message, and hides none.</summary>
    private async Task<bool> TryMessageAsync(CancellationToken cancellationToken)
    {
        var queue = account.Queues.GetQueueClient(StorageNames.HealthQueue);
        var written = Token();
        var sent = (await queue.SendMessageAsync(written, timeToLive: MessageLife, cancellationToken: cancellationToken)).Value;
        var seen = (await queue.PeekMessagesAsync(QueueAges.MostPeeked, cancellationToken)).Value.Any(m => m.MessageId == sent.MessageId && m.MessageText == written);
        await queue.DeleteMessageAsync(sent.MessageId, sent.PopReceipt, cancellationToken);
        return seen;
    }

    private async Task<bool> TryRowAsync(CancellationToken cancellationToken)
    {
        var table = account.Tables.GetTableClient(StorageNames.HealthTable);
        var written = Token();
        await table.AddEntityAsync(new TableEntity(Partition, written) { [Content] = written }, cancellationToken);
        var read = (await table.GetEntityAsync<TableEntity>(Partition, written, cancellationToken: cancellationToken)).Value.GetString(Content);
        await table.DeleteEntityAsync(Partition, written, ETag.All, cancellationToken);
        await foreach (var left in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellationToken))
        {
            if (clock.AgeOf(left.Timestamp!.Value) > LeftAfter)
            {
                await table.DeleteEntityAsync(Partition, left.RowKey, ETag.All, cancellationToken);
            }
        }

        return read == written;
    }
}
