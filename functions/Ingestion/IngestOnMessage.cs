using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Submissions;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Ingestion;

/// <summary>Ingests what the upload address took in, and what is to be tried again.</summary>
public sealed class IngestOnMessage(Ingest ingest, QueueActivity activity)
{
    [Function(nameof(IngestOnMessage))]
    public Task Run(
        [QueueTrigger(StorageNames.IngestQueue, Connection = StorageNames.Connection)] string message,
        CancellationToken cancellationToken) =>
        activity.RunAsync<IngestMessage>(nameof(IngestOnMessage), StorageNames.IngestQueue, message, body => ingest.RunAsync(body.Blob, body.ETag, cancellationToken));
}
