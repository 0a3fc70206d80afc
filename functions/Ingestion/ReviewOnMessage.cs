using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Submissions;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Ingestion;

/// <summary>Brings a report in line with what was said about it, when whoever said it may not have come to that.</summary>
public sealed class ReviewOnMessage(Review review, QueueActivity activity)
{
    [Function(nameof(ReviewOnMessage))]
    public Task Run(
        [QueueTrigger(StorageNames.ReviewQueue, Connection = StorageNames.Connection)] string message,
        CancellationToken cancellationToken) =>
        activity.RunAsync<ReviewMessage>(nameof(ReviewOnMessage), StorageNames.ReviewQueue, message, body => review.RunAsync(body, cancellationToken));
}
