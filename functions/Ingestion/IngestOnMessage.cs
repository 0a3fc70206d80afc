using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Submissions;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Ingestion;

/// <summary>Ingests what the upload address took in, and what is to be tried again.</summary>
public sealed class IngestOnMessage(Ingest ingest)
{
    [Function(nameof(IngestOnMessage))]
    public async Task Run(
        [QueueTrigger(StorageNames.IngestQueue, Connection = StorageNames.Connection)] string message,
        CancellationToken cancellationToken)
    {
        var envelope = Envelope.Read<IngestMessage>(message);
        using var activity = QueueActivity.Continue(nameof(IngestOnMessage), envelope.Trace);
        await ingest.RunAsync(envelope.Body.Blob, envelope.Body.ETag, cancellationToken);
    }
}
