using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Functions.Housekeeping;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Board;

/// <summary><c>POST /ky/{period}/can-xu-ly/thu-lai</c>: has what failed tried again, as <see cref="PostRetry"/> does.</summary>
public sealed class ActRetry(PostRetry api, ShowUnclaimed page)
{
    [Function(nameof(ActRetry))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "ky/{period}/can-xu-ly/thu-lai")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => api.Run(request, period, cancellationToken),
            () => page.Run(request, period, cancellationToken),
            _ => PageAnswers.After(PageAddress.Unclaimed(PeriodId.Parse(period)), Done.FailureRetried));
}
