using System.Security.Cryptography;
using System.Text;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Callers;

/// <summary>
/// Keeps pages of other sites from changing anything in the name of somebody whose browser is signed in: what changes something
/// must carry a token that only our own pages can read, and that belongs to that very session.
/// </summary>
public sealed class AntiForgery(IAntiforgery tokens)
{
    /// <summary>The request header that carries the token.</summary>
    public const string Header = "X-Anti-Forgery";

    /// <summary>Why a request is not believed to come from our own pages; null when it is, or need not.</summary>
    /// <param name="http">The request.</param>
    /// <param name="caller">Who is said to ask.</param>
    public async Task<IResult?> RefusalAsync(HttpContext http, CallerFinding caller) =>
        caller.BrowserSession is null || await tokens.IsRequestValidAsync(http)
            ? null
            : Answer.Problem(StatusCodes.Status400BadRequest, CallerTexts.AntiForgery, Header);

    /// <summary>A token for who asks, until their session ends; null for whom none is needed.</summary>
    /// <param name="http">The request; the answer gets the cookie that belongs to the token.</param>
    public string? TokenFor(HttpContext http) =>
        http.Features.Get<CallerFinding>()?.BrowserSession is null ? null : tokens.GetAndStoreTokens(http).RequestToken;
}

/// <summary>Puts into every token whose session it belongs to.</summary>
public sealed class SessionInToken : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) => Session(context);

    public bool ValidateAdditionalData(HttpContext context, string additionalData) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(additionalData), Encoding.UTF8.GetBytes(Session(context)));

    private static string Session(HttpContext http) => http.Features.Get<CallerFinding>()?.BrowserSession ?? string.Empty;
}
