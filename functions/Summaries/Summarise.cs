using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Summaries.Publishing;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Summaries;

/// <summary>Brings a region's summary up to date when a report in it changed.</summary>
public sealed class Summarise(SummaryPublisher publisher, QueueActivity activity)
{
    [Function(nameof(Summarise))]
    public Task Run(
        [QueueTrigger(StorageNames.SummariseQueue, Connection = StorageNames.Connection)] string message,
        CancellationToken cancellationToken) =>
        activity.RunAsync<SummariseMessage>(nameof(Summarise), StorageNames.SummariseQueue, message, body => publisher.RunAsync(body, cancellationToken));
}
