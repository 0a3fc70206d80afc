using CadreReports.Access;
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
    [Api("A version of a report and what was found in it.", Answer = typeof(VersionFindingsView), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/versions/{number}")] HttpRequest request,
        string period, string province, string number, CancellationToken cancellationToken) =>
        gate.ForVersionAsync(request, Operation.ReadVersions, period, province, number, async asked =>
        {
            var said = await log.ReadAsync(asked.Key.Partition, cancellationToken);
            var findings = await contents.FindingsAsync(asked.Key, asked.Version, cancellationToken);
            return Answer.Json(new VersionFindingsView(
                asked.Period.Id.ToString(), asked.Province.Code, VersionView.Of(asked.Version), findings.Select(finding => FindingView.Of(finding, said))));
        }, cancellationToken);
}
