using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Http;
using CadreReports.Submissions.Differences;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Submissions;

/// <summary>Compares two versions that a request names.</summary>
public sealed class DifferenceReader(VersionGate gate, CatalogueSet catalogues, VersionComparison comparison)
{
    /// <summary>Lets a request about two versions of one report through; see <see cref="VersionGate.ForVersionAsync"/>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="period">From the address.</param>
    /// <param name="province">From the address.</param>
    /// <param name="first">From the address.</param>
    /// <param name="second">From the address.</param>
    /// <param name="answer">Called with both versions and what changed from the first to the second, only when both have figures.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IResult> AnswerAsync(
        HttpRequest request,
        string period,
        string province,
        string first,
        string second,
        Func<RequestedVersion, RequestedVersion, VersionDifference, Task<IResult>> answer,
        CancellationToken cancellationToken) =>
        gate.ForVersionAsync(
            request,
            Operation.ReadVersions,
            period,
            province,
            first,
            from => gate.ForOtherAsync(from, second, to => CompareAsync(from, to, answer, cancellationToken), cancellationToken),
            cancellationToken);

    private async Task<IResult> CompareAsync(
        RequestedVersion from, RequestedVersion to, Func<RequestedVersion, RequestedVersion, VersionDifference, Task<IResult>> answer, CancellationToken cancellationToken)
    {
        foreach (var version in new[] { from.Version, to.Version })
        {
            if (version.Outcome!.Refused)
            {
                return Answer.Problem(StatusCodes.Status409Conflict, HttpTexts.NothingToCompare, version.Number);
            }
        }

        return await answer(from, to, await comparison.CompareAsync(from.Key, catalogues.For(from.Period), from.Version, to.Version, cancellationToken));
    }
}
