using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;

namespace CadreReports.Tests.EndToEnd;

/// <summary>From the centre's asking for confirmations to a report that counts, from outside.</summary>
public sealed class ConfirmationApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly PeriodId Period = new(2023, 1);
    private static readonly SampleWorkbooks Samples = new(CatalogueSet.Load());

    [Fact]
    public async Task A_version_counts_when_the_approver_of_its_province_has_confirmed_it()
    {
        foreach (var (who, expected) in new[]
        {
            ("nobody", HttpStatusCode.Unauthorized), ("ProvinceClerk:82", HttpStatusCode.Forbidden), ("ProvinceApprover:82", HttpStatusCode.Forbidden),
            ("CentralAnalyst", HttpStatusCode.Forbidden), ("CentralAdministrator", HttpStatusCode.OK),
        })
        {
            Assert.Equal((who, expected), (who, (await CallAsync(HttpMethod.Post, "periods/2023H1/confirmation", who, new { asked = true })).Status));
        }

        var wished = await CallAsync(HttpMethod.Post, "periods/2023H1/confirmation", "CentralAdministrator", new { asked = true });
        Assert.Equal(JsonValueKind.Null, wished.Body.GetProperty("added").ValueKind);
        Assert.True(wished.Body.GetProperty("period").GetProperty("standing").GetProperty("asksConfirmation").GetBoolean());
        var act = Assert.Single(wished.Body.GetProperty("period").GetProperty("acts").EnumerateArray());
        Assert.Equal(("confirmation", true, "development-CentralAdministrator"), (
            act.GetProperty("kind").GetString(), act.GetProperty("asked").GetBoolean(), act.GetProperty("by").GetString()));
        var own = await CallAsync(HttpMethod.Get, "periods/2023H1/provinces/82", "ProvinceClerk:82");
        Assert.True(own.Body.GetProperty("province").GetProperty("standing").GetProperty("asksConfirmation").GetBoolean());

        var workbook = Samples.Upload(Period, "82")!.Content;
        using (var content = new ByteArrayContent(workbook))
        {
            using var checkedOnly = await app.Http.PostAsync("api/validations/2023H1/82", content);
            Assert.Equal("awaiting-confirmation", (await checkedOnly.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
        }

        var address = await app.Client.SendAsync(Period, "82", workbook, default);
        var sent = await RunningApp.UntilAsync(() => app.Http.GetFromJsonAsync<JsonElement>(address), r => r.GetProperty("status").GetString() != "received");
        Assert.Equal(("awaiting-confirmation", true, JsonValueKind.Null, JsonValueKind.Null), (
            sent.GetProperty("status").GetString(), sent.GetProperty("asksConfirmation").GetBoolean(), sent.GetProperty("confirmed").ValueKind, sent.GetProperty("accepted").ValueKind));
        Assert.Equal("awaiting-confirmation", await StatusAsync("82"));
        var receipt = await app.Http.GetStringAsync("api/submissions/2023H1/82/receipt.html");
        Assert.Contains("chờ xác nhận", receipt, StringComparison.Ordinal);
        var sheet = await app.Http.GetStringAsync("api/submissions/2023H1/82/versions/1/confirmation-sheet.html");
        Assert.Contains("chờ xác nhận", sheet, StringComparison.Ordinal);
        Assert.Contains("CHƯA CHÍNH THỨC", sheet, StringComparison.Ordinal);
        Assert.True((await CallAsync(HttpMethod.Get, "submissions/2023H1/82/explanations", "ProvinceApprover:82")).Body.GetProperty("mayConfirm").GetBoolean());

        const string Confirm = "submissions/2023H1/82/versions/1/confirm";
        foreach (var (who, expected) in new[]
        {
            ("nobody", HttpStatusCode.Unauthorized), ("ProvinceClerk:82", HttpStatusCode.Forbidden), ("ProvinceClerk:83", HttpStatusCode.Forbidden),
            ("ProvinceApprover:83", HttpStatusCode.Forbidden), ("CentralAnalyst", HttpStatusCode.Forbidden), ("CentralAdministrator", HttpStatusCode.Forbidden),
        })
        {
            Assert.Equal((who, expected), (who, (await CallAsync(HttpMethod.Post, Confirm, who)).Status));
        }

        Assert.Equal("awaiting-confirmation", await StatusAsync("82"));
        Assert.Equal(HttpStatusCode.NotFound, (await CallAsync(HttpMethod.Post, "submissions/2023H1/82/versions/2/confirm", "ProvinceApprover:82")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await CallAsync(HttpMethod.Post, "submissions/2023H1/83/versions/1/confirm", "ProvinceApprover:83")).Status);

        // Twice gives the same answer.
        for (var time = 0; time < 2; time++)
        {
            var confirmed = await CallAsync(HttpMethod.Post, Confirm, "ProvinceApprover:82");
            Assert.Equal((HttpStatusCode.OK, "accepted", false), (
                confirmed.Status, confirmed.Body.GetProperty("state").GetString(), confirmed.Body.GetProperty("mayConfirm").GetBoolean()));
        }

        var version = (await CallAsync(HttpMethod.Get, "submissions/2023H1/82/versions", "ProvinceClerk:82")).Body.GetProperty("versions")[0];
        Assert.Equal((true, "development-ProvinceApprover:82", "accepted"), (
            version.GetProperty("asksConfirmation").GetBoolean(), version.GetProperty("confirmed").GetProperty("by").GetString(), version.GetProperty("state").GetString()));
        var now = (await CallAsync(HttpMethod.Get, "submissions/2023H1/82", "ProvinceClerk:82")).Body;
        Assert.Equal((1, "development-ProvinceApprover:82"), (
            now.GetProperty("accepted").GetProperty("version").GetInt32(), now.GetProperty("confirmed").GetProperty("by").GetString()));
        Assert.Equal("accepted", await StatusAsync("82"));
        Assert.DoesNotContain("CHƯA CHÍNH THỨC", await app.Http.GetStringAsync("api/submissions/2023H1/82/versions/1/confirmation-sheet.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2023H1", """{}""", HttpStatusCode.BadRequest, "“asked”")]
    [InlineData("2023H1", """{"asked":null}""", HttpStatusCode.BadRequest, "“asked”")]
    [InlineData("2023H1", """{"asked":"true"}""", HttpStatusCode.BadRequest, "“asked”")]
    [InlineData("2023H1", """{"asked":true,"province":"82"}""", HttpStatusCode.BadRequest, "Hãy bỏ tỉnh, thành phố khỏi yêu cầu")]
    [InlineData("2021H1", """{"asked":true}""", HttpStatusCode.Conflict, "đã khóa")]
    [InlineData("1999H1", """{"asked":true}""", HttpStatusCode.NotFound, "1999H1")]
    public async Task What_may_not_be_is_refused_with_what_to_do(string period, string json, HttpStatusCode expected, string part)
    {
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await app.Http.PostAsync($"api/periods/{period}/confirmation", body);
        var detail = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString();
        Assert.Equal((expected, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains(part, detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_wait_is_not_confirmed()
    {
        var address = await app.Client.SendAsync(new PeriodId(2022, 2), "87", Samples.Upload(new PeriodId(2022, 2), "87")!.Content, default);
        var sent = await RunningApp.UntilAsync(() => app.Http.GetFromJsonAsync<JsonElement>(address), r => r.GetProperty("status").GetString() != "received");
        Assert.Equal(("accepted", false), (sent.GetProperty("status").GetString(), sent.GetProperty("asksConfirmation").GetBoolean()));
        var refused = await CallAsync(HttpMethod.Post, "submissions/2022H2/87/versions/1/confirm", "ProvinceApprover:87");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("không chờ xác nhận", refused.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<string?> StatusAsync(string province) =>
        (await app.Http.GetFromJsonAsync<JsonElement>("api/periods/2023H1/status")).GetProperty("provinces").EnumerateArray()
            .Single(p => p.GetProperty("code").GetString() == province).GetProperty("status").GetString();

    private async Task<(HttpStatusCode Status, JsonElement Body)> CallAsync(HttpMethod method, string address, string who, object? body = null)
    {
        using var request = new HttpRequestMessage(method, "api/" + address) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add(DevelopmentIdentity.Header, who);
        using var response = await app.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}
