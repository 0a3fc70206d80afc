using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Periods;
using CadreReports.Portal.Periods;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Periods;

/// <summary><c>GET /ky/{period}/quan-ly</c>: what the centre decides about a period.</summary>
public sealed class ShowPeriodDesk(RequestGate gate, PageAnswers pages, PeriodRegister register)
{
    [Function(nameof(ShowPeriodDesk))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "ky/{period}/quan-ly")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        gate.ForPeriodAsync(request, Operation.ReadPeriod, period, async found =>
        {
            var acts = await register.ActsAsync(found.Id, cancellationToken);
            return await pages.ShowAsync<PeriodDeskPage, PeriodDeskModel>(request, new PeriodDeskModel(register.Apply(found.Id, acts), acts));
        });
}
