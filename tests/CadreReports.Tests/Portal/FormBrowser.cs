using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace CadreReports.Tests.Portal;

/// <summary>What an answer to a browser without script was.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Html">The page.</param>
/// <param name="Next">Where it leads; null for nowhere.</param>
/// <param name="Headers">Its headers.</param>
internal sealed record FormAnswer(int Status, string Html, string? Next, HttpResponseHeaders Headers);

/// <summary>A browser without script: it keeps cookies, sends forms with the token that the last page had, and goes nowhere by itself.</summary>
internal sealed partial class FormBrowser : IDisposable
{
    private readonly HttpClient http;

    public FormBrowser(Uri address) =>
        http = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };

    public CookieContainer Cookies { get; } = new();

    /// <summary>The token of the last page that had one; null for none.</summary>
    public string? Token { get; set; }

    public Task<FormAnswer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends a form, with the token if there is one.</summary>
    public Task<FormAnswer> PostAsync(string path, params (string Name, string Value)[] fields) => PostAsync(path, headers: [], fields);

    /// <inheritdoc cref="PostAsync(string, ValueTuple{string, string}[])"/>
    public async Task<FormAnswer> PostAsync(string path, (string Name, string Value)[] headers, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(Token is null ? all : all.Prepend(KeyValuePair.Create("form-token", Token))),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await SendAsync(request);
    }

    /// <summary>Signs in for the first time and chooses a password.</summary>
    public async Task EnterAsync(string name, string oneTimePassword)
    {
        Assert.Equal(303, (await PostAsync("dang-nhap", ("account", name), ("password", oneTimePassword))).Status);
        await GetAsync("mat-khau");
        var changed = await PostAsync("mat-khau", ("new", PortalStage.Password));
        Assert.True(changed.Next == "/mat-khau?xong=password-changed", changed.Html);
        await GetAsync("mat-khau");
    }

    public void Dispose() => http.Dispose();

    private async Task<FormAnswer> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        using var response = await http.SendAsync(request);
        var html = await response.Content.ReadAsStringAsync();
        if (TokenField().Match(html) is { Success: true } match)
        {
            Token = match.Groups["token"].Value;
        }

        return new FormAnswer((int)response.StatusCode, html, response.Headers.Location?.OriginalString, response.Headers);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"form-token\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex TokenField();
}
