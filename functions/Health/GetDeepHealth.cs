using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Health;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Health;

/// <summary>
/// <c>GET /api/health/deep</c>: writes, reads and deletes in storage, and says what waits, what failed and which timer is
/// late; for the centre, its keys, and where that is switched on (<see cref="LocalOperator"/>) for the machine's operator.
/// </summary>
public sealed class GetDeepHealth(RequestGate gate, HealthCheck check, LocalOperator local)
{
    [Function(nameof(GetDeepHealth))]
    [Api("Whether storage can be written to, and what waits or is late.", Answer = typeof(DeepHealthView), Statuses = [200, 503])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/health/deep")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForOperatorAsync(request, local, Operation.ReadDeepHealth, async () =>
        {
            var report = await check.DeepAsync(cancellationToken);
            return Answer.Json(DeepHealthView.Of(report), report.Works ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
}
