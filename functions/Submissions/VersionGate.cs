using System.Globalization;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Submissions;

/// <summary>What a request about one version of a report is about, once it has been let through.</summary>
/// <param name="Period">Half-year.</param>
/// <param name="Province">Whose report it is.</param>
/// <param name="Principal">Who asks.</param>
/// <param name="Version">The version.</param>
/// <param name="Current">The number of the version whose figures count, or null.</param>
public sealed record RequestedVersion(Period Period, Province Province, Principal Principal, SubmissionVersion Version, int? Current)
{
    public SubmissionKey Key => new(Period.Id, Province.Code);
}

/// <summary>What every function about the versions of a report passes: who may ask, and which version is meant.</summary>
public sealed class VersionGate(RequestGate gate, SubmissionStore store)
{
    /// <summary>Lets a request about one version through; see <see cref="RequestGate.ForProvinceAsync"/>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="operation">What it asks.</param>
    /// <param name="period">From the address.</param>
    /// <param name="province">From the address.</param>
    /// <param name="number">From the address; null or empty for the newest version.</param>
    /// <param name="answer">Called only when it is allowed and there is such a version with a result.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>The answer; 404 when there is no such version, 409 while it is being processed.</returns>
    public Task<IResult> ForVersionAsync(
        HttpRequest request,
        Operation operation,
        string period,
        string province,
        string? number,
        Func<RequestedVersion, Task<IResult>> answer,
        CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, operation, period, province, async (found, member, principal) =>
        {
            var report = await store.DeriveAsync(new SubmissionKey(found.Id, member.Code), cancellationToken);
            if (report is null)
            {
                return Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NothingSent, member.Name, found.Id);
            }

            var asked = new RequestedVersion(found, member, principal, report.Latest, report.Current?.Number);
            return string.IsNullOrEmpty(number)
                ? await IfReadyAsync(asked, answer)
                : await ForOtherAsync(asked, number, answer, cancellationToken);
        });

    /// <summary>Lets a request that names another version of the same report through.</summary>
    /// <inheritdoc cref="ForVersionAsync" path="/param|/returns"/>
    public async Task<IResult> ForOtherAsync(
        RequestedVersion asked, string number, Func<RequestedVersion, Task<IResult>> answer, CancellationToken cancellationToken) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) &&
        await store.VersionAsync(asked.Key, parsed, cancellationToken) is { } version
            ? await IfReadyAsync(asked with { Version = version }, answer)
            : Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoSuchVersion, number, asked.Province.Name, asked.Period.Id);

    private static Task<IResult> IfReadyAsync(RequestedVersion asked, Func<RequestedVersion, Task<IResult>> answer) =>
        asked.Version.Outcome is null
            ? Task.FromResult(Answer.Problem(StatusCodes.Status409Conflict, HttpTexts.StillProcessed, asked.Version.Number))
            : answer(asked);
}
