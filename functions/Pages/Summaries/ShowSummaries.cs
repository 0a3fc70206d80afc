using CadreReports.Access;
using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Portal.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Summaries;

/// <summary>
/// <c>GET /ky/{period}/tong-hop</c>: the summaries of a period; with <c>?vung=</c> given twice or more it leads to the one of those
/// regions together.
/// </summary>
public sealed class ShowSummaries(RequestGate gate, PageAnswers pages, SummaryReader summaries)
{
    [Function(nameof(ShowSummaries))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "ky/{period}/tong-hop")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        gate.ForPeriodAsync(request, Operation.ReadSummaryRevisions, period, async found =>
        {
            var chosen = request.Query[PageAddress.RegionQuery].OfType<string>().ToList();
            return chosen.Count > 1 && found.Scope(string.Join(Region.Join, chosen)) is { } several
                ? new SeeOther(PageAddress.Summary(found.Id, several.Code))
                : await pages.ShowAsync<SummariesPage, SummariesModel>(
                    request,
                    new SummariesModel(found, await summaries.ListAsync(found, cancellationToken), IsTooFew: request.Query.ContainsKey(PageAddress.RegionQuery)));
        });
}
