using CadreReports.Access.Accounts;
using CadreReports.Functions.Callers;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Sessions;

/// <summary>Tells who calls by the cookie of a session.</summary>
public sealed class SessionCaller(SessionCookie cookie, SessionDesk desk) : ICallerSource
{
    public async ValueTask<CallerFinding?> IdentifyAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (!cookie.IsOn(http.Request))
        {
            return null;
        }

        if (await SessionCookie.ReadAsync(http) is not var (account, secret) || await desk.FindAsync(account, secret, cancellationToken) is not { } signedIn)
        {
            return CallerFinding.Lapsed(SessionTexts.Ended);
        }

        http.Features.Set(signedIn);
        return FindingOf(signedIn);
    }

    /// <summary>Somebody who is signed in, as a caller whose browser sends the cookie along whatever page makes it call.</summary>
    public static CallerFinding FindingOf(SignedIn signedIn) => CallerFinding.Known(signedIn.Principal, signedIn.Session.Key);
}
