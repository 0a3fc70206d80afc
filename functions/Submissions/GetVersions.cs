using CadreReports.Functions.Http;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary><c>GET /api/submissions/{period}/{province}/versions</c>: every version of the report, the newest upload first.</summary>
public sealed class GetVersions(VersionGate gate, SubmissionStore store)
{
    [Function(nameof(GetVersions))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/versions")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.ForVersionsAsync(
            request,
            period,
            province,
            [],
            async (key, found, _) => Answer.Json(new
            {
                period = found.Id.ToString(),
                province = key.Province,
                versions = (await store.VersionsAsync(key, cancellationToken)).Select(v => VersionView.Of(v.Version)).Reverse(),
            }),
            cancellationToken);
}
