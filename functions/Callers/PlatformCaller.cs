using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Access.Platform;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Callers;

/// <summary>
/// Tells who calls by the word of Azure's own authentication (<see cref="PlatformIdentity"/>). Where it does not count it is
/// taken away, so that nothing further on believes it by mistake. What somebody may do says their account here; the directory's
/// word on that counts only for those who have none, so that a closed account stays closed.
/// </summary>
public sealed class PlatformCaller(PlatformIdentity platform, AccountStore accounts, AccountPrincipals principals) : ICallerSource
{
    /// <summary>What all headers begin with that only the platform may write.</summary>
    private static readonly string[] Prefixes = [PlatformIdentity.Header, "X-MS-TOKEN-"];

    public async ValueTask<CallerFinding?> IdentifyAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var said = http.Request.Headers[PlatformIdentity.Header];
        foreach (var name in http.Request.Headers.Keys.Where(IsThePlatforms).ToList())
        {
            http.Request.Headers.Remove(name);
        }

        if (!platform.IsOn || said.Count == 0)
        {
            return null;
        }

        if (said is not [{ } only] || platform.Read(only) is not { } person)
        {
            return CallerFinding.Wrong(CallerTexts.NotOurPlatform);
        }

        if (await PrincipalAsync(person, cancellationToken) is not { } principal)
        {
            return CallerFinding.Refused(Answer.Problem(StatusCodes.Status403Forbidden, CallerTexts.NoAccessByPlatform, person.Id));
        }

        // A browser sends the platform's cookie along by itself, but never a token of this kind.
        var isBrowser = !http.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        return CallerFinding.Known(principal, isBrowser ? person.Id : null);
    }

    private async Task<Principal?> PrincipalAsync(PlatformPerson person, CancellationToken cancellationToken) =>
        await accounts.FindAsync(person.Id, cancellationToken) is { } account ? principals.Of(account, SignInWay.Platform)
        : person.AppRole is { } role ? new Principal(person.Id, role, Province: null, SignInWay.Platform)
        : null;

    private static bool IsThePlatforms(string header) => Prefixes.Any(prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
