using CadreReports.Functions.Http;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary><c>GET /api/submissions/{period}/{province}/versions/{number}</c>: one version and what was found in it.</summary>
public sealed class GetVersion(VersionGate gate, VersionContents contents, ExplanationLog log)
{
    [Function(nameof(GetVersion))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/versions/{number}")] HttpRequest request,
        string period, string province, string number, CancellationToken cancellationToken) =>
        gate.ForVersionsAsync(
            request,
            period,
            province,
            [number],
            async (key, found, versions) =>
            {
                var said = await log.ReadAsync(key.Partition, cancellationToken);
                var findings = versions[0].Outcome is null ? [] : await contents.FindingsAsync(key, versions[0], cancellationToken);
                return Answer.Json(new
                {
                    period = found.Id.ToString(),
                    province = key.Province,
                    version = VersionView.Of(versions[0]),
                    findings = findings.Select(finding => FindingView.Of(finding, said)),
                });
            },
            cancellationToken);
}
