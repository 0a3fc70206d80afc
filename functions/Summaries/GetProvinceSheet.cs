using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Storage;
using CadreReports.Summaries.Publishing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Summaries;

/// <summary>
/// <c>GET /api/summaries/{period}/{region}/provinces/{province}</c>: a province's own sheet of the published summary of its
/// region. The centre may ask for it at any time, the province once the period is published.
/// </summary>
public sealed class GetProvinceSheet(RequestGate gate, SummaryGate summaries, SummaryPublisher publisher)
{
    [Function(nameof(GetProvinceSheet))]
    [Api("A province's own sheet of the summary of its region.", Files = [ContentTypes.Xlsx], Refusals = [404])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/summaries/{period}/{region}/provinces/{province}")] HttpRequest request,
        string period, string region, string province, CancellationToken cancellationToken) =>
        gate.ForMemberAsync(request, Operation.ReadProvinceSheet, period, region, province, (found, group, member) =>
            summaries.WithEditionAsync(request, found, group, revision: null, async summary =>
                await publisher.OpenProvinceAsync(found, group, summary, member, cancellationToken) is { } sheet
                    ? Download.Of(
                        sheet,
                        ContentTypes.Xlsx,
                        $"{found.Id}-{member.Code}.xlsx",
                        entityTag: $"{summary.Key}-{member.Code}")
                    : summary.Versions.Any(v => v.Province == member.Code) ? null
                    : Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoProvinceSheet, group.Name, found.Id, summary.Revision, member.Name),
                cancellationToken));
}
