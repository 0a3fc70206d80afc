using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Access.Platform;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Tests.Access.Platform;

namespace CadreReports.Tests.EndToEnd;

/// <summary>Headers, sizes and names of what goes in and out of the running app, where nothing stands in front of it.</summary>
public sealed class HttpSafetyTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const long Workbook = 20L * 1024 * 1024;
    private const long Json = 1024 * 1024;

    [Theory]
    [InlineData("GET", "api/health", "nobody", 200)]
    [InlineData("GET", "api/periods", "CentralAnalyst", 200)]
    [InlineData("HEAD", "api/periods", "CentralAnalyst", 200)]
    [InlineData("GET", "api/catalogues/2023/rules", "ProvinceClerk:82", 200)]
    [InlineData("GET", "api/catalogues/2023/rules.xlsx", "ProvinceClerk:82", 200)]
    [InlineData("GET", "api/templates/2023H1/82", "ProvinceClerk:82", 200)]
    [InlineData("GET", "api/keys", "nobody", 401)]
    [InlineData("GET", "api/keys", "ProvinceClerk:82", 403)]
    [InlineData("GET", "api/keys", "CentralAdministrator:82", 401)]
    [InlineData("GET", "api/periods/1999H9", "CentralAnalyst", 404)]
    [InlineData("GET", "no/such/page", "nobody", 404)]
    [InlineData("DELETE", "api/health", "nobody", 404)]
    [InlineData("POST", "api/keys", "CentralAdministrator", 415)]
    [InlineData("PUT", "api/submissions/2023H1/82", "ProvinceClerk:82", 400)]
    public async Task Every_answer_has_its_headers(string method, string address, string who, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (who != "nobody")
        {
            request.Headers.Add(DevelopmentIdentity.Header, who);
        }

        using var http = new HttpClient { BaseAddress = app.Http.BaseAddress };
        using var response = await http.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        SafeHeaders.AssertOn(response);
        if (response.Content.Headers.ContentType?.MediaType is { } type && type.StartsWith("application/vnd.", StringComparison.Ordinal))
        {
            Assert.Matches("^attachment; filename=[A-Za-z0-9._+-]+; filename\\*=UTF-8''[A-Za-z0-9._%+-]+$", response.Content.Headers.GetValues("Content-Disposition").Single());
        }
    }

    [Fact]
    public async Task A_file_that_is_known_already_has_them_too()
    {
        var sent = await app.Client.SendAsync(new PeriodId(2023, 1), "82", new SampleWorkbooks(CatalogueSet.Load()).Upload(new PeriodId(2023, 1), "82")!.Content, default);
        await RunningApp.UntilAsync(() => app.Http.GetFromJsonAsync<JsonElement>(sent), r => r.GetProperty("status").GetString() != "received");
        const string Confirmation = "api/submissions/2023H1/82/versions/1/confirmation";
        using var pdf = new ByteArrayContent("%PDF-1.7\n%%EOF\n"u8.ToArray());
        using var attached = await app.Http.PutAsync(Confirmation, pdf);
        Assert.True(attached.IsSuccessStatusCode, await attached.Content.ReadAsStringAsync());

        using var first = await app.Http.GetAsync(Confirmation);
        SafeHeaders.AssertOn(first);
        using var request = new HttpRequestMessage(HttpMethod.Get, Confirmation);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        SafeHeaders.AssertOn(again);
    }

    /// <summary>The address is all that a stranger can put into a file's name.</summary>
    [Theory]
    [InlineData("api/templates/2023H1%0d%0aX-Evil:1/82")]
    [InlineData("api/templates/2023H1/82%22%0d%0aX-Evil:1")]
    [InlineData("api/summaries/2023H1/mien-nam%0d%0aX-Evil:1")]
    [InlineData("api/summaries/2023H1/mien-nam?format=xlsx%0d%0aX-Evil:1")]
    [InlineData("api/catalogues/2023%0d%0aX-Evil:1")]
    [InlineData("api/submissions/2023H1/..%2f82/versions/1/original")]
    public async Task No_address_writes_headers_or_names(string address)
    {
        using var response = await app.Http.GetAsync(address);
        Assert.InRange((int)response.StatusCode, 400, 404);
        Assert.False(response.Headers.Contains("X-Evil") || response.Content.Headers.Contains("X-Evil") || response.Content.Headers.ContentDisposition is not null);
        SafeHeaders.AssertOn(response);
    }

    /// <summary>Nothing of the body is ever sent: it is refused by what it says of itself.</summary>
    [Theory]
    [InlineData("PUT", "api/submissions/2023H1/82", "ProvinceClerk:82", Workbook + 1, 413)]
    [InlineData("POST", "api/validations/2023H1/82", "ProvinceClerk:82", Workbook + 1, 413)]
    [InlineData("PUT", "api/submissions/2023H1/82", "ProvinceClerk:82", 100_000_000_000, 413)]
    [InlineData("POST", "api/keys", "CentralAdministrator", Json + 1, 413)]
    [InlineData("POST", "api/submissions/2023H1/82/explanations", "ProvinceClerk:82", Json + 1, 413)]
    [InlineData("PUT", "api/submissions/2023H1/82", "ProvinceClerk:83", Workbook + 1, 403)]
    [InlineData("PUT", "api/submissions/2023H1/82", null, 1000, 401)]
    [InlineData("POST", "api/keys", "CentralAnalyst", 1000, 403)]
    public async Task A_body_that_says_it_is_too_large_is_refused_before_it_comes(string method, string address, string? who, long length, int status)
    {
        using var call = await RawCall.StartAsync(app.Http.BaseAddress!, method, address, who, $"Content-Length: {length}");
        Assert.Equal(status, await call.StatusAsync());
    }

    /// <summary>A body in chunks does not say how long it is, and this one never ends.</summary>
    [Theory]
    [InlineData("PUT", "api/submissions/2023H1/82", "ProvinceClerk:82", Workbook, 413)]
    [InlineData("POST", "api/validations/2023H1/82", "ProvinceClerk:82", Workbook, 413)]
    [InlineData("POST", "api/keys", "CentralAdministrator", Json, 413)]
    [InlineData("POST", "api/submissions/2023H1/82/explanations", "ProvinceClerk:82", Json, 413)]
    [InlineData("PUT", "api/submissions/2023H1/82", "ProvinceClerk:83", 0, 403)]
    [InlineData("PUT", "api/submissions/2023H1/82", null, 0, 401)]
    [InlineData("DELETE", "api/keys/000000000000", "CentralAdministrator", 0, 404)]
    public async Task A_body_that_does_not_end_is_refused_at_the_limit(string method, string address, string? who, long limit, int status)
    {
        using var call = await RawCall.StartAsync(app.Http.BaseAddress!, method, address, who, "Transfer-Encoding: chunked");
        var sent = await call.PourAsync(limit + (16 * 1024 * 1024));
        Assert.Equal(status, await call.StatusAsync());

        // What is on its way between the two is in neither's hands; nothing is taken in by the tens of megabytes.
        Assert.InRange(sent, 0, limit + (12 * 1024 * 1024));
    }

    /// <summary>A page's form is read before its function is called: whose it is comes before how much of it is kept.</summary>
    [Theory]
    [InlineData(null, "Content-Length: 5000000", 401, 0)]
    [InlineData(null, "Content-Length: 22020097", 413, 0)]
    [InlineData("CentralAnalyst", "Content-Length: 22020097", 413, 0)]
    [InlineData(null, "Transfer-Encoding: chunked", 413, Json)]
    [InlineData("ProvinceClerk:82", "Transfer-Encoding: chunked", 413, Json + Workbook)]
    public async Task A_form_with_a_file_is_taken_in_from_who_is_signed_in(string? who, string length, int status, long limit)
    {
        const string Part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\n";
        using var call = await RawCall.StartAsync(
            app.Http.BaseAddress!, "POST", "ky/2023H1/tinh/82/kiem-tra", who, length, "multipart/form-data; boundary=x", limit > 0 ? $"{Part.Length:x}\r\n{Part}\r\n" : string.Empty);
        if (limit > 0)
        {
            Assert.InRange(await call.PourAsync(limit + (16 * 1024 * 1024)), 0, limit + (12 * 1024 * 1024));
        }

        Assert.Equal(status, await call.StatusAsync());
    }

    [Fact]
    public async Task A_form_with_the_largest_file_is_taken_from_a_clerk()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "ky/2023H1/tinh/82/kiem-tra")
        {
            Content = new MultipartFormDataContent { { new ByteArrayContent(new byte[Workbook]), "file", "bao-cao.xlsx" } },
        };
        request.Headers.Add(DevelopmentIdentity.Header, "ProvinceClerk:82");
        using var response = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>A body that is just as large as it may be is still looked at.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_up_to_the_limit_is_taken(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/validations/2023H1/82") { Content = new ByteArrayContent(new byte[Workbook]) };
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.Add(DevelopmentIdentity.Header, "ProvinceClerk:82");
        using var response = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Where nothing stands in front of the app, these headers are anybody's writing.</summary>
    [Fact]
    public async Task Nobody_is_believed_about_who_they_are_or_where_they_come_from()
    {
        using var http = new HttpClient { BaseAddress = app.Http.BaseAddress };
        var forged = PlatformIdentityTests.Header([("tid", GuardedApp.Tenant), ("oid", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"), ("roles", "CentralAdministrator")]);
        using (var request = new HttpRequestMessage(HttpMethod.Get, "api/keys"))
        {
            request.Headers.Add(PlatformIdentity.Header, forged);
            using var response = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        var key = await GuardedApp.KeyAsync(http);
        using (var request = GuardedApp.With(key, HttpMethod.Get, "api/submissions/2023H1/83/versions", "203.0.113.66"))
        {
            // It is not even a second credential.
            request.Headers.Add(PlatformIdentity.Header, forged);
            request.Headers.Add("X-Forwarded-Proto", "https");
            using var response = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.False(response.Headers.Contains("Strict-Transport-Security"));
        }

        var lines = await GuardedApp.LinesAsync(CadreReports.Storage.StorageAccount.Open(app.Storage));
        Assert.Equal("127.0.0.1", Assert.Single(lines, l => l.Who == "key-" + key.Split('_')[1]).From);
    }
}
