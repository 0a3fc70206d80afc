using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Periods;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Periods;

/// <summary><c>GET /api/periods</c>: every period with where it stands now, oldest first.</summary>
public sealed class GetPeriods(RequestGate gate, PeriodRegister register, TimeProvider time)
{
    [Function(nameof(GetPeriods))]
    [Api("Every period with where it stands, oldest first.", Answer = typeof(PeriodsView))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "api/periods")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAnythingAsync(request, Operation.ReadPeriod, async () =>
        {
            var now = time.GetUtcNow();
            return Answer.Json(new PeriodsView((await register.AllAsync(cancellationToken)).Select(period => PeriodLine.Of(period, now))));
        });
}
