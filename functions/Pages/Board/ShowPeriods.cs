using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Periods;
using CadreReports.Portal.Board;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Board;

/// <summary><c>GET /ky</c>: every period, the newest first.</summary>
public sealed class ShowPeriods(RequestGate gate, PageAnswers pages, PeriodRegister periods)
{
    [Function(nameof(ShowPeriods))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "ky")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAnythingAsync(request, Operation.ReadPeriod, async () =>
            await pages.ShowAsync<PeriodsPage, PeriodsModel>(request, new PeriodsModel([.. (await periods.AllAsync(cancellationToken)).Reverse()])));
}
