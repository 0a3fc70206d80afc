using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Storage;

namespace CadreReports.Tests.EndToEnd;

/// <summary>The keys of scripts, from outside.</summary>
public sealed class KeysApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Own = "api/submissions/2023H1/82/versions";

    [Fact]
    public async Task A_key_is_made_used_revoked_and_expires()
    {
        using var script = new HttpClient { BaseAddress = app.Http.BaseAddress };
        var made = await SendAsync(HttpMethod.Post, "api/keys", HttpStatusCode.Created, new { role = "provinceClerk", province = "82", purpose = "Phần mềm của tỉnh", validTo = "2023-06-10" });
        var (text, id) = (made.GetProperty("key").GetString()!, made.GetProperty("made").GetProperty("id").GetString()!);
        Assert.StartsWith($"cr_{id}_", text, StringComparison.Ordinal);
        foreach (var (method, address, expected) in new[]
        {
            (HttpMethod.Get, Own, HttpStatusCode.OK),
            (HttpMethod.Get, "api/submissions/2023H1/83/versions", HttpStatusCode.Forbidden),
            (HttpMethod.Put, "api/submissions/2023H1/83", HttpStatusCode.Forbidden),
            (HttpMethod.Put, "api/submissions/2023H1/82", HttpStatusCode.BadRequest),
            (HttpMethod.Get, "api/keys", HttpStatusCode.Forbidden),
            (HttpMethod.Delete, $"api/keys/{id}", HttpStatusCode.Forbidden),
            (HttpMethod.Delete, "api/session", HttpStatusCode.Forbidden),
        })
        {
            Assert.Equal((address, expected), (address, await AskAsync(script, method, address, text)));
        }

        // Wrong ones do not count as nobody, not even where nobody is let in; nor does a second one help the first.
        Assert.Equal(HttpStatusCode.OK, await AskAsync(script, HttpMethod.Get, "api/health"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(script, HttpMethod.Get, "api/health", text[..^1]));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(script, HttpMethod.Get, Own, text, text));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(script, HttpMethod.Get, Own, ""));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(script, HttpMethod.Get, $"{Own}?X-Api-Key={text}"));

        var listed = Assert.Single((await SendAsync(HttpMethod.Get, "api/keys")).GetProperty("keys").EnumerateArray(), k => k.GetProperty("id").GetString() == id);
        Assert.Equal(("valid", "2023-06-05", "development-CentralAdministrator"), (
            listed.GetProperty("state").GetString(), listed.GetProperty("lastUsed").GetString(), listed.GetProperty("madeBy").GetString()));
        Assert.DoesNotContain(text.Split('_')[2], listed.ToString(), StringComparison.Ordinal);

        var other = await GuardedApp.KeyAsync(script, province: null);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(script, HttpMethod.Get, "api/contacts/trung-uong", other));
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("revoked", (await SendAsync(HttpMethod.Delete, $"api/keys/{other.Split('_')[1]}")).GetProperty("state").GetString());
            Assert.Equal((HttpStatusCode.Unauthorized, "thu hồi"), await RefusedAsync(script, other, "thu hồi"));
        }

        await SendAsync(HttpMethod.Delete, "api/keys/000000000000", HttpStatusCode.NotFound);
        await SendAsync(HttpMethod.Put, "api/development/clock", body: new { now = "2023-06-10T23:59:00+07:00" });
        Assert.Equal(HttpStatusCode.OK, await AskAsync(script, HttpMethod.Get, Own, text));
        await SendAsync(HttpMethod.Put, "api/development/clock", body: new { now = "2023-06-11T00:00:00+07:00" });
        Assert.Equal((HttpStatusCode.Unauthorized, "hết hạn"), await RefusedAsync(script, text, "hết hạn"));

        var lines = (await GuardedApp.LinesAsync(StorageAccount.Open(app.Storage))).Where(l => l.Subject == "key-" + id || l.Subject == "key-" + other.Split('_')[1]);
        Assert.Equal(
            ["key.make 82 ProvinceClerk 2023-06-10", "key.make  CentralAnalyst 2023-06-30", "key.revoke  "],
            lines.Select(l => $"{l.Action} {l.Province} {l.Detail}"));
    }

    [Theory]
    [InlineData("""{"role":"provinceClerk","purpose":"a","validTo":"2023-06-30"}""", "“role”")]
    [InlineData("""{"role":"centralAnalyst","province":"82","purpose":"a","validTo":"2023-06-30"}""", "“role”")]
    [InlineData("""{"role":"centralAdministrator","purpose":"a","validTo":"2023-06-30"}""", "“role”")]
    [InlineData("""{"role":"provinceApprover","province":"82","purpose":"a","validTo":"2023-06-30"}""", "“role”")]
    [InlineData("""{"role":"provinceClerk","province":"03","purpose":"a","validTo":"2023-06-30"}""", "“03”")]
    [InlineData("""{"role":"centralAnalyst","validTo":"2023-06-30"}""", "“purpose”")]
    [InlineData("""{"role":"centralAnalyst","purpose":"a\nb","validTo":"2023-06-30"}""", "“purpose”")]
    [InlineData("""{"role":"centralAnalyst","purpose":"a"}""", "“validTo”")]
    [InlineData("""{"role":"centralAnalyst","purpose":"a","validTo":null}""", "“validTo”")]
    [InlineData("""{"role":"centralAnalyst","purpose":"a","validTo":"2023-06-04"}""", "“validTo”")]
    [InlineData("""{"role":"centralAnalyst","purpose":"a","validTo":"2025-01-01"}""", "“validTo”")]
    [InlineData("""{"role":"centralAnalyst","purpose":"a","validTo":"30/6/2023"}""", "“validTo”")]
    public async Task What_is_no_key_is_refused_by_the_field(string json, string part)
    {
        // In English, for programs; the pages' Vietnamese names fields as people read them there.
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/keys")
        {
            Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
            Headers = { { "Accept-Language", "en" } },
        };
        using var response = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(part, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient script, HttpMethod method, string address, params string[] keys)
    {
        using var request = new HttpRequestMessage(method, address);
        foreach (var key in keys)
        {
            request.Headers.TryAddWithoutValidation("X-Api-Key", key);
        }

        using var response = await script.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<(HttpStatusCode, string?)> RefusedAsync(HttpClient script, string key, string part)
    {
        using var response = await script.SendAsync(GuardedApp.With(key, HttpMethod.Get, Own));
        var detail = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;
        return (response.StatusCode, detail.Contains(part, StringComparison.Ordinal) ? part : detail);
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string address, HttpStatusCode expected = HttpStatusCode.OK, object? body = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add(DevelopmentIdentity.Header, "CentralAdministrator");
        using var response = await app.Http.SendAsync(request);
        Assert.True(response.StatusCode == expected, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
