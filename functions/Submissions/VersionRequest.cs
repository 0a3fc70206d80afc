using System.Globalization;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Http;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Submissions;

/// <summary>What a request about one version of a report is about, once it has been let through.</summary>
/// <param name="Period">Half-year.</param>
/// <param name="Province">Whose report it is.</param>
/// <param name="Principal">Who asks.</param>
/// <param name="Version">The version; it has an outcome.</param>
/// <param name="Current">The number of the version whose figures count, or null.</param>
public sealed record RequestedVersion(Period Period, Province Province, Principal Principal, SubmissionVersion Version, int? Current)
{
    public SubmissionKey Key => new(Period.Id, Province.Code);
}

/// <summary>Finds the version that a request names.</summary>
public sealed class VersionRequest(RequestGate gate, SubmissionStore store)
{
    private const int MaximumDigits = 9;

    /// <summary>Lets a request about one version through; see <see cref="RequestGate.ForProvinceAsync"/>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="operation">What it asks.</param>
    /// <param name="period">From the address.</param>
    /// <param name="province">From the address.</param>
    /// <param name="number">From the address; null for the newest version.</param>
    /// <param name="answer">Called only when it is allowed and there is such a version.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public Task<IResult> AnswerAsync(
        HttpRequest request, Operation operation, string period, string province, string? number,
        Func<RequestedVersion, Task<IResult>> answer, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, operation, period, province, async (found, member, principal) =>
        {
            var key = new SubmissionKey(found.Id, member.Code);
            var submission = await store.SubmissionAsync(key, cancellationToken);

            // The row of the report follows its versions with a delay; the versions themselves are the truth.
            var version = (number is null ? submission?.Latest.Number : Number(number)) is { } n
                ? await store.VersionAsync(key, n, cancellationToken)
                : null;
            return version switch
            {
                { Outcome: not null } => await answer(new RequestedVersion(found, member, principal, version, submission?.Current?.Number)),
                null when number is not null => Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoVersionNumbered, found.Id, member.Name, number),
                _ => Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoReceipt, found.Id, member.Name),
            };
        });

    private static int? Number(string text) =>
        text.Length <= MaximumDigits && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
