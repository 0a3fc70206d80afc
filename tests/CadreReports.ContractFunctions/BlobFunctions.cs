using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.ContractFunctions;

public sealed class BlobFunctions(Journal journal)
{
    [Function("BlobJob")]
    public async Task RunJob(
        [BlobTrigger("%BlobContainer%/{period}/{province}/{name}")] BlobClient blob,
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
            new { period, province, name, etag = content.Value.Details.ETag.ToString(), trigger = context.BindingContext.BindingData["BlobTrigger"] },
            cancellationToken);
    }
}
