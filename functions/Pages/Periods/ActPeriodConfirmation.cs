using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Functions.Periods;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Periods;

/// <summary><c>POST /ky/{period}/quan-ly/xac-nhan</c>: says whether reports are confirmed, as <see cref="PostPeriodConfirmation"/> does.</summary>
public sealed class ActPeriodConfirmation(PostPeriodConfirmation api, ShowPeriodDesk page)
{
    [Function(nameof(ActPeriodConfirmation))]
    public Task<IResult> Run([HttpTrigger("post", Route = "ky/{period}/quan-ly/xac-nhan")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => api.Run(request, period, cancellationToken),
            () => page.Run(request, period, cancellationToken),
            _ => PageAnswers.After(PageAddress.PeriodDesk(PeriodId.Parse(period)), Done.ConfirmationChanged));
}
