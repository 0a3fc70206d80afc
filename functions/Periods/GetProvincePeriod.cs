using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Periods;

/// <summary><c>GET /api/periods/{period}/provinces/{province}</c>: where the period stands now for one province.</summary>
public sealed class GetProvincePeriod(RequestGate gate, TimeProvider time)
{
    [Function(nameof(GetProvincePeriod))]
    [Api("Where a period stands for one province.", Answer = typeof(OwnPeriodView), Refusals = [404])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/periods/{period}/provinces/{province}")] HttpRequest request, string period, string province) =>
        gate.ForProvinceAsync(request, Operation.ReadPeriod, period, province, (found, member, _) => Task.FromResult(Answer.Json(new OwnPeriodView(
            found.Id.ToString(), found.Name, found.CutOff, found.GraceDays, ProvincePeriodView.Of(found, member, time.GetUtcNow())))));
}
