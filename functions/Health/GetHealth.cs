using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Health;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Health;

/// <summary><c>GET /api/health</c>: whether the three storage services answer, looked up every few seconds at most.</summary>
public sealed class GetHealth(RequestGate gate, HealthCheck check)
{
    [Function(nameof(GetHealth))]
    [Api("Whether storage answers.", Answer = typeof(HealthView), Statuses = [200, 503], IsOpen = true)]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/health")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAnythingAsync(request, Operation.ReadHealth, async () =>
        {
            var view = HealthView.Of(await check.CheapAsync(cancellationToken));
            return Answer.Json(view, view.Status == HealthView.Ok ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
}
