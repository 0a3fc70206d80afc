using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Summaries.Publishing;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Summaries;

/// <summary>Brings a region's summary up to date when a report in it changed.</summary>
public sealed class Summarise(SummaryPublisher publisher)
{
    [Function(nameof(Summarise))]
    public Task Run(
        [QueueTrigger(StorageNames.SummariseQueue, Connection = StorageNames.Connection)] string message,
        CancellationToken cancellationToken) =>
        QueueActivity.RunAsync<SummariseMessage>(nameof(Summarise), message, body => publisher.RunAsync(body, cancellationToken));
}
