using CadreReports.Access;
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
    [Api("What changed from one version to another.", Answer = typeof(DifferenceView), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/versions/{first}/diff/{second}")] HttpRequest request,
        string period, string province, string first, string second, CancellationToken cancellationToken) =>
        gate.ForVersionAsync(
            request,
            Operation.ReadVersions,
            period,
            province,
            first,
            from => gate.ForOtherAsync(from, second, to => CompareAsync(from, to, cancellationToken), cancellationToken),
            cancellationToken);

    private async Task<IResult> CompareAsync(RequestedVersion from, RequestedVersion to, CancellationToken cancellationToken)
    {
        foreach (var version in new[] { from.Version, to.Version })
        {
            if (version.Outcome!.Refused)
            {
                return Answer.Problem(StatusCodes.Status409Conflict, HttpTexts.NothingToCompare, version.Number);
            }
        }

        var difference = await comparison.CompareAsync(from.Key, catalogues.For(from.Period), from.Version, to.Version, cancellationToken);
        return Answer.Json(new DifferenceView(
            from.Period.Id.ToString(), from.Province.Code, from.Version.Number, to.Version.Number, difference.Figures, difference.Lines));
    }
}
