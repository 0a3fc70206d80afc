using System.Net;
using System.Text.RegularExpressions;
using CadreReports.Portal.Frame;
using CadreReports.Tests.EndToEnd;

namespace CadreReports.Tests.Portal;

/// <summary>What browsers and programs get besides pages: refusals, files that pages load, headers.</summary>
[Collection(PortalStage.Name)]
public sealed partial class PageAnswerTests(PortalStage stage)
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Theory]
    [InlineData("api/keys", Browser, 303, null)]
    [InlineData("api/keys", "application/json", 401, "application/problem+json")]
    [InlineData("api/keys", "*/*", 401, "application/problem+json")]
    [InlineData("api/khong-co", Browser, 404, "text/html")]
    [InlineData("api/khong-co", "*/*", 404, "application/problem+json")]
    [InlineData("khong-co", "*/*", 404, "text/html")]
    [InlineData("mat-khau", "*/*", 303, null)]
    public async Task People_get_pages_and_programs_problem_details(string address, string accepts, int status, string? type)
    {
        using var response = await AskAsync(HttpMethod.Get, address, accepts);
        Assert.Equal((status, type), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        if (status == 303)
        {
            Assert.Equal("/dang-nhap?tiep=" + Uri.EscapeDataString("/" + address), response.Headers.Location!.OriginalString);
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_where_to_go_on()
    {
        using var response = await AskAsync(HttpMethod.Get, "khong-co", Browser);
        var html = await response.Content.ReadAsStringAsync();
        foreach (var way in (string[])["/dang-nhap", "/", "/huong-dan"])
        {
            Assert.Contains($"<li><a href=\"{way}\">", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_of_somebody_signed_in_has_the_headers_of_every_answer()
    {
        var name = stage.NewName();
        using var browser = new FormBrowser(stage.Address);
        await browser.EnterAsync(name, await stage.AccountAsync(name, "CentralAnalyst"));
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = browser.Cookies }) { BaseAddress = stage.Address };
        foreach (var address in (string[])["mat-khau", "huong-dan", "khong-co"])
        {
            using var response = await http.GetAsync(address);
            SafeHeaders.AssertOn(response);
            Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("blazor", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Whatever_pages_load_is_kept_for_ever_under_an_address_that_changes_with_it()
    {
        using var page = await AskAsync(HttpMethod.Get, "huong-dan", Browser);
        var addresses = Asset().Matches(await page.Content.ReadAsStringAsync()).Select(match => match.Groups["address"].Value).Distinct().ToList();
        Assert.Equal(3, addresses.Count(address => address.EndsWith("portal.css", StringComparison.Ordinal) || address.EndsWith("portal.js", StringComparison.Ordinal) || address.EndsWith("favicon.svg", StringComparison.Ordinal)));
        foreach (var address in addresses)
        {
            using var response = await AskAsync(HttpMethod.Get, address, "*/*");
            var content = await response.Content.ReadAsByteArrayAsync();
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.NotEmpty(content);
            Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl!.ToString());
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.False(response.Headers.Contains("Set-Cookie"));
            Assert.Equal(TypeOf(address), response.Content.Headers.ContentType!.MediaType);

            using var head = await AskAsync(HttpMethod.Head, address, "*/*");
            Assert.Equal((HttpStatusCode.OK, (long?)content.Length), (head.StatusCode, head.Content.Headers.ContentLength));

            using var again = new HttpRequestMessage(HttpMethod.Get, address);
            again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
            using var known = await SendAsync(again);
            Assert.Equal((HttpStatusCode.NotModified, 0), (known.StatusCode, (await known.Content.ReadAsByteArrayAsync()).Length));

            using var old = await AskAsync(HttpMethod.Get, OldTag().Replace(address, "/tep/0000000000000000/"), "*/*");
            Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
            Assert.False(old.Headers.CacheControl!.Public);
        }
    }

    [Fact]
    public void Every_file_that_pages_load_has_an_address_of_its_own_and_is_small()
    {
        Assert.Equal(PortalAssets.Files.Count, PortalAssets.Files.Select(file => file.Address).Distinct(StringComparer.Ordinal).Count());
        Assert.All(PortalAssets.Files, file => Assert.InRange(file.Content.Length, 1, 100 * 1024));
    }

    private static string TypeOf(string address) => Path.GetExtension(address) switch
    {
        ".css" => "text/css",
        ".js" => "text/javascript",
        ".svg" => "image/svg+xml",
        _ => "image/png",
    };

    private Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, string accepts)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Accept.ParseAdd(accepts);
        return SendAsync(request);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = stage.Address };
        return await http.SendAsync(request);
    }

    [GeneratedRegex("(src|href)=\"(?<address>/tep/[^\"]+)\"")]
    private static partial Regex Asset();

    [GeneratedRegex("^/tep/[0-9a-f]{16}/")]
    private static partial Regex OldTag();
}
