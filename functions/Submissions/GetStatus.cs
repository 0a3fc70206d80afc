using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Status;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>GET /api/periods/{period}/status?region=mien-nam</c>: where every province of a region stands (of the whole period
/// without a region), the files in the inbox that are nobody's, and what failed and is being seen to.
/// </summary>
public sealed class GetStatus(RequestGate gate, StatusReader status)
{
    [Function(nameof(GetStatus))]
    [Api("Where every province stands, files that are nobody's, and what failed.", Answer = typeof(StatusBoard), Refusals = [404])]
    [ApiQuery("region", "One region alone.")]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/periods/{period}/status")] HttpRequest request,
        string period, CancellationToken cancellationToken)
    {
        var region = request.Query["region"].ToString();
        return region.Length > 0
            ? gate.ForRegionAsync(request, Operation.ReadStatus, period, region, (found, group) => StatusAsync(found, group, cancellationToken))
            : gate.ForPeriodAsync(request, Operation.ReadStatus, period, found => StatusAsync(found, null, cancellationToken));
    }

    private async Task<IResult> StatusAsync(Period period, Region? region, CancellationToken cancellationToken) =>
        Answer.Json(await status.ReadAsync(period, region, cancellationToken));
}
