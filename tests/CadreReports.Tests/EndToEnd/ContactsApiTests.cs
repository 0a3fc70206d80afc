using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Storage;

namespace CadreReports.Tests.EndToEnd;

/// <summary>Whom the system writes to, from outside.</summary>
public sealed class ContactsApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Theory]
    [InlineData("GET", "82", true, true)]
    [InlineData("GET", "83", false, true)]
    [InlineData("GET", "trung-uong", false, true)]
    [InlineData("POST", "82", false, false)]
    [InlineData("PUT", "82/abc", false, false)]
    [InlineData("GET", "proposals?period=2023H1", false, true)]
    [InlineData("POST", "proposals/2023H1/82", false, false)]
    public async Task Everybody_gets_in_only_where_they_may(string method, string address, bool province, bool analyst)
    {
        foreach (var (who, allowed) in new[]
        {
            ("nobody", false), ("ProvinceClerk:82", province), ("ProvinceApprover:82", province), ("CentralAnalyst", analyst), ("CentralAdministrator", true),
        })
        {
            using var response = await CallAsync(new HttpMethod(method), address, method == "GET" ? null : new { }, who);
            Assert.Equal(
                (who, !allowed ? who == "nobody" ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden : method == "GET" ? HttpStatusCode.OK : HttpStatusCode.BadRequest),
                (who, response.StatusCode));
        }
    }

    [Fact]
    public async Task A_contact_is_added_once_changed_and_ended()
    {
        var clerk = new { name = "Nguyễn Thị Thử", role = "clerk", email = "thu@87.example", telephone = "0277 3851 000", validFrom = "2023-06-01", account = "clerk-87" };
        using (var created = await CallAsync(HttpMethod.Post, "87", clerk))
        {
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        }

        Assert.False((await SendAsync(HttpMethod.Post, "87", clerk)).GetProperty("added").GetBoolean());
        var id = Assert.Single((await GetAsync("87", "ProvinceClerk:87")).GetProperty("contacts").EnumerateArray()).GetProperty("id").GetString();
        await AssertProblemAsync(HttpStatusCode.Conflict, "đã có ở cùng vai trò", HttpMethod.Post, "87", clerk with { email = "THU@87.example", validFrom = "2023-07-01" });
        await SendAsync(HttpMethod.Post, "87", clerk with { role = "approver" }, HttpStatusCode.Created);

        var ended = new { clerk.name, clerk.role, clerk.email, clerk.telephone, clerk.validFrom, validTo = "2023-06-04", clerk.account };
        Assert.True((await SendAsync(HttpMethod.Put, $"87/{id}", ended)).GetProperty("changed").GetBoolean());
        Assert.False((await SendAsync(HttpMethod.Put, $"87/{id}", ended)).GetProperty("changed").GetBoolean());
        Assert.Equal("approver", Assert.Single((await GetAsync("87")).GetProperty("contacts").EnumerateArray()).GetProperty("role").GetString());
        Assert.Equal(2, (await GetAsync("87?on=2023-06-04")).GetProperty("contacts").GetArrayLength());
        Assert.Equal(2, (await GetAsync("87?all=true")).GetProperty("contacts").GetArrayLength());
        await AssertProblemAsync(HttpStatusCode.NotFound, "đầu mối", HttpMethod.Put, "87/khong-co", ended);

        // After the merger the digits are nobody's, and 82 is another province: its contacts are others'.
        await AssertProblemAsync(HttpStatusCode.NotFound, "“87”", HttpMethod.Get, "87?on=2025-07-01");
        await AssertProblemAsync(HttpStatusCode.Forbidden, "không được phép", HttpMethod.Get, "82?on=2025-07-01", who: "ProvinceClerk:82");
        Assert.Equal("Đồng Tháp", (await GetAsync("82?on=2025-07-01")).GetProperty("name").GetString());
        await AssertProblemAsync(HttpStatusCode.BadRequest, "“on”", HttpMethod.Get, "82?on=1/7/2025");

        await SendAsync(HttpMethod.Post, "trung-uong", new { name = "Trần Văn Thử", role = "analyst", email = "tw@example.vn" }, HttpStatusCode.Created);
        Assert.Equal("analyst", Assert.Single((await GetAsync("trung-uong")).GetProperty("contacts").EnumerateArray()).GetProperty("role").GetString());
        await AssertAuditAsync("87", id!, "contact.add Clerk", "contact.end ValidTo");
    }

    [Theory]
    [InlineData("""{"role":"clerk","email":"a@b.vn"}""", "“name”")]
    [InlineData("""{"name":"A\r\nBcc: b@c.vn","role":"clerk","email":"a@b.vn"}""", "on one line")]
    [InlineData("""{"name":"A","role":"chief","email":"a@b.vn"}""", "clerk, approver")]
    [InlineData("""{"name":"A","role":"analyst","email":"a@b.vn"}""", "A contact of a province")]
    [InlineData("""{"name":"A","role":"clerk","email":"a@b.vn\r\nBcc: b@c.vn"}""", "exactly one e-mail address")]
    [InlineData("""{"name":"A","role":"clerk","email":"a@b.vn, b@c.vn"}""", "exactly one e-mail address")]
    [InlineData("""{"name":"A","role":"clerk","email":"A <a@b.vn>"}""", "exactly one e-mail address")]
    [InlineData("""{"name":"A","role":"clerk","email":"a@b"}""", "exactly one e-mail address")]
    [InlineData("""{"name":"A","role":"clerk","email":"đ@b.vn"}""", "exactly one e-mail address")]
    [InlineData("""{"name":"A","role":"clerk","email":"a@b.vn","telephone":"1\n2"}""", "“telephone”")]
    [InlineData("""{"name":"A","role":"clerk","email":"a@b.vn","account":"a b"}""", "“account”")]
    [InlineData("""{"name":"A","role":"clerk","email":"a@b.vn","validFrom":"1/6/2023"}""", "“validFrom”")]
    [InlineData("""{"name":"A","role":"clerk","email":"a@b.vn","validFrom":"2023-06-02","validTo":"2023-06-01"}""", "validTo")]
    public async Task What_is_no_contact_is_refused_by_the_field(string json, string part)
    {
        // In English, for programs; the pages' Vietnamese names fields as people read them there.
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/contacts/60")
        {
            Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
            Headers = { { "Accept-Language", "en" } },
        };
        using var response = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(part, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_cover_says_is_proposed_and_taken_over_once()
    {
        var sent = await app.Client.SendAsync(new PeriodId(2023, 1), "82", new SampleWorkbooks(CatalogueSet.Load()).Upload(new PeriodId(2023, 1), "82")!.Content, default);
        await RunningApp.UntilAsync(() => app.Http.GetFromJsonAsync<JsonElement>(sent), r => r.GetProperty("status").GetString() != "received");
        var proposals = (await GetAsync("proposals?period=2023H1")).GetProperty("proposals").EnumerateArray().ToList();
        Assert.Equal(["82 clerk True", "82 approver True"], proposals.Select(p => $"{p.GetProperty("province").GetString()} {p.GetProperty("role").GetString()} {p.GetProperty("usable").GetBoolean()}"));
        var (name, email) = (proposals[0].GetProperty("name").GetString()!, proposals[0].GetProperty("email").GetString()!);

        // Somebody else has that mailbox until now, and a colleague stays.
        await SendAsync(HttpMethod.Post, "82", new { name = "Người Trước", role = "clerk", email, validFrom = "2023-01-01" }, HttpStatusCode.Created);
        await SendAsync(HttpMethod.Post, "82", new { name = "Đồng Nghiệp", role = "clerk", email = "khac@82.example", validFrom = "2023-01-01" }, HttpStatusCode.Created);
        var taken = await SendAsync(HttpMethod.Post, "proposals/2023H1/82", new { version = 1, role = "clerk" });
        Assert.Equal((name, "2023-06-05"), (
            Assert.Single(taken.GetProperty("added").EnumerateArray()).GetProperty("name").GetString(), taken.GetProperty("added")[0].GetProperty("validFrom").GetString()));
        Assert.Equal(("Người Trước", "2023-06-04"), (
            Assert.Single(taken.GetProperty("ended").EnumerateArray()).GetProperty("name").GetString(), taken.GetProperty("ended")[0].GetProperty("validTo").GetString()));
        Assert.Empty(taken.GetProperty("changed").EnumerateArray());

        var again = await SendAsync(HttpMethod.Post, "proposals/2023H1/82", new { version = 1, role = "clerk" });
        Assert.All(["added", "ended", "changed"], part => Assert.Empty(again.GetProperty(part).EnumerateArray()));
        Assert.Equal(["Đồng Nghiệp", name], (await GetAsync("82")).GetProperty("contacts").EnumerateArray().Select(c => c.GetProperty("name").GetString()).OrderBy(n => n == name));
        Assert.Equal("approver", Assert.Single((await GetAsync("proposals?period=2023H1")).GetProperty("proposals").EnumerateArray()).GetProperty("role").GetString());
        await AssertProblemAsync(HttpStatusCode.Conflict, "phiên bản 9", HttpMethod.Post, "proposals/2023H1/82", new { version = 9, role = "clerk" });
        await AssertProblemAsync(HttpStatusCode.Conflict, "vai trò này", HttpMethod.Post, "proposals/2023H1/82", new { version = 1, role = "analyst" });
        await AssertProblemAsync(HttpStatusCode.NotFound, "Mã kỳ", HttpMethod.Get, "proposals");
        await AssertAuditAsync("82", taken.GetProperty("added")[0].GetProperty("id").GetString()!, "contact.add Clerk");
        await AssertAuditAsync("82", taken.GetProperty("ended")[0].GetProperty("id").GetString()!, "contact.add Clerk", "contact.end ValidTo");
    }

    /// <summary>A line for every change, which names nobody.</summary>
    private async Task AssertAuditAsync(string province, string id, params string[] expected)
    {
        var lines = new List<AuditEntry>();
        await foreach (var line in new AuditLog(StorageAccount.Open(app.Storage)).ReadAsync(RunningApp.ClockStart.AddDays(-1), RunningApp.ClockStart.AddDays(2), default))
        {
            lines.Add(line);
        }

        Assert.Equal(expected, lines.Where(l => l.Province == province && l.Subject == id).Select(l => $"{l.Action} {l.Detail}"));
        Assert.DoesNotContain(lines, l => l.ToString().Contains('@', StringComparison.Ordinal) || l.ToString().Contains("Thử", StringComparison.Ordinal));
    }

    private Task<JsonElement> GetAsync(string address, string? who = null) => SendAsync(HttpMethod.Get, address, null, HttpStatusCode.OK, who);

    private async Task<JsonElement> SendAsync(
        HttpMethod method, string address, object? body, HttpStatusCode expected = HttpStatusCode.OK, string? who = null)
    {
        using var response = await CallAsync(method, address, body, who);
        Assert.True(response.StatusCode == expected, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task AssertProblemAsync(HttpStatusCode expected, string part, HttpMethod method, string address, object? body = null, string? who = null)
    {
        using var response = await CallAsync(method, address, body, who);
        Assert.Equal(expected, response.StatusCode);
        Assert.Contains(part, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> CallAsync(HttpMethod method, string address, object? body, string? who = null)
    {
        using var request = new HttpRequestMessage(method, "api/contacts/" + address) { Content = body is null ? null : JsonContent.Create(body) };
        if (who is not null)
        {
            request.Headers.Add(DevelopmentIdentity.Header, who);
        }

        return await app.Http.SendAsync(request);
    }
}
