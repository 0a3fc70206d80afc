using CadreReports.Access;
using CadreReports.Access.Platform;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Callers;

/// <summary>
/// Tells who calls by the word of Azure's own authentication (<see cref="PlatformIdentity"/>). Where it does not count it is
/// taken away, so that nothing further on believes it by mistake.
/// </summary>
public sealed class PlatformCaller(PlatformIdentity platform) : ICallerSource
{
    /// <summary>What all headers begin with that only the platform may write.</summary>
    private static readonly string[] Prefixes = [PlatformIdentity.Header, "X-MS-TOKEN-"];

    public ValueTask<CallerFinding?> IdentifyAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var said = http.Request.Headers[PlatformIdentity.Header];
        foreach (var name in http.Request.Headers.Keys.Where(IsThePlatforms).ToList())
        {
            http.Request.Headers.Remove(name);
        }

        return ValueTask.FromResult(platform.IsOn && said.Count > 0 ? Judge(http, said is [{ } only] ? platform.Read(only) : null) : null);
    }

    private static CallerFinding Judge(HttpContext http, PlatformPerson? person)
    {
        if (person is null)
        {
            return CallerFinding.Wrong(CallerTexts.NotOurPlatform);
        }

        if (person.AppRole is not { } role)
        {
            return CallerFinding.Refused(Answer.Problem(StatusCodes.Status403Forbidden, CallerTexts.NoAccessByPlatform, person.Id));
        }

        // A browser sends the platform's cookie along by itself, but never a token of this kind.
        var isBrowser = !http.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        return CallerFinding.Known(new Principal(person.Id, role, Province: null, SignInWay.Platform), isBrowser ? person.Id : null);
    }

    private static bool IsThePlatforms(string header) => Prefixes.Any(prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
