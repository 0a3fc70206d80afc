using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CadreReports.Access;
using CadreReports.Access.Platform;
using CadreReports.Portal.Frame;
using CadreReports.Storage;
using CadreReports.Tests.Access.Platform;

namespace CadreReports.Tests.EndToEnd;

/// <summary>Proxies, Azure's sign-in and limits, from outside.</summary>
public sealed class GuardedAppTests(GuardedApp app) : IClassFixture<GuardedApp>
{
    private const string Person = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
    private const string OwnStatus = "api/submissions/2023H1/82/versions";

    /// <summary>What a caller writes into the header stands before what the proxy adds, and only the latter counts.</summary>
    [Theory]
    [InlineData("198.51.100.1", "198.51.100.1")]
    [InlineData("203.0.113.66, 198.51.100.2", "198.51.100.2")]
    [InlineData("127.0.0.1, 198.51.100.3", "198.51.100.3")]
    [InlineData("203.0.113.66, 127.0.0.1, 198.51.100.4:51234", "198.51.100.4")]
    [InlineData("127.0.0.1, 2001:db8::5", "2001:db8::5")]
    public async Task The_audit_trail_has_the_address_that_the_proxy_saw(string forwarded, string from)
    {
        var key = await GuardedApp.KeyAsync(app.Http);
        using (var response = await app.Http.SendAsync(GuardedApp.With(key, HttpMethod.Get, "api/submissions/2023H1/83/versions", forwarded)))
        {
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        Assert.Equal(from, Assert.Single(await GuardedApp.LinesAsync(app.Storage), l => l.Who == "key-" + key.Split('_')[1]).From);
    }

    /// <summary>A proxy that says of a caller that they are this machine does not make them the developer at it.</summary>
    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-For", "198.51.100.1, 127.0.0.1")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    public async Task Nobody_is_the_developer_by_way_of_a_proxy(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/periods");
        request.Headers.Add(DevelopmentIdentity.Header, "CentralAdministrator");
        request.Headers.Add(header, value);
        using var response = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Wrong_keys_are_limited_by_address_and_a_right_one_is_not_told_among_them()
    {
        var key = await GuardedApp.KeyAsync(app.Http);
        var wrong = key[..^1] + (key[^1] == '0' ? '1' : '0');
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            using var response = await app.Http.SendAsync(GuardedApp.With(wrong, HttpMethod.Get, OwnStatus, "198.51.100.20"));
            return response.StatusCode;
        }));
        Assert.Equal((GuardedApp.Times, 40 - GuardedApp.Times), (answers.Count(a => a == HttpStatusCode.Unauthorized), answers.Count(a => a == HttpStatusCode.TooManyRequests)));

        foreach (var (forwarded, expected) in new[]
        {
            ("198.51.100.20", HttpStatusCode.TooManyRequests),
            ("203.0.113.1, 198.51.100.20", HttpStatusCode.TooManyRequests),
            ("198.51.100.21", HttpStatusCode.OK),
        })
        {
            using var response = await app.Http.SendAsync(GuardedApp.With(key, HttpMethod.Get, OwnStatus, forwarded));
            Assert.Equal((forwarded, expected), (forwarded, response.StatusCode));
            if (expected == HttpStatusCode.TooManyRequests)
            {
                Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 2 * 60 * 60);
                Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
            }
        }

        // Without a key, the address is as good as any.
        using var health = await app.Http.SendAsync(GuardedApp.With(null, HttpMethod.Get, "api/health", "198.51.100.20"));
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task Good_keys_are_not_counted()
    {
        var key = await GuardedApp.KeyAsync(app.Http);
        for (var i = 0; i < 4 * GuardedApp.Times; i++)
        {
            using var response = await app.Http.SendAsync(GuardedApp.With(key, HttpMethod.Get, OwnStatus, "198.51.100.30"));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task Files_are_limited_by_who_sends_them()
    {
        var keys = new[] { await GuardedApp.KeyAsync(app.Http), await GuardedApp.KeyAsync(app.Http) };
        foreach (var key in keys)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
            {
                // One who goes on from another address is still the same.
                using var request = GuardedApp.With(key, i % 2 == 0 ? HttpMethod.Put : HttpMethod.Post, i % 2 == 0 ? "api/submissions/2023H1/82" : "api/validations/2023H1/82", $"198.51.100.{40 + i}");
                using var response = await app.Http.SendAsync(request);
                return response.StatusCode;
            }));
            Assert.Equal(
                (GuardedApp.Times, 20 - GuardedApp.Times),
                (answers.Count(a => a == HttpStatusCode.BadRequest), answers.Count(a => a == HttpStatusCode.TooManyRequests)));
        }
    }

    [Fact]
    public async Task The_platforms_people_have_the_role_that_the_directory_gives()
    {
        Assert.Equal(HttpStatusCode.OK, (await PlatformAsync("api/contacts/trung-uong", [("roles", "CentralAnalyst")])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PlatformAsync("api/keys", [("roles", "CentralAnalyst")])).Status);
        Assert.Equal(HttpStatusCode.OK, (await PlatformAsync("api/keys", [("roles", "CentralAdministrator")])).Status);
        Assert.Contains(await GuardedApp.LinesAsync(app.Storage), l => l is { Who: "entra-" + Person, Action: "request.manage-keys", Result: 403 });

        foreach (var roles in (string[][])[[], ["CentralAdministrator", "CentralAnalyst"], ["ProvinceClerk"]])
        {
            var (status, detail) = await PlatformAsync("api/contacts/trung-uong", [.. roles.Select(r => ("roles", r))]);
            Assert.Equal(HttpStatusCode.Forbidden, status);
            Assert.Contains("quản trị Trung ương", detail, StringComparison.Ordinal);
        }
    }

    /// <summary>Whoever has an account here is what it says, and nothing once it is closed, whatever the directory says.</summary>
    [Fact]
    public async Task An_account_here_says_what_the_platforms_people_may_do()
    {
        const string Account = "entra-bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee";
        (string, string)[] header = [(PlatformIdentity.Header, PlatformIdentityTests.Header(
            [("tid", GuardedApp.Tenant), ("oid", Account["entra-".Length..]), ("roles", "CentralAdministrator")]))];
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("api/keys", header)).Status);

        Assert.Equal(HttpStatusCode.Created, await AdministerAsync("api/accounts", new { account = Account, role = "provinceApprover", province = "82" }));
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync("api/keys", header)).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("api/contacts/82", header)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync("api/contacts/83", header)).Status);

        Assert.Equal(HttpStatusCode.OK, await AdministerAsync($"api/accounts/{Account}/state", new { state = "closed" }));
        var (status, detail) = await SendAsync("api/contacts/82", header);
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains(Account, detail, StringComparison.Ordinal);
    }

    /// <summary>A browser sends the platform's cookie along whatever page makes it call; a program's token it does not.</summary>
    [Fact]
    public async Task A_page_elsewhere_changes_nothing_in_the_name_of_the_platforms_people()
    {
        var header = PlatformIdentityTests.Header([("tid", GuardedApp.Tenant), ("oid", Person), ("roles", "CentralAdministrator")]);
        foreach (var (authorization, expected) in new[] { (null, HttpStatusCode.BadRequest), ("Basic x", HttpStatusCode.BadRequest), ("Bearer x", HttpStatusCode.NotFound) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, "api/keys/000000000000");
            request.Headers.Add(PlatformIdentity.Header, header);
            if (authorization is not null)
            {
                request.Headers.Add("Authorization", authorization);
            }

            using var response = await app.Http.SendAsync(request);
            Assert.Equal((authorization, expected), (authorization, response.StatusCode));
        }
    }

    /// <summary>Nobody can say which of the two counts, but a session here can still be ended, by its own token alone.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_beside_the_platforms_sign_in_can_be_ended(bool byApi)
    {
        var from = ("X-Forwarded-For", byApi ? "198.51.100.91" : "198.51.100.92");
        (string, string) platform = (PlatformIdentity.Header, PlatformIdentityTests.Header([("tid", GuardedApp.Tenant), ("oid", Person), ("roles", "CentralAdministrator")]));
        var name = byApi ? "thu-hai-noi-a" : "thu-hai-noi-b";
        using var way = new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false };
        using var browser = new Browser(app.Http.BaseAddress!, way);
        var made = await browser.AskAsync(HttpMethod.Post, "api/accounts", new { account = name, role = "centralAnalyst" }, (DevelopmentIdentity.Header, "CentralAdministrator"));
        var password = made.Body.GetProperty("oneTimePassword").GetString();
        Assert.Equal(200, (await browser.AskAsync(HttpMethod.Post, "api/session", new { account = name, password }, from)).Status);

        Assert.Equal(401, (await browser.AskAsync(HttpMethod.Get, "api/session", null, platform)).Status);
        using var page = await browser.SendAsync(HttpMethod.Get, "dang-nhap", null, platform, ("Accept", "text/html"));
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
        Assert.Contains("Đăng xuất tài khoản của hệ thống</button>", html, StringComparison.Ordinal);
        // It is about nobody.
        Assert.DoesNotContain("class=\"who\"", html, StringComparison.Ordinal);

        // Nothing else is let through for it, with or without the token.
        var token = Regex.Match(html, "name=\"form-token\" value=\"([^\"]+)\"").Groups[1].Value;
        Assert.Equal(401, (await FormAsync("mat-khau", token)).Status);
        Assert.Equal(401, (await browser.AskAsync(HttpMethod.Put, "api/session/password", new { @new = "ngựa đúng pin ghim" }, platform)).Status);
        if (byApi)
        {
            browser.Token = null;
            Assert.Equal(400, (await browser.AskAsync(HttpMethod.Delete, "api/session", null, platform)).Status);
            browser.Token = token;
            Assert.Equal(204, (await browser.AskAsync(HttpMethod.Delete, "api/session", null, platform)).Status);
        }
        else
        {
            Assert.Equal(400, (await FormAsync("dang-xuat", token[..^4] + "AAAA")).Status);
            Assert.Equal((303, "/dang-nhap?xong=signed-out"), await FormAsync("dang-xuat", token));
        }

        Assert.Equal("entra-" + Person, (await browser.AskAsync(HttpMethod.Get, "api/session", null, platform)).Body.GetProperty("account").GetString());
        Assert.Contains(await GuardedApp.LinesAsync(app.Storage), line => line.Who == name && line is { Action: "request.sign-out", Result: 204 });

        async Task<(int Status, string? Next)> FormAsync(string address, string formToken)
        {
            browser.Token = null;
            using var response = await browser.SendAsync(
                HttpMethod.Post, address, new FormUrlEncodedContent([KeyValuePair.Create("form-token", formToken), KeyValuePair.Create("new", "ngựa đúng pin ghim")]), platform);
            return ((int)response.StatusCode, response.Headers.Location?.OriginalString);
        }
    }

    /// <summary>One who tries many accounts from one place, and one who tries one account from many.</summary>
    [Fact]
    public async Task Tries_to_sign_in_are_limited()
    {
        foreach (var (account, address) in new (Func<int, string>, Func<int, string>)[]
        {
            (i => $"can-bo-{i}", _ => "198.51.100.60"),
            (_ => "can-bo", i => $"198.51.100.{70 + i}"),
        })
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
            {
                using var request = GuardedApp.With(null, HttpMethod.Post, "api/session", address(i));
                request.Content = JsonContent.Create(new { account = account(i), password = "khong-phai-mat-khau" });
                using var response = await app.Http.SendAsync(request);
                return response.StatusCode;
            }));
            Assert.Equal(
                (GuardedApp.Times, 20 - GuardedApp.Times),
                (answers.Count(a => a == HttpStatusCode.Unauthorized), answers.Count(a => a == HttpStatusCode.TooManyRequests)));
        }
    }

    [Fact]
    public async Task What_is_not_the_platforms_word_about_our_people_is_refused()
    {
        var right = PlatformIdentityTests.Header([("tid", GuardedApp.Tenant), ("oid", Person), ("roles", "CentralAdministrator")]);
        var other = PlatformIdentityTests.Header([("tid", "99999999-2222-3333-4444-555555555555"), ("oid", Person), ("roles", "CentralAdministrator")]);
        foreach (var header in (string[])[other, "%%%", "CentralAdministrator", right[..^9], Convert.ToBase64String(Encoding.UTF8.GetBytes("[]"))])
        {
            Assert.Equal((header, HttpStatusCode.Unauthorized), (header, (await SendAsync("api/contacts/trung-uong", (PlatformIdentity.Header, header))).Status));
        }

        // Twice the header, or another credential beside it: nobody can say which counts.
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("api/keys", (PlatformIdentity.Header, other), (PlatformIdentity.Header, right))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("api/keys", (PlatformIdentity.Header, right), ("X-Api-Key", await GuardedApp.KeyAsync(app.Http)))).Status);

        // What the platform says in other headers is a name for people, and nobody's proof.
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("api/keys", ("X-MS-CLIENT-PRINCIPAL-ID", Person), ("X-MS-CLIENT-PRINCIPAL-NAME", "CentralAdministrator"))).Status);
    }

    /// <summary>
    /// The platform's people are led to its sign-in and out of it again; who has no business here reads why on a page, which may
    /// load what it needs.
    /// </summary>
    [Fact]
    public async Task Pages_lead_the_platforms_people()
    {
        async Task<(HttpStatusCode Status, string Text)> PageAsync(string address, params (string, string)[] roles)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (roles.Length > 0)
            {
                request.Headers.Add(PlatformIdentity.Header, PlatformIdentityTests.Header([("tid", GuardedApp.Tenant), ("oid", Person), .. roles]));
            }

            using var response = await app.Http.SendAsync(request);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }

        var signIn = await PageAsync("mat-khau");
        Assert.Equal(HttpStatusCode.OK, signIn.Status);
        Assert.Contains("href=\"/.auth/login/aad?post_login_redirect_uri=%2Fmat-khau\"", signIn.Text, StringComparison.Ordinal);

        var stranger = await PageAsync("khong-co", ("name", "An"));
        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
        Assert.Contains($"entra-{Person}", stranger.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PageAsync(PortalAssets.Style.Address, ("name", "An"))).Status);

        var missing = await PageAsync("khong-co", ("roles", "CentralAdministrator"));
        Assert.Equal(HttpStatusCode.NotFound, missing.Status);
        Assert.Contains("href=\"/.auth/logout?post_logout_redirect_uri=%2Fdang-nhap\"", missing.Text, StringComparison.Ordinal);
    }

    /// <summary>Only over a connection that is encrypted, as the proxy says, are browsers told to insist on that.</summary>
    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    [InlineData(null, false)]
    public async Task Browsers_are_told_to_insist_on_encryption(string? scheme, bool told)
    {
        foreach (var address in (string[])["api/health", "api/keys", "api/no-such-thing"])
        {
            using var request = GuardedApp.With(null, HttpMethod.Get, address, "198.51.100.9");
            if (scheme is not null)
            {
                request.Headers.Add("X-Forwarded-Proto", scheme);
            }

            using var response = await app.Http.SendAsync(request);
            Assert.Equal(told ? ["max-age=31536000; includeSubDomains"] : [], response.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values : []);
        }
    }

    /// <summary>An answer that failed says nothing of why, and has the headers of every other.</summary>
    [Fact]
    public async Task A_failure_has_the_headers_too()
    {
        await app.Storage.Tables.DeleteTableAsync(StorageNames.RemindersTable);
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/periods/2023H1/reminders");
        request.Headers.Add(DevelopmentIdentity.Header, "CentralAdministrator");
        using var response = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        SafeHeaders.AssertOn(response);
        Assert.DoesNotContain("Reminders", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> AdministerAsync(string address, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        request.Headers.Add(DevelopmentIdentity.Header, "CentralAdministrator");
        using var response = await app.Http.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>Their browser sends the platform's word along with everything, so that only the platform can sign them out.</summary>
    [Fact]
    public async Task Whom_the_platform_signed_in_wrongly_is_told_on_a_page_how_to_sign_out()
    {
        foreach (var (tenant, status) in ((string, HttpStatusCode)[])[("99999999-2222-3333-4444-555555555555", HttpStatusCode.Unauthorized), (GuardedApp.Tenant, HttpStatusCode.Forbidden)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "dang-nhap");
            request.Headers.Accept.ParseAdd("text/html");
            request.Headers.Add(PlatformIdentity.Header, PlatformIdentityTests.Header([("tid", tenant), ("oid", Guid.NewGuid().ToString())]));
            using var response = await app.Http.SendAsync(request);
            Assert.Equal(status, response.StatusCode);
            Assert.Contains("<a href=\"/.auth/logout?", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private Task<(HttpStatusCode Status, string? Detail)> PlatformAsync(string address, (string, string)[] roles) =>
        SendAsync(address, (PlatformIdentity.Header, PlatformIdentityTests.Header([("tid", GuardedApp.Tenant), ("oid", Person), .. roles])));

    private async Task<(HttpStatusCode Status, string? Detail)> SendAsync(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await app.Http.SendAsync(request);
        var said = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (response.StatusCode, said.TryGetProperty("detail", out var detail) ? detail.GetString() : null);
    }
}
