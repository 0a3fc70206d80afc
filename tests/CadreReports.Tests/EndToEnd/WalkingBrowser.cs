using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Functions.Callers;

namespace CadreReports.Tests.EndToEnd;

/// <summary>Somebody with an account of a trial: first in the session of its one-time password, then in one of their own.</summary>
internal sealed class WalkingBrowser : IDisposable
{
    private string? token;

    private WalkingBrowser(Uri address) =>
        Http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = address };

    /// <summary>Keeps the cookies, and goes nowhere that an answer leads to.</summary>
    public HttpClient Http { get; }

    /// <summary>Has the administrator of the trial make an account, and signs in.</summary>
    /// <param name="app">The app.</param>
    /// <param name="who">The role and the province, as the trial's header says them.</param>
    /// <param name="provinceOn">A day on which the province's code means the one that is meant; null for this day.</param>
    public static async Task<WalkingBrowser> OfAsync(HttpClient app, string who, string? provinceOn = null)
    {
        var parts = who.Split(':');
        var name = $"thu-{parts[0].ToLowerInvariant()}{provinceOn}";
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/accounts")
        {
            Content = JsonContent.Create(new { account = name, role = JsonNamingPolicy.CamelCase.ConvertName(parts[0]), province = parts.ElementAtOrDefault(1), provinceOn }),
        };
        request.Headers.Add(DevelopmentIdentity.Header, "CentralAdministrator");
        using var response = await app.SendAsync(request);
        var made = await response.Content.ReadFromJsonAsync<JsonElement>();
        var browser = new WalkingBrowser(app.BaseAddress!);
        await browser.EnterAsync(HttpMethod.Post, "api/session", new { account = name, password = made.GetProperty("oneTimePassword").GetString() });
        return browser;
    }

    /// <summary>Goes on in a session of an own password.</summary>
    public Task ChoosePasswordAsync() => EnterAsync(HttpMethod.Put, "api/session/password", new { @new = "ngựa đúng pin ghim" });

    /// <summary>A request with the token of the session.</summary>
    public HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage();
        request.Headers.Add(AntiForgery.Header, token);
        return request;
    }

    public void Dispose() => Http.Dispose();

    private async Task EnterAsync(HttpMethod method, string address, object body)
    {
        using var request = token is null ? new HttpRequestMessage() : Request();
        (request.Method, request.RequestUri, request.Content) = (method, new Uri(address, UriKind.Relative), JsonContent.Create(body));
        using var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        token = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("antiForgery").GetProperty("token").GetString();
    }
}
