using System.Security.Claims;
using CadreReports.Access;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Callers;

/// <summary>What one credential of a request says about who calls.</summary>
public sealed record CallerFinding
{
    private CallerFinding()
    {
    }

    /// <summary>Whom a browser's credential stands for, be it without any right here.</summary>
    private Principal? Holder { get; init; }

    /// <summary>Who calls; null when the credential is no good.</summary>
    public Principal? Principal { get; private init; }

    /// <summary>
    /// What anti-forgery tokens of this caller are bound to, when a browser sends the credential along by itself, whatever
    /// page makes it call; null when the caller has to add the credential to each request.
    /// </summary>
    public string? BrowserSession { get; private init; }

    /// <summary>The answer when the credential is wrong; the request goes no further.</summary>
    public IResult? Refusal { get; private init; }

    /// <summary>Why this is nobody any more, for whom an answer is given that needs somebody; see <see cref="Lapsed"/>.</summary>
    public string? Lapse { get; private init; }

    /// <summary>The credential is somebody's.</summary>
    /// <param name="principal">Whose.</param>
    /// <param name="browserSession">See <see cref="BrowserSession"/>.</param>
    public static CallerFinding Known(Principal principal, string? browserSession = null) => new() { Principal = principal, Holder = principal, BrowserSession = browserSession };

    /// <summary>The credential is wrong, unknown, revoked or expired: 401.</summary>
    /// <param name="detail">Vietnamese text: what is wrong and what to do.</param>
    public static CallerFinding Wrong(string detail) => Refused(Answer.Problem(StatusCodes.Status401Unauthorized, detail));

    /// <summary>The credential is answered with something else than 401.</summary>
    public static CallerFinding Refused(IResult refusal) => new() { Refusal = refusal };

    /// <summary>
    /// The credential was good once and was sent along by a browser that does not know better: the caller is nobody, who may
    /// still sign in again.
    /// </summary>
    /// <param name="detail">Vietnamese text for what needs somebody.</param>
    public static CallerFinding Lapsed(string detail) => new() { Lapse = detail };

    /// <summary>
    /// Nobody, for there is another credential beside this one; the page that says so can still carry a form by which this
    /// one's session is ended.
    /// </summary>
    /// <param name="session">Of a session here.</param>
    public static CallerFinding Doubted(CallerFinding session) => session with { Principal = null };

    /// <summary>Makes it what counts for a request from here on.</summary>
    public void ApplyTo(HttpContext http)
    {
        http.Features.Set(this);
        http.Features.Set(Principal);
        // Tokens of forms belong to it too; what somebody may do never goes by it.
        http.User = Holder is null
            ? new ClaimsPrincipal(new ClaimsIdentity())
            : new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, Holder.Id)], Holder.Via.ToString()));
    }
}
