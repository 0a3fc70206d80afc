using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Summaries.Publishing;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Summaries;

/// <summary>Brings a region's summary up to date when a report in it changed.</summary>
public sealed class Summarise(SummaryPublisher publisher)
{
    [Function(nameof(Summarise))]
    public async Task Run(
        [QueueTrigger(StorageNames.SummariseQueue, Connection = StorageNames.Connection)] string message,
        CancellationToken cancellationToken)
    {
        var envelope = Envelope.Read<SummariseMessage>(message);
        using var activity = QueueActivity.Continue(nameof(Summarise), envelope.Trace);
        await publisher.RunAsync(envelope.Body, cancellationToken);
    }
}
