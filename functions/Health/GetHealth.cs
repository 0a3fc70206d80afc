using Azure.Identity;
using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CadreReports.Functions.Health;

/// <summary><c>GET /api/health</c>: whether the three storage services answer.</summary>
public sealed class GetHealth(RequestGate gate, StorageAccount account, ILogger<GetHealth> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Function(nameof(GetHealth))]
    [Api("Whether storage answers.", Answer = typeof(HealthView), Statuses = [200, 503], IsOpen = true)]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/health")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAnythingAsync(request, Operation.ReadHealth, () => CheckAsync(cancellationToken));

    private async Task<IResult> CheckAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var blobs = CheckAsync("blobs", account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer).ExistsAsync(limit.Token));
        var queues = CheckAsync("queues", account.Queues.GetQueueClient(StorageNames.IngestQueue).ExistsAsync(limit.Token));
        var tables = CheckAsync("tables", account.Tables.GetTableClient(StorageNames.SubmissionsTable)
            .GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>("health", "health", cancellationToken: limit.Token));
        var parts = new Dictionary<string, string> { ["blobs"] = await blobs, ["queues"] = await queues, ["tables"] = await tables };
        var healthy = parts.Values.All(state => state == "ok");
        return Answer.Json(
            new HealthView(healthy ? "ok" : "unavailable", parts),
            healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private async Task<string> CheckAsync(string part, Task check)
    {
        try
        {
            await check;
            return "ok";
        }
        catch (Exception e) when (e is Azure.RequestFailedException or AuthenticationFailedException or OperationCanceledException or AggregateException)
        {
            logger.LogError(e, "Storage part {Part} does not answer", part);
            return "unavailable";
        }
    }
}
