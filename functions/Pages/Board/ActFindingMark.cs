using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Functions.Submissions;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Board;

/// <summary><c>POST /ky/{period}/phat-hien/{province}/{finding}</c>: finds an explanation insufficient, as <see cref="PostInsufficient"/> does, and goes on in the list.</summary>
public sealed class ActFindingMark(PostInsufficient api, ShowFindings page)
{
    [Function(nameof(ActFindingMark))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "ky/{period}/phat-hien/{province}/{finding}")] HttpRequest request,
        string period, string province, string finding, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => api.Run(request, period, province, finding, cancellationToken),
            () => page.Run(request, period, cancellationToken),
            _ => PageAnswers.After(PageAddress.Findings(PeriodId.Parse(period)) + BoardQueries.FilterOf(request).ToQuery(), Done.FoundInsufficient));
}
