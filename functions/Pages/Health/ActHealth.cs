using CadreReports.Addresses;
using CadreReports.Functions.Housekeeping;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Health;

/// <summary><c>POST /tinh-trang</c>: does a round of the reconciler now, as <see cref="PostRound"/> does.</summary>
public sealed class ActHealth(PostRound api, ShowHealth page)
{
    [Function(nameof(ActHealth))]
    public Task<IResult> Run([HttpTrigger("post", Route = "tinh-trang")] HttpRequest request, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(request, () => api.Run(request, cancellationToken), () => page.Run(request, cancellationToken), PageAddress.Health, Done.RoundRun);
}
