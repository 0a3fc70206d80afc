using Azure;
using Azure.Storage.Queues.Models;
using CadreReports.Housekeeping.Failures;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Telemetry;
using CadreReports.Time;

namespace CadreReports.Housekeeping;

/// <summary>
/// Takes what the host gave up out of its poison queues and makes it visible. The row is written before the message goes, so
/// one who dies in between has the next read the same message again, which counts once.
/// </summary>
public sealed class PoisonQueues(StorageAccount account, FailureDesk desk, StorageClock clock) : IDuty
{
    private const int Batch = 32;
    /// <summary>The queues whose given-up messages are looked for.</summary>
    internal static readonly string[] Queues =
    [
        StorageNames.IngestQueue, StorageNames.SummariseQueue, StorageNames.ReviewQueue, StorageNames.OutboxQueue, StorageNames.BlobTriggerQueue,
    ];

    /// <summary>How long messages are hidden from others while their rows are written.</summary>
    public TimeSpan HoldTime { get; init; } = TimeSpan.FromMinutes(2);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        foreach (var queue in Queues)
        {
            taken += await EmptyAsync(queue, cancellationToken);
        }

        return taken;
    }

    private async Task<int> EmptyAsync(string queue, CancellationToken cancellationToken)
    {
        var poison = account.PlainQueues.GetQueueClient(queue + StorageNames.PoisonSuffix);
        var taken = 0;
        try
        {
            QueueMessage[] messages;
            while ((messages = (await poison.ReceiveMessagesAsync(Batch, HoldTime, cancellationToken)).Value ?? []).Length > 0)
            {
                foreach (var message in messages)
                {
                    // What is asked for again goes on from this round; the link leads back to where it failed.
                    var text = WorkItem.Decode(message.Body.ToString());
                    Tracing.Link(Envelope.TraceOf(text));
                    await desk.RecordAsync(
                        WorkItem.Read(queue, text),
                        message.MessageId,
                        clock.ToApplication(message.InsertedOn!.Value),
                        cancellationToken);
                    await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
                    taken++;
                }
            }
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // The host makes the queue when it needs it; or somebody else was faster with a message.
        }

        return taken;
    }
}
