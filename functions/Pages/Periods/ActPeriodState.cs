using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Functions.Periods;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Periods;

/// <summary><c>POST /ky/{period}/quan-ly/trang-thai</c>: changes the state of a period, as <see cref="PostPeriodState"/> does.</summary>
public sealed class ActPeriodState(PostPeriodState api, ShowPeriodDesk page)
{
    [Function(nameof(ActPeriodState))]
    public Task<IResult> Run([HttpTrigger("post", Route = "ky/{period}/quan-ly/trang-thai")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => api.Run(request, period, cancellationToken),
            () => page.Run(request, period, cancellationToken),
            _ => PageAnswers.After(PageAddress.PeriodDesk(PeriodId.Parse(period)), Done.PeriodChanged));
}
