using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Summaries.Publishing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Summaries;

/// <summary>
/// <c>GET /api/summaries/{period}/{region}/revisions</c>: every edition of a summary, the newest first, with the versions that
/// it is made of.
/// </summary>
public sealed class GetSummaryRevisions(RequestGate gate, EditionStore editions)
{
    [Function(nameof(GetSummaryRevisions))]
    [Api("Every edition of a summary, the newest first.", Answer = typeof(RevisionsView), Refusals = [404])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/summaries/{period}/{region}/revisions")] HttpRequest request,
        string period, string region, CancellationToken cancellationToken) =>
        gate.ForRegionAsync(request, Operation.ReadSummaryRevisions, period, region, async (found, scope) =>
        {
            var latest = await editions.LatestAsync(found, scope, cancellationToken);
            var all = await editions.AllAsync(found, scope, cancellationToken);
            return Answer.Json(new RevisionsView(found.Id.ToString(), scope.Code, latest.Key is null ? null : latest.Revision, all.Reverse()));
        });
}
