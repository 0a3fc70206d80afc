using System.Security.Claims;
using CadreReports.Access.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CadreReports.Functions.Sessions;

/// <summary>
/// The cookie by which a browser shows its session: encrypted and signed, out of reach of scripts, sent by our own pages only,
/// and gone with the browser. It says which session it is; whether that is still good is looked up each time.
/// </summary>
public sealed class SessionCookie(IOptionsMonitor<CookieAuthenticationOptions> options)
{
    /// <summary>What ASP.NET Core knows it by.</summary>
    public const string Scheme = "session";

    private const string AccountClaim = "account";
    private const string SecretClaim = "secret";

    /// <summary>Whether a request has one.</summary>
    public bool IsOn(HttpRequest request) => request.Cookies.ContainsKey(options.Get(Scheme).Cookie.Name!);

    /// <summary>Reads it.</summary>
    /// <returns>The account's name and the session's secret; null when it is not ours or too old.</returns>
    public static async Task<(string Account, string Secret)?> ReadAsync(HttpContext http) =>
        await http.AuthenticateAsync(Scheme) is { Succeeded: true, Principal: { } holder } &&
        holder.FindFirstValue(AccountClaim) is { } account && holder.FindFirstValue(SecretClaim) is { } secret
            ? (account, secret)
            : null;

    /// <summary>Has the answer give it to the browser.</summary>
    public static Task WriteAsync(HttpContext http, OpenedSession opened) => http.SignInAsync(
        Scheme,
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(AccountClaim, opened.Account.Name), new Claim(SecretClaim, opened.Secret)], Scheme)),
        new AuthenticationProperties { IssuedUtc = opened.Session.Started, ExpiresUtc = opened.Session.Until, IsPersistent = false, AllowRefresh = false });

    /// <summary>Has the answer take it from the browser.</summary>
    public static Task ClearAsync(HttpContext http) => http.SignOutAsync(Scheme);
}
