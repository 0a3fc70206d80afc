using System.Net.Http.Json;
using System.Text.Json;

namespace CadreReports.Tests.EndToEnd;

/// <summary>Keeps cookies as a browser does that reaches the app by https, and notes what is said about them.</summary>
internal sealed class Browser(Uri address, HttpMessageHandler? way = null) : IDisposable
{
    private readonly HttpClient http = new(way ?? new HttpClientHandler { UseCookies = false }, disposeHandler: way is null) { BaseAddress = address };
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    /// <summary>All that answers said about cookies.</summary>
    public List<string> SetCookies { get; } = [];

    /// <summary>What is sent along with what changes something; null for nothing.</summary>
    public string? Token { get; set; }

    /// <summary>A browser with the same cookies at another address of the app.</summary>
    public Browser At(Uri other)
    {
        var browser = new Browser(other) { Token = Token };
        foreach (var (name, value) in cookies)
        {
            browser.cookies[name] = value;
        }

        return browser;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body)) };
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        if (Token is not null && method != HttpMethod.Get)
        {
            request.Headers.Add("X-Anti-Forgery", Token);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        var response = await http.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            SetCookies.Add(cookie);
            var pair = cookie.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
            {
                cookies.Remove(pair[0]);
            }
            else
            {
                cookies[pair[0]] = pair[1];
            }
        }

        return response;
    }

    /// <summary>The status and the body; and the token for what comes next, when the answer has one.</summary>
    public async Task<(int Status, JsonElement Body)> AskAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(method, path, body, headers);
        var text = await response.Content.ReadAsStringAsync();
        var answer = text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
        if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("antiForgery", out var antiForgery) && antiForgery.ValueKind == JsonValueKind.Object)
        {
            Token = antiForgery.GetProperty("token").GetString();
        }

        return ((int)response.StatusCode, answer);
    }

    /// <summary>Sends a file.</summary>
    public async Task<HttpResponseMessage> PutAsync(string path, byte[] file, string contentType)
    {
        using var content = new ByteArrayContent(file) { Headers = { ContentType = new(contentType) } };
        return await SendAsync(HttpMethod.Put, path, content);
    }

    public Task<(int Status, JsonElement Body)> SignInAsync(string account, string password) =>
        AskAsync(HttpMethod.Post, "api/session", new { account, password });

    /// <summary>As whom the app takes it; null for nobody.</summary>
    public async Task<string?> WhoAsync() => (await AskAsync(HttpMethod.Get, "api/session")).Body.GetProperty("account").GetString();

    public void Dispose() => http.Dispose();
}
