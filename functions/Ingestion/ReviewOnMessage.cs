using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Submissions;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Ingestion;

/// <summary>Brings a report in line with what was said about it, when whoever said it may not have come to that.</summary>
public sealed class ReviewOnMessage(Review review)
{
    [Function(nameof(ReviewOnMessage))]
    public async Task Run(
        [QueueTrigger(StorageNames.ReviewQueue, Connection = StorageNames.Connection)] string message,
        CancellationToken cancellationToken)
    {
        var envelope = Envelope.Read<ReviewMessage>(message);
        using var activity = QueueActivity.Continue(nameof(ReviewOnMessage), envelope.Trace);
        await review.RunAsync(envelope.Body, cancellationToken);
    }
}
