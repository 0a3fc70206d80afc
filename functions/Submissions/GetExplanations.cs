using CadreReports.Functions.Http;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>GET /api/submissions/{period}/{province}/explanations</c>: the findings of the newest upload (or of
/// <c>?version=…</c>) that ask for an explanation, with all that was said about them.
/// </summary>
public sealed class GetExplanations(VersionGate gate, SubmissionStore store, ExplanationsReader explanations)
{
    [Function(nameof(GetExplanations))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/explanations")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken)
    {
        var number = request.Query["version"].ToString();
        return gate.ForVersionsAsync(
            request,
            period,
            province,
            number.Length > 0 ? [number] : [],
            async (key, found, named) =>
            {
                var version = named.Count > 0 ? named[0] : (await store.SubmissionAsync(key, cancellationToken))?.Latest;
                return version is null ? Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NothingToExplain, found.Name)
                    : version.Outcome is null ? VersionGate.NotYet(version)
                    : Answer.Json(await explanations.ReadAsync(key, found, version, cancellationToken));
            },
            cancellationToken);
    }
}
