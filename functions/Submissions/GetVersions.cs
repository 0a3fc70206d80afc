using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary><c>GET /api/submissions/{period}/{province}/versions</c>: every version of the report, the newest upload first.</summary>
public sealed class GetVersions(RequestGate gate, SubmissionStore store)
{
    [Function(nameof(GetVersions))]
    [Api("Every version of a report, the newest upload first.", Answer = typeof(VersionsView), Refusals = [404])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/versions")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.ReadVersions, period, province, async (found, member, _) =>
        {
            var versions = await store.VersionsAsync(new SubmissionKey(found.Id, member.Code), cancellationToken);
            return Answer.Json(new VersionsView(found.Id.ToString(), member.Code, versions.Select(v => VersionView.Of(v.Version)).Reverse()));
        });
}
