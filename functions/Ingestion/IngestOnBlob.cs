using Azure.Storage.Blobs;
using CadreReports.Storage;
using CadreReports.Submissions;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Ingestion;

/// <summary>Ingests what any client puts into the inbox, wherever in it.</summary>
public sealed class IngestOnBlob(Ingest ingest)
{
    [Function(nameof(IngestOnBlob))]
    public Task Run(
        [BlobTrigger($"{StorageNames.InboxContainer}/{{upload}}", Source = BlobTriggerSource.EventGrid, Connection = StorageNames.Connection)] BlobClient blob,
        CancellationToken cancellationToken) => ingest.RunAsync(blob.Name, etag: null, cancellationToken);
}
