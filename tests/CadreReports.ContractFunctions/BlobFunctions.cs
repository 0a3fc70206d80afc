using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.ContractFunctions;

public sealed class BlobFunctions(Journal journal)
{
    [Function("BlobJob")]
    public async Task RunJob(
        [BlobTrigger("%BlobContainer%/in/{period}/{province}/{name}")] BlobClient blob,
        string period,
        string province,
        string name,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        var content = await blob.DownloadContentAsync(cancellationToken);
        var job = content.Value.Content.ToObjectFromJson<Job>(JsonSerializerOptions.Web)!;
        await job.DoAsync(
            journal,
            new
            {
                period,
                province,
                name,
                etag = content.Value.Details.ETag.ToString("H"),
                path = context.BindingContext.BindingData["BlobTrigger"],
                same = context.CancellationToken == cancellationToken,
            },
            cancellationToken);
    }

    [Function("BlobEvent")]
    public Task RunEvent([BlobTrigger("%BlobContainer%/events/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient blob, string name) =>
        journal.WriteAsync(name, "event", blob.Name);
}
