using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Functions.Callers;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Sessions;

/// <summary>A province as accounts and sessions show it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="ValidFrom">Since when it is; another one had the code before.</param>
public sealed record OwnProvince(string Code, string Name, DateOnly ValidFrom);

/// <summary>What must go with every request that changes something.</summary>
/// <param name="Header">In which header.</param>
/// <param name="Token">What.</param>
public sealed record AntiForgeryView(string Header, string Token);

/// <summary>As whom a request comes.</summary>
/// <param name="Account">The id; null for nobody, of whom nothing else is said.</param>
/// <param name="Role">What they are.</param>
/// <param name="Province">The province they act for; null for the centre.</param>
/// <param name="Via">How they proved it.</param>
/// <param name="MustChangePassword">Whether they may do nothing before they have chosen a password of their own.</param>
/// <param name="Until">When the session ends by itself, UTC; null without one.</param>
/// <param name="AntiForgery">Null when none is needed.</param>
public sealed record SessionView(
    string? Account, Role? Role, OwnProvince? Province, SignInWay? Via, bool MustChangePassword, DateTimeOffset? Until, AntiForgeryView? AntiForgery);

/// <summary>Answers with as whom a request comes, and lets sessions begin and end with the answer.</summary>
public sealed class SessionAnswers(SessionDesk desk, AntiForgery antiForgery)
{
    /// <summary>200 with as whom this request comes.</summary>
    public IResult Current(HttpContext http)
    {
        var principal = http.Features.Get<Principal>();
        return Answer.Json(new SessionView(
            principal?.Id,
            principal?.Role,
            principal?.Province is { } province ? new OwnProvince(province.Code, province.Name, province.ValidFrom) : null,
            principal?.Via,
            principal?.MustChangePassword == true,
            principal is null ? null : http.Features.Get<SignedIn>()?.Session.Until,
            antiForgery.TokenFor(http) is { } token ? new AntiForgeryView(AntiForgery.Header, token) : null));
    }

    /// <summary>Gives the browser a session that was just opened, in the place of the one it had, and answers as that.</summary>
    public async Task<IResult> EnterAsync(HttpContext http, OpenedSession opened, CancellationToken cancellationToken)
    {
        if (desk.As(opened.Account, opened.Session) is not { } signedIn)
        {
            // Closed in the very moment.
            return Answer.Problem(StatusCodes.Status401Unauthorized, SessionTexts.Ended);
        }

        if (http.Features.Get<SignedIn>() is { } before)
        {
            await desk.EndAsync(before, cancellationToken);
        }

        await SessionCookie.WriteAsync(http, opened);
        http.Features.Set(signedIn);
        SessionCaller.FindingOf(signedIn).ApplyTo(http);
        return Current(http);
    }
}
