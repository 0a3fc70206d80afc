using CadreReports.Access;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>GET /api/submissions/{period}/{province}/explanations</c>: the findings of the newest upload (or of
/// <c>?version=…</c>) that ask for an explanation, with all that was said about them, and the centre's questions.
/// </summary>
public sealed class GetExplanations(VersionGate gate, ExplanationsReader explanations)
{
    [Function(nameof(GetExplanations))]
    [Api("What asks for an explanation, with all that was said about it.", Answer = typeof(ExplanationsView), Refusals = [404, 409])]
    [ApiQuery("version", "The version; the newest when it is not said.")]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/explanations")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.ForVersionAsync(
            request,
            Operation.ReadVersions,
            period,
            province,
            request.Query["version"],
            async asked => Answer.Json(await explanations.ReadAsync(asked.Key, asked.Period, asked.Version, cancellationToken)),
            cancellationToken);
}
