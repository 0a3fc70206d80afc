using System.Globalization;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Http;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Submissions;

/// <summary>What every function about the versions of a report passes: who may read them, and which are meant.</summary>
public sealed class VersionGate(RequestGate gate, SubmissionStore store)
{
    /// <summary>Lets a request about a report's versions through.</summary>
    /// <param name="request">The request.</param>
    /// <param name="period">From the address.</param>
    /// <param name="province">From the address.</param>
    /// <param name="numbers">The versions that it names; 404 when one is not there.</param>
    /// <param name="answer">Gets the report and those versions, in order.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public Task<IResult> ForVersionsAsync(
        HttpRequest request,
        string period,
        string province,
        IReadOnlyList<string> numbers,
        Func<SubmissionKey, Period, IReadOnlyList<SubmissionVersion>, Task<IResult>> answer,
        CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.ReadVersions, period, province, async (found, member, _) =>
        {
            var key = new SubmissionKey(found.Id, member.Code);
            var versions = new List<SubmissionVersion>();
            foreach (var number in numbers)
            {
                if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ||
                    await store.VersionAsync(key, parsed, cancellationToken) is not { } version)
                {
                    return Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoSuchVersionNumber, number);
                }

                versions.Add(version);
            }

            return await answer(key, found, versions);
        });

    /// <summary>409 for a version that is still being processed.</summary>
    public static IResult NotYet(SubmissionVersion version) =>
        Answer.Problem(StatusCodes.Status409Conflict, HttpTexts.VersionInProgress, version.Number);
}
