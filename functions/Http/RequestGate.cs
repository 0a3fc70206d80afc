using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Periods;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Http;

/// <summary>What every HTTP function passes first: who is asking, what the address names, and whether that is allowed.</summary>
public sealed class RequestGate(PeriodRegister periods)
{
    /// <summary>Lets a request through that is about no period.</summary>
    public static Task<IResult> ForAnythingAsync(HttpRequest request, Operation operation, Func<Task<IResult>> answer) =>
        request.HttpContext.Features.Get<Principal>() is var principal && AccessPolicy.Allows(principal, operation, new AccessTarget())
            ? answer()
            : principal is null ? NotSignedIn() : Forbidden();

    /// <summary>Lets a request through that is about a province, or the centre when it is null, whatever the period.</summary>
    public static Task<IResult> ForPlaceAsync(HttpRequest request, Operation operation, string? province, Func<Principal, Task<IResult>> answer) =>
        request.HttpContext.Features.Get<Principal>() is not { } principal ? NotSignedIn()
        : AccessPolicy.Allows(principal, operation, new AccessTarget(province)) ? answer(principal)
        : Forbidden();

    /// <summary>
    /// Lets a request through that only a trial knows (<see cref="DevelopmentIdentity"/>); everywhere else there is no such
    /// address.
    /// </summary>
    public static Task<IResult> ForTrialAsync(HttpRequest request, DevelopmentIdentity development, Operation operation, Func<Task<IResult>> answer) =>
        development.IsOn ? ForAnythingAsync(request, operation, answer) : NotFound(HttpTexts.NoSuchPage);

    /// <summary>Lets a request about one province's report through.</summary>
    /// <param name="request">The request.</param>
    /// <param name="operation">What it asks.</param>
    /// <param name="period">From the address.</param>
    /// <param name="province">From the address.</param>
    /// <param name="answer">Called only when it is allowed.</param>
    /// <returns>The answer, or 401, 403 or 404 as problem details.</returns>
    public Task<IResult> ForProvinceAsync(
        HttpRequest request, Operation operation, string period, string province, Func<Period, Province, Principal, Task<IResult>> answer) =>
        ForPeriodAsync(request, period, (found, principal) => found.Province(province) is not { } member
            ? NotFound(HttpTexts.NoSuchProvince, found.Id, province)
            : AccessPolicy.Allows(principal, operation, new AccessTarget(member.Code, found))
                ? answer(found, member, principal)
                : Forbidden());

    /// <summary>
    /// Lets a request about a region, several regions or the country through; see <see cref="ForProvinceAsync"/>. A plus sign
    /// between regions may arrive as a blank, as programs write it that take an address for a form's field.
    /// </summary>
    public Task<IResult> ForRegionAsync(
        HttpRequest request, Operation operation, string period, string region, Func<Period, Region, Task<IResult>> answer) =>
        ForPeriodAsync(request, period, (found, principal) => found.Scope(region.Replace(' ', Region.Join)) is not { } group
            ? NotFound(HttpTexts.NoSuchRegion, found.Id, region, string.Join(", ", found.Regions.Select(r => r.Code)), Region.Join, Region.CountryCode)
            : AccessPolicy.Allows(principal, operation, new AccessTarget(Period: found, Region: group))
                ? answer(found, group)
                : Forbidden());

    /// <summary>Lets a request about a province within its region through; see <see cref="ForProvinceAsync"/>.</summary>
    public Task<IResult> ForMemberAsync(
        HttpRequest request, Operation operation, string period, string region, string province, Func<Period, Region, Province, Task<IResult>> answer) =>
        ForPeriodAsync(request, period, (found, principal) => found.Region(region) is not { } group
            ? NotFound(HttpTexts.NoSuchSingleRegion, found.Id, region, string.Join(", ", found.Regions.Select(r => r.Code)))
            : group.Provinces.FirstOrDefault(p => string.Equals(p.Code, province, StringComparison.Ordinal)) is not { } member
                ? NotFound(HttpTexts.NoSuchMember, group.Name, found.Id, province)
                : AccessPolicy.Allows(principal, operation, new AccessTarget(member.Code, found, group))
                    ? answer(found, group, member)
                    : Forbidden());

    /// <summary>Lets a request about a whole period through; see <see cref="ForProvinceAsync"/>.</summary>
    public Task<IResult> ForPeriodAsync(HttpRequest request, Operation operation, string period, Func<Period, Task<IResult>> answer) =>
        ForPeriodAsync(request, operation, period, (found, _) => answer(found));

    /// <summary>Lets a request about a whole period through and says who asks; see <see cref="ForProvinceAsync"/>.</summary>
    public Task<IResult> ForPeriodAsync(HttpRequest request, Operation operation, string period, Func<Period, Principal, Task<IResult>> answer) =>
        ForPeriodAsync(request, period, (found, principal) =>
            AccessPolicy.Allows(principal, operation, new AccessTarget(Period: found)) ? answer(found, principal) : Forbidden());

    private async Task<IResult> ForPeriodAsync(HttpRequest request, string period, Func<Period, Principal, Task<IResult>> answer) =>
        request.HttpContext.Features.Get<Principal>() is not { } principal
            ? await NotSignedIn()
            : await periods.FindAsync(period, request.HttpContext.RequestAborted) is not { } found
                ? await NotFound(HttpTexts.NoSuchPeriod, period)
                : await answer(found, principal);

    private static Task<IResult> NotFound(string detail, params object[] arguments) =>
        Task.FromResult(Answer.Problem(StatusCodes.Status404NotFound, detail, arguments));

    private static Task<IResult> NotSignedIn() =>
        Task.FromResult(Answer.Problem(StatusCodes.Status401Unauthorized, HttpTexts.NotSignedIn));

    private static Task<IResult> Forbidden() =>
        Task.FromResult(Answer.Problem(StatusCodes.Status403Forbidden, HttpTexts.Forbidden));
}
