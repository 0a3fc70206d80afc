using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Functions.Periods;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Periods;

/// <summary><c>POST /ky/{period}/quan-ly/han</c>: moves a due moment, as <see cref="PostPeriodDue"/> does.</summary>
public sealed class ActPeriodDue(PostPeriodDue api, ShowPeriodDesk page)
{
    [Function(nameof(ActPeriodDue))]
    public Task<IResult> Run([HttpTrigger("post", Route = "ky/{period}/quan-ly/han")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => api.Run(request, period, cancellationToken),
            () => page.Run(request, period, cancellationToken),
            _ => PageAnswers.After(PageAddress.PeriodDesk(PeriodId.Parse(period)), Done.DueChanged));
}
