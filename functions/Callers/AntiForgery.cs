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
    /// <param name="caller">Who is said to ask; null for nobody.</param>
    public async Task<IResult?> RefusalAsync(HttpContext http, CallerFinding? caller)
    {
        if (FormFields.IsSentBy(http.Request))
        {
            if (LimitRefusal(http, caller) is { } tooLarge)
            {
                return tooLarge;
            }

            if (IsFromElsewhere(http.Request) || !await IsReadableAsync(http) || (caller?.BrowserSession is not null && !await tokens.IsRequestValidAsync(http)))
            {
                return Answer.Problem(StatusCodes.Status400BadRequest, CallerTexts.StaleForm);
            }

            return null;
        }

        return caller?.BrowserSession is null || await tokens.IsRequestValidAsync(http)
            ? null
            : Answer.Problem(StatusCodes.Status400BadRequest, CallerTexts.AntiForgery, Header);
    }

    /// <summary>
    /// Lets a form be as large as its kind may be, of who is signed in, and looks at what a form says of its length:
    /// whose it is comes first, for reading it means keeping it.
    /// </summary>
    private static IResult? LimitRefusal(HttpContext http, CallerFinding? caller)
    {
        var maximum = BodyLimit.Of(http.Request);
        if (http.Request.ContentLength > maximum)
        {
            return Answer.Problem(StatusCodes.Status413PayloadTooLarge, HttpTexts.BodyTooLarge, RequestFile.MaximumMegabytes);
        }

        if (caller?.Principal is { MustChangePassword: false })
        {
            BodyLimit.Set(http, maximum);
            return null;
        }

        return http.Request.ContentLength <= RequestBody.MaximumBytes || http.Request.ContentLength is null ? null
            : caller?.Principal is null ? Answer.Problem(StatusCodes.Status401Unauthorized, caller?.Lapse ?? HttpTexts.NotSignedIn)
            : Answer.Problem(StatusCodes.Status403Forbidden, HttpTexts.Forbidden);
    }

    /// <summary>A token for who asks, until their session ends; null for whom none is needed.</summary>
    /// <param name="http">The request; the answer gets the cookie that belongs to the token.</param>
    public string? TokenFor(HttpContext http) =>
        http.Features.Get<CallerFinding>()?.BrowserSession is null ? null : tokens.GetAndStoreTokens(http).RequestToken;

    /// <summary>
    /// Whether a browser says that another site made it send a form: who is not signed in has no token, and must not be signed in
    /// by others as somebody else.
    /// </summary>
    private static bool IsFromElsewhere(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site
            ? site is not ("same-origin" or "none")
            : request.Headers.Origin.ToString() is { Length: > 0 } origin &&
                !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads the form for all who come after; one that is too large ends the request by itself.</summary>
    private static async Task<bool> IsReadableAsync(HttpContext http)
    {
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
            return true;
        }
        catch (Exception e) when (e is InvalidDataException || (e is IOException and not BadHttpRequestException && !http.RequestAborted.IsCancellationRequested))
        {
            // The second is a form that ends before it said it would.
            return false;
        }
    }
}

/// <summary>Puts into every token whose session it belongs to.</summary>
public sealed class SessionInToken : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) => Session(context);

    public bool ValidateAdditionalData(HttpContext context, string additionalData) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(additionalData), Encoding.UTF8.GetBytes(Session(context)));

    private static string Session(HttpContext http) => http.Features.Get<CallerFinding>()?.BrowserSession ?? string.Empty;
}
