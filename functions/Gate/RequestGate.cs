using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Callers;
using CadreReports.Functions.Http;
using CadreReports.Functions.Limits;
using CadreReports.Periods;
using CadreReports.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CadreReports.Functions.Gate;

/// <summary>What every HTTP function passes first: who is asking, what the address names, and whether that is allowed.</summary>
public sealed class RequestGate(PeriodRegister periods, RequestAudit audit, RequestLimits limits, ILogger<RequestGate> logger)
{
    /// <summary>Lets a request through that is about no period.</summary>
    public Task<IResult> ForAnythingAsync(HttpRequest request, Operation operation, Func<Task<IResult>> answer) =>
        EnterAsync(request, operation, new AccessTarget(), _ => answer());

    /// <summary>Lets a request through that is about no period, and that somebody must have signed in for.</summary>
    public Task<IResult> ForAnybodyAsync(HttpRequest request, Operation operation, Func<Principal, Task<IResult>> answer) =>
        ForPlaceAsync(request, operation, province: null, answer);

    /// <summary>Lets a request through that is about a province, or the centre when it is null, whatever the period.</summary>
    public Task<IResult> ForPlaceAsync(HttpRequest request, Operation operation, Province? province, Func<Principal, Task<IResult>> answer) =>
        EnterAsync(request, operation, new AccessTarget(province), principal => principal is null ? NotSignedIn(request) : answer(principal));

    /// <summary>
    /// Turns away who is not signed in before a body is read that says what the request is about; what follows must pass one
    /// of the others.
    /// </summary>
    public static Task<IResult> ForSignedInAsync(HttpRequest request, Func<Task<IResult>> read) =>
        request.HttpContext.Features.Get<Principal>() is null ? NotSignedIn(request) : read();

    /// <summary>
    /// Lets a request through that only a trial knows (<see cref="DevelopmentIdentity"/>); everywhere else there is no such
    /// address.
    /// </summary>
    public Task<IResult> ForTrialAsync(HttpRequest request, DevelopmentIdentity development, Operation operation, Func<Task<IResult>> answer) =>
        development.IsOn ? ForAnythingAsync(request, operation, answer) : NotFound(HttpTexts.NoSuchPage);

    /// <summary>Lets a request through that is about no period, and that somebody must have signed in for or the operator asks at the machine itself.</summary>
    public Task<IResult> ForOperatorAsync(HttpRequest request, LocalOperator local, Operation operation, Func<Task<IResult>> answer)
    {
        // As the request came: a proxy may say of anybody that they are this machine.
        var connection = request.HttpContext.Features.Get<RawConnection>() ?? RawConnection.Of(request.HttpContext);
        return request.HttpContext.Features.Get<Principal>() is null && local.Asks(connection.Remote, request.Host.Host, connection.Forwarded)
            ? answer()
            : ForAnybodyAsync(request, operation, _ => answer());
    }

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
            : EnterAsync(request, operation, new AccessTarget(member, found), _ => answer(found, member, principal)));

    /// <summary>
    /// Lets a request about a region, several regions or the country through; see <see cref="ForProvinceAsync"/>. A plus sign
    /// between regions may arrive as a blank, as programs write it that take an address for a form's field.
    /// </summary>
    public Task<IResult> ForRegionAsync(
        HttpRequest request, Operation operation, string period, string region, Func<Period, Region, Task<IResult>> answer) =>
        ForPeriodAsync(request, period, (found, principal) => found.Scope(region.Replace(' ', Region.Join)) is not { } group
            ? NotFound(HttpTexts.NoSuchRegion, found.Id, region, string.Join(", ", found.Regions.Select(r => r.Code)), Region.Join, Region.CountryCode)
            : EnterAsync(request, operation, new AccessTarget(Period: found, Region: group), _ => answer(found, group)));

    /// <summary>Lets a request about a province within its region through; see <see cref="ForProvinceAsync"/>.</summary>
    public Task<IResult> ForMemberAsync(
        HttpRequest request, Operation operation, string period, string region, string province, Func<Period, Region, Province, Task<IResult>> answer) =>
        ForPeriodAsync(request, period, (found, principal) => found.Region(region) is not { } group
            ? NotFound(HttpTexts.NoSuchSingleRegion, found.Id, region, string.Join(", ", found.Regions.Select(r => r.Code)))
            : group.Provinces.FirstOrDefault(p => string.Equals(p.Code, province, StringComparison.Ordinal)) is not { } member
                ? NotFound(HttpTexts.NoSuchMember, group.Name, found.Id, province)
                : EnterAsync(request, operation, new AccessTarget(member, found, group), _ => answer(found, group, member)));

    /// <summary>Lets a request about a whole period through; see <see cref="ForProvinceAsync"/>.</summary>
    public Task<IResult> ForPeriodAsync(HttpRequest request, Operation operation, string period, Func<Period, Task<IResult>> answer) =>
        ForPeriodAsync(request, operation, period, (found, _) => answer(found));

    /// <summary>Lets a request about a whole period through and says who asks; see <see cref="ForProvinceAsync"/>.</summary>
    public Task<IResult> ForPeriodAsync(HttpRequest request, Operation operation, string period, Func<Period, Principal, Task<IResult>> answer) =>
        ForPeriodAsync(request, period, (found, principal) =>
            EnterAsync(request, operation, new AccessTarget(Period: found), _ => answer(found, principal)));

    /// <summary>Where every request is let in or turned away, once it is known what it is about.</summary>
    private async Task<IResult> EnterAsync(HttpRequest request, Operation operation, AccessTarget target, Func<Principal?, Task<IResult>> answer)
    {
        using var scope = WorkScope.Begin(logger, target.Period?.Id.ToString(), target.Province?.Code, region: target.Region?.Code);
        var principal = request.HttpContext.Features.Get<Principal>();
        if (AccessPolicy.Allows(principal, operation, target))
        {
            if (principal is not null && limits.Ask(request.HttpContext, operation, principal) is { } tooMany)
            {
                return tooMany;
            }

            return await audit.AnswerAsync(request, operation, target, principal, () => answer(principal));
        }

        if (principal is null)
        {
            return await NotSignedIn(request);
        }

        await audit.RefuseAsync(request, operation, target, principal);
        return await Forbidden();
    }

    private async Task<IResult> ForPeriodAsync(HttpRequest request, string period, Func<Period, Principal, Task<IResult>> answer) =>
        request.HttpContext.Features.Get<Principal>() is not { } principal
            ? await NotSignedIn(request)
            : await periods.FindAsync(period, request.HttpContext.RequestAborted) is not { } found
                ? await NotFound(HttpTexts.NoSuchPeriod, period)
                : await answer(found, principal);

    private static Task<IResult> NotFound(string detail, params object[] arguments) =>
        Task.FromResult(Answer.Problem(StatusCodes.Status404NotFound, detail, arguments));

    private static Task<IResult> NotSignedIn(HttpRequest request) => Task.FromResult(Answer.Problem(
        StatusCodes.Status401Unauthorized, request.HttpContext.Features.Get<CallerFinding>()?.Lapse ?? HttpTexts.NotSignedIn));

    private static Task<IResult> Forbidden() =>
        Task.FromResult(Answer.Problem(StatusCodes.Status403Forbidden, HttpTexts.Forbidden));
}
