using CadreReports.Catalogue;
using CadreReports.Functions.Http;
using CadreReports.Submissions.Differences;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>GET /api/submissions/{period}/{province}/versions/{first}/diff/{second}</c>: which figures and which lines of text
/// changed from the first version to the second.
/// </summary>
public sealed class GetDifference(VersionGate gate, CatalogueSet catalogues, VersionComparison comparison)
{
    [Function(nameof(GetDifference))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/versions/{first}/diff/{second}")] HttpRequest request,
        string period, string province, string first, string second, CancellationToken cancellationToken) =>
        gate.ForVersionsAsync(
            request,
            period,
            province,
            [first, second],
            async (key, found, versions) =>
            {
                foreach (var version in versions)
                {
                    if (version.Outcome is null)
                    {
                        return VersionGate.NotYet(version);
                    }

                    if (version.Outcome.Refused)
                    {
                        return Answer.Problem(StatusCodes.Status409Conflict, HttpTexts.NothingToCompare, version.Number);
                    }
                }

                var difference = await comparison.CompareAsync(key, catalogues.For(found), versions[0], versions[1], cancellationToken);
                return Answer.Json(new
                {
                    period = found.Id.ToString(),
                    province = key.Province,
                    from = versions[0].Number,
                    to = versions[1].Number,
                    difference.Figures,
                    difference.Lines,
                });
            },
            cancellationToken);
}
