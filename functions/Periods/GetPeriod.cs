using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Periods;

/// <summary>
/// <c>GET /api/periods/{period}</c>: where the period stands now, for all and for the provinces with terms of their own, and
/// what the centre decided about it.
/// </summary>
public sealed class GetPeriod(RequestGate gate, PeriodGate periods)
{
    [Function(nameof(GetPeriod))]
    [Api("Where a period stands, and what the centre decided about it.", Answer = typeof(PeriodView), Refusals = [404])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/periods/{period}")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        gate.ForPeriodAsync(request, Operation.ReadPeriod, period, async found => Answer.Json(await periods.ShowAsync(found.Id, cancellationToken)));
}
