using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Functions.Housekeeping;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Board;

/// <summary><c>POST /ky/{period}/can-xu-ly/bo-qua</c>: lets nothing come of what failed, as <see cref="PostDismissal"/> does.</summary>
public sealed class ActDismissal(PostDismissal api, ShowUnclaimed page)
{
    [Function(nameof(ActDismissal))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "ky/{period}/can-xu-ly/bo-qua")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => api.Run(request, period, cancellationToken),
            () => page.Run(request, period, cancellationToken),
            _ => PageAnswers.After(PageAddress.Unclaimed(PeriodId.Parse(period)), Done.FailureDismissed));
}
