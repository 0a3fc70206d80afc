using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;

namespace CadreReports.Tests.EndToEnd;

/// <summary>The life of a period, from outside. One application a test: periods are opened and locked in it.</summary>
public sealed class PeriodsApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Clerk = "ProvinceClerk:82";
    private const string Reason = "Mạng của tỉnh hỏng trong hai ngày.";

    [Theory]
    [InlineData("GET", "", false, true)]
    [InlineData("GET", "/2023H1", false, true)]
    [InlineData("GET", "/2023H1/provinces/82", true, true)]
    [InlineData("GET", "/2023H1/provinces/83", false, true)]
    [InlineData("POST", "/2023H1/state", false, false)]
    [InlineData("POST", "/2023H1/due", false, false)]
    public async Task Everybody_gets_in_only_where_they_may(string method, string address, bool province, bool analyst)
    {
        // An administrator who says nothing is let in and told so.
        foreach (var (who, allowed) in new[] { ("nobody", false), (Clerk, province), ("ProvinceApprover:82", province), ("CentralAnalyst", analyst), ("CentralAdministrator", true) })
        {
            using var response = await CallAsync(new HttpMethod(method), address, method == "POST" ? new { } : null, who);
            Assert.Equal(
                (who, !allowed ? who == "nobody" ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden : method == "POST" ? HttpStatusCode.BadRequest : HttpStatusCode.OK),
                (who, response.StatusCode));
        }
    }

    [Fact]
    public async Task A_period_is_opened_extended_locked_reopened_for_one_and_published()
    {
        var opened = await PostAsync("/2023H2/state", new { state = "open" });
        Assert.Equal(("open", 1), (opened.GetProperty("added").GetProperty("state").GetString(), opened.GetProperty("added").GetProperty("number").GetInt32()));
        Assert.Equal(JsonValueKind.Null, (await PostAsync("/2023H2/state", new { state = "open" })).GetProperty("added").ValueKind);

        // The moment is shown as Vietnam writes it, in whatever offset it came.
        var moved = (await PostAsync("/2023H2/due", new { due = "2023-12-12T10:00:00Z" })).GetProperty("period").GetProperty("standing");
        Assert.Equal(("2023-12-12T17:00:00+07:00", "2023-12-17T17:00:00+07:00", "open"), (
            moved.GetProperty("due").GetString(), moved.GetProperty("graceEnd").GetString(), moved.GetProperty("phase").GetString()));
        await PostAsync("/2023H2/due", new { due = "2023-12-14T17:00:00+07:00", province = "82", reason = Reason });
        var own = (await GetAsync("/2023H2/provinces/82", Clerk)).GetProperty("province");
        Assert.Equal((true, "2023-12-14T17:00:00+07:00"), (own.GetProperty("isExtended").GetBoolean(), own.GetProperty("standing").GetProperty("due").GetString()));
        Assert.False((await GetAsync("/2023H2/provinces/82", Clerk)).TryGetProperty("acts", out _));

        await PostAsync("/2023H2/state", new { state = "locked" });
        await PostAsync("/2023H2/state", new { state = "reopened", province = "82", reason = Reason });
        var shown = await GetAsync("/2023H2");
        Assert.Equal(("locked", "locked"), (shown.GetProperty("standing").GetProperty("state").GetString(), shown.GetProperty("standing").GetProperty("phase").GetString()));
        Assert.Equal(["published", "reopened"], shown.GetProperty("next").EnumerateArray().Select(s => s.GetString()));
        var province = Assert.Single(shown.GetProperty("provinces").EnumerateArray());
        Assert.Equal(("82", "reopened", "open"), (
            province.GetProperty("province").GetString(), province.GetProperty("ownState").GetString(), province.GetProperty("standing").GetProperty("phase").GetString()));
        Assert.EndsWith("+00:00", shown.GetProperty("standing").GetProperty("closedAt").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["1 state open", "2 due ", "3 due ", "4 state locked", "5 state reopened"],
            shown.GetProperty("acts").EnumerateArray().Select(a => $"{a.GetProperty("number")} {a.GetProperty("kind").GetString()} {a.GetProperty("state").GetString()}"));
        Assert.Equal(("development-CentralAdministrator", Reason), (shown.GetProperty("acts")[4].GetProperty("by").GetString(), shown.GetProperty("acts")[4].GetProperty("reason").GetString()));

        await PostAsync("/2023H2/state", new { state = "period", province = "82" });
        await PostAsync("/2023H2/state", new { state = "published" });
        var line = (await GetAsync(string.Empty)).GetProperty("periods").EnumerateArray().Single(p => p.GetProperty("period").GetString() == "2023H2");
        Assert.Equal("published", line.GetProperty("standing").GetProperty("phase").GetString());
    }

    [Theory]
    [InlineData("state", """{"state":"published"}""", HttpStatusCode.Conflict, "đang mở nên không chuyển sang “đã công bố”")]
    [InlineData("state", """{"state":"draft"}""", HttpStatusCode.BadRequest, "“state”")]
    [InlineData("state", """{"state":"period"}""", HttpStatusCode.BadRequest, "“state”")]
    [InlineData("state", """{"state":1}""", HttpStatusCode.BadRequest, "“state”")]
    [InlineData("state", """{"state":"locked","province":"99"}""", HttpStatusCode.BadRequest, "“99”")]
    [InlineData("state", """{"state":"published","province":"82"}""", HttpStatusCode.BadRequest, "cả kỳ")]
    [InlineData("state", """{"state":"reopened","province":"82","reason":"Sửa số liệu theo kết luận kiểm tra."}""", HttpStatusCode.Conflict, "Tiền Giang")]
    [InlineData("state", """{"state":"locked","reason":"Xong."}""", HttpStatusCode.BadRequest, "“reason”")]
    [InlineData("due", """{}""", HttpStatusCode.BadRequest, "“due”")]
    [InlineData("due", """{"province":"82"}""", HttpStatusCode.BadRequest, "“due”")]
    [InlineData("due", """{"due":"2023-06-12T17:00:00"}""", HttpStatusCode.BadRequest, "“due”")]
    [InlineData("due", """{"due":"2023-06-12T17:00:30+07:00"}""", HttpStatusCode.BadRequest, "tròn phút")]
    [InlineData("due", """{"due":"2023-05-30T17:00:00+07:00"}""", HttpStatusCode.BadRequest, "31/5/2023")]
    [InlineData("due", """{"due":"2024-06-12T17:00:00+07:00"}""", HttpStatusCode.BadRequest, "120 ngày")]
    [InlineData("due", """{"due":"2023-06-01T17:00:00+07:00"}""", HttpStatusCode.Conflict, "đã qua")]
    [InlineData("due", """{"due":"2023-06-10T17:00:00+07:00","province":"82","reason":"Mạng của tỉnh hỏng trong hai ngày."}""", HttpStatusCode.Conflict, "17:00 ngày 10/6/2023")]
    [InlineData("due", """{"due":"2023-06-12T17:00:00+07:00","province":"82"}""", HttpStatusCode.BadRequest, "phải ghi lý do")]
    public async Task What_may_not_be_is_refused_with_what_to_do(string address, string json, HttpStatusCode expected, string part)
    {
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await app.Http.PostAsync("api/periods/2023H1/" + address, body);
        var detail = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString();
        Assert.Equal((expected, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains(part, detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_after_the_lock_is_kept_and_told_so()
    {
        var workbook = new SampleWorkbooks(CatalogueSet.Load()).Upload(new PeriodId(2022, 2), "82")!.Content;
        await PostAsync("/2022H2/state", new { state = "locked", province = "82" });
        await Task.Delay(1100);
        using (var content = new ByteArrayContent(workbook))
        {
            using var checkedOnly = await app.Http.PostAsync("api/validations/2022H2/82", content);
            var answer = await checkedOnly.Content.ReadFromJsonAsync<JsonElement>();
            Assert.True(answer.GetProperty("closed").GetBoolean());
            Assert.Contains("đã khóa số liệu", answer.GetProperty("message").GetString(), StringComparison.Ordinal);
            Assert.NotEqual("locked", answer.GetProperty("status").GetString());
        }

        var status = await app.Client.SendAsync(new PeriodId(2022, 2), "82", workbook, default);
        var result = await RunningApp.UntilAsync(() => app.Http.GetFromJsonAsync<JsonElement>(status), r => r.GetProperty("status").GetString() != "received");
        Assert.Equal("locked", result.GetProperty("status").GetString());
        Assert.Contains("đã khóa số liệu", result.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, result.GetProperty("accepted").ValueKind);
        var page = await app.Http.GetStringAsync("api/submissions/2022H2/82/receipt.html");
        Assert.Contains("kỳ báo cáo đã khóa số liệu", page, StringComparison.Ordinal);
        var line = await LineAsync("2022H2", "82");
        Assert.Equal(("locked", "locked", true), (line.GetProperty("status").GetString(), line.GetProperty("phase").GetString(), line.GetProperty("isLate").GetBoolean()));
        var other = await LineAsync("2022H2", "83");
        Assert.Equal(("overdue", false, "2022-12-10T17:00:00+07:00"), (
            other.GetProperty("phase").GetString(), other.GetProperty("isExtended").GetBoolean(), other.GetProperty("due").GetString()));
    }

    private async Task<JsonElement> LineAsync(string period, string province) =>
        (await app.Http.GetFromJsonAsync<JsonElement>($"api/periods/{period}/status")).GetProperty("provinces").EnumerateArray()
            .Single(p => p.GetProperty("code").GetString() == province);

    private async Task<JsonElement> GetAsync(string address, string? who = null)
    {
        using var response = await CallAsync(HttpMethod.Get, address, null, who);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> PostAsync(string address, object body)
    {
        using var response = await CallAsync(HttpMethod.Post, address, body, null);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<HttpResponseMessage> CallAsync(HttpMethod method, string address, object? body, string? who)
    {
        using var request = new HttpRequestMessage(method, "api/periods" + address) { Content = body is null ? null : JsonContent.Create(body) };
        if (who is not null)
        {
            request.Headers.Add(DevelopmentIdentity.Header, who);
        }

        return await app.Http.SendAsync(request);
    }
}
