using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Tests.Submissions.Reviews;

namespace CadreReports.Tests.EndToEnd;

/// <summary>Whatever was done over HTTP is in the audit trail, with the name of who did it.</summary>
public sealed class AuditApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Clerk = "ProvinceClerk:82";
    private const string Analyst = "CentralAnalyst";
    private const string Administrator = "CentralAdministrator";

    private static readonly PeriodId Period = new(2023, 1);
    private static readonly SampleWorkbooks Samples = new(CatalogueSet.Load());

    [Fact]
    public async Task Every_upload_acceptance_return_lock_and_download_of_a_summary_has_its_line()
    {
        var status = await app.Client.SendAsync(Period, "82", Samples.Upload(Period, "82")!.Content, default);
        await RunningApp.UntilAsync(() => app.Http.GetFromJsonAsync<JsonElement>(status), result => result.GetProperty("status").GetString() == "accepted");
        await RunningApp.UntilAsync(
            async () => (await CallAsync(HttpMethod.Get, "api/summaries/2023H1/mien-nam?format=docx", null, Analyst)).StatusCode, code => code == HttpStatusCode.OK);
        await ExpectAsync(HttpStatusCode.OK, HttpMethod.Post, "api/submissions/2023H1/82/return", new { version = 1, reason = Desk.Reason }, Analyst);
        await ExpectAsync(HttpStatusCode.OK, HttpMethod.Post, "api/periods/2023H1/state", new { state = "locked" }, Administrator);
        await ExpectAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "api/periods/2023H1/state", new { state = "published" }, Clerk);
        await ExpectAsync(HttpStatusCode.Forbidden, HttpMethod.Get, "api/audit", null, Analyst);
        await ExpectAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "api/audit", null, null);

        // The version's lines come with the message that the upload left, after its state is shown.
        var lines = await RunningApp.UntilAsync(
            () => LinesAsync("?from=2023-06-05&to=2023-06-06"), lines => lines.Any(l => l.Contains("submission.accept", StringComparison.Ordinal)));
        string[] expected =
            [
                $"{Clerk} request.upload 2023H1 82 202",
                $"{Clerk} submission.receive 2023H1 82 ",
                $"{Clerk} submission.accept 2023H1 82 ",
                $"{Analyst} request.read-summary 2023H1  200",
                $"{Analyst} request.return-submission 2023H1 82 200",
                $"{Analyst} submission.return 2023H1 82 ",
                $"{Administrator} request.manage-period 2023H1  200",
                $"{Administrator} period.lock 2023H1  ",
                $"{Clerk} request.manage-period 2023H1  403",
                $"{Analyst} request.read-audit   403",
            ];

        // Storage stamps files with whole seconds, so what became of one can stand before the request that brought it.
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            lines.Where(l => !l.EndsWith("404", StringComparison.Ordinal) && !l.StartsWith(Administrator + " request.read-audit", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));

        Assert.Equal(
            [$"{Clerk} submission.accept 2023H1 82 "],
            await LinesAsync($"?from=2023-06-05&to=2023-06-05&period=2023H1&province=82&who=development-{Clerk}&action=submission.a*"));
    }

    [Fact]
    public async Task Every_change_of_an_account_has_its_line_under_the_name_of_who_made_it()
    {
        await ExpectAsync(HttpStatusCode.Created, HttpMethod.Post, "api/accounts", new { account = "can-bo-82", role = "provinceClerk", province = "82" }, Administrator);
        await ExpectAsync(HttpStatusCode.OK, HttpMethod.Put, "api/accounts/can-bo-82", new { role = "provinceApprover", province = "82" }, Administrator);
        await ExpectAsync(HttpStatusCode.OK, HttpMethod.Post, "api/accounts/can-bo-82/password", null, Administrator);
        await ExpectAsync(HttpStatusCode.OK, HttpMethod.Post, "api/accounts/can-bo-82/state", new { state = "closed" }, Administrator);
        await ExpectAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "api/accounts/can-bo-82/state", new { state = "open" }, Analyst);

        Assert.Equal(
            [$"{Administrator} request.manage-accounts   201", .. Enumerable.Repeat($"{Administrator} request.manage-accounts   200", 3), $"{Analyst} request.manage-accounts   403"],
            await LinesAsync("?from=2023-06-05&to=2023-06-06&action=request.manage-accounts"));
        var made = await LinesAsync($"?from=2023-06-05&to=2023-06-06&who=development-{Administrator}&action=account.*");
        Assert.Equal(4, made.Count);
    }

    [Fact]
    public async Task The_trail_is_a_file_for_Excel_too()
    {
        await ExpectAsync(HttpStatusCode.Forbidden, HttpMethod.Get, "api/audit", null, Clerk);
        using var response = await CallAsync(HttpMethod.Get, "api/audit?from=2023-06-01&format=csv&action=request.read-audit", null, Administrator);
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.StartsWith("nhat-ky-2023-06-01-2023-06-", response.Content.Headers.ContentDisposition.FileName, StringComparison.Ordinal);
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
        Assert.StartsWith("\uFEFF\"Thời điểm", text, StringComparison.Ordinal);
        Assert.Contains($";development-{Clerk};request.read-audit;;;\"GET /api/audit\";;127.0.0.1;403\r\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?from=5/6/2023", "“from”")]
    [InlineData("?to=2023-06-31", "“to”")]
    [InlineData("?from=9999-12-31&to=9999-12-31", "“to”")]
    [InlineData("?from=2023-06-06&to=2023-06-05", "2023-06-06")]
    [InlineData("?period=2023", "“period”")]
    [InlineData("?format=xml", "json, csv")]
    public async Task A_question_that_makes_no_sense_is_refused_by_its_part(string query, string part)
    {
        using var response = await CallAsync(HttpMethod.Get, "api/audit" + query, null, Administrator);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(part, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<List<string>> LinesAsync(string query)
    {
        using var response = await CallAsync(HttpMethod.Get, "api/audit" + query, null, Administrator);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return [.. (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("lines").EnumerateArray().Select(line =>
            $"{line.GetProperty("who").GetString()!.Replace("development-", string.Empty, StringComparison.Ordinal)} {line.GetProperty("action").GetString()} {line.GetProperty("period").GetString()} {line.GetProperty("province").GetString()} {line.GetProperty("result")}")];
    }

    private async Task ExpectAsync(HttpStatusCode expected, HttpMethod method, string address, object? body, string? who)
    {
        using var response = await CallAsync(method, address, body, who);
        Assert.True(response.StatusCode == expected, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    private async Task<HttpResponseMessage> CallAsync(HttpMethod method, string address, object? body, string? who)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        using var plain = new HttpClient { BaseAddress = app.Http.BaseAddress };
        if (who is not null)
        {
            request.Headers.Add(DevelopmentIdentity.Header, who);
        }

        return await plain.SendAsync(request);
    }
}
