using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Storage;
using CadreReports.Summaries.Ratios;
using CadreReports.Tests.Submissions.Reviews;

namespace CadreReports.Tests.EndToEnd;

/// <summary>The versions of a report and what is said about them, from outside.</summary>
public sealed class VersionsApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Clerk = "ProvinceClerk:";

    private static readonly PeriodId Period = new(2023, 1);
    private static readonly SampleWorkbooks Samples = new(CatalogueSet.Load());

    [Fact]
    public async Task Versions_are_listed_compared_and_given_back_as_they_came()
    {
        var workbook = new EditedWorkbook(Period, "82");
        await SendAsync("82", workbook.Build());
        var second = workbook.Type("BM05", "04", "total", 4321).Type("BM10", "A01", "content", "Mô hình mới được nhân rộng.").Build();
        await SendAsync("82", second);
        await SendAsync("82", Encoding.UTF8.GetBytes("thử"));

        var list = await GetAsync("82", "versions");
        var versions = list.GetProperty("versions").EnumerateArray().ToList();
        Assert.Equal([3, 2, 1], versions.Select(v => v.GetProperty("number").GetInt32()));
        Assert.Equal(["rejected", "accepted", "accepted"], versions.Select(v => v.GetProperty("state").GetString()));
        Assert.Equal("development-ProvinceClerk:82", versions[0].GetProperty("sender").GetString());
        var one = await GetAsync("82", "versions/2");
        Assert.Equal(versions[1].GetRawText(), one.GetProperty("version").GetRawText());
        Assert.Equal(0, one.GetProperty("version").GetProperty("errors").GetInt32());

        var difference = await GetAsync("82", "versions/1/diff/2");
        var figure = Assert.Single(difference.GetProperty("figures").EnumerateArray());
        Assert.Equal(("BM05", "04", 4321), (figure.GetProperty("form").GetString(), figure.GetProperty("row").GetString(), figure.GetProperty("after").GetInt64()));
        Assert.Equal("BM05!" + workbook.AddressOf("BM05", "04", "total"), figure.GetProperty("cellAfter").GetString());
        var line = Assert.Single(difference.GetProperty("lines").EnumerateArray());
        Assert.Equal(("changed", "A01"), (line.GetProperty("kind").GetString(), line.GetProperty("code").GetString()));

        using var original = await app.Http.GetAsync("api/submissions/2023H1/82/versions/2/original");
        Assert.Equal(second, await original.Content.ReadAsByteArrayAsync());
        Assert.Equal((ContentTypes.Xlsx, "attachment", "2023H1-82-000002.xlsx"), (
            original.Content.Headers.ContentType!.MediaType,
            original.Content.Headers.ContentDisposition!.DispositionType,
            original.Content.Headers.ContentDisposition.FileName));
        Assert.Equal("nosniff", original.Headers.GetValues("X-Content-Type-Options").Single());

        await AssertProblemAsync(HttpStatusCode.Conflict, "an toàn", HttpMethod.Get, "82/versions/2/diff/3");
        await AssertProblemAsync(HttpStatusCode.Conflict, "an toàn", HttpMethod.Get, "82/versions/3/original");
        await AssertProblemAsync(
            HttpStatusCode.NotFound, "“0123456789abcdef”", HttpMethod.Post, "82/explanations/0123456789abcdef/insufficient", new { answer = 1, reason = Desk.Reason });
        await AssertProblemAsync(HttpStatusCode.NotFound, "“7”", HttpMethod.Get, "82/versions/7");
        await AssertProblemAsync(HttpStatusCode.NotFound, "“0x1”", HttpMethod.Get, "82/versions/1/diff/0x1");
        await AssertProblemAsync(HttpStatusCode.NotFound, "chưa gửi báo cáo", HttpMethod.Get, "84/explanations");
    }

    [Fact]
    public async Task An_accepted_version_is_returned_with_a_reason_that_the_province_reads()
    {
        await SendAsync("87", Samples.Upload(Period, "87")!.Content);
        await AssertProblemAsync(HttpStatusCode.Forbidden, "không được phép", HttpMethod.Post, "87/return", new { version = 1, reason = Desk.Reason }, Clerk + "87");
        await AssertProblemAsync(HttpStatusCode.Conflict, "phiên bản", HttpMethod.Post, "87/return", new { version = 2, reason = Desk.Reason });

        var answer = await PostAsync("87/return", new { version = 1, reason = Desk.Reason }, "CentralAnalyst");
        Assert.Equal("returned", answer.GetProperty("state").GetString());
        var result = await GetAsync("87", string.Empty, Clerk + "87");
        Assert.Equal("returned", result.GetProperty("status").GetString());
        Assert.Equal(Desk.Reason, result.GetProperty("returned").GetProperty("reason").GetString());
        Assert.Equal(JsonValueKind.Null, result.GetProperty("accepted").ValueKind);
        await AssertProblemAsync(HttpStatusCode.Conflict, "trả lại", HttpMethod.Post, "87/return", new { version = 1, reason = Desk.Sentence });

        Assert.Equal("accepted", (await SendAsync("87", Samples.Upload(Period, "87")!.Content)).GetProperty("status").GetString());
        await RunningApp.UntilAsync(
            () => GetAsync("87", string.Empty),
            result => result.GetProperty("accepted") is { ValueKind: JsonValueKind.Object } accepted && accepted.GetProperty("version").GetInt32() == 2);
    }

    /// <summary>One appointment fewer by the five steps than there were appointments: odd, and to be explained.</summary>
    [Fact]
    public async Task A_query_is_explained_found_insufficient_explained_again_returned_and_sent_anew()
    {
        var appointed = Samples.Figures(Period, "83")[new FigureRef("BM05", "01", "total")];
        var workbook = new EditedWorkbook(Period, "83").Type("BM05", "01", "total", appointed + 1).Type("BM05", "02", "total", appointed).Build();
        var clerk = Clerk + "83";
        var sent = await SendAsync("83", workbook);
        Assert.Equal(("needs-explanation", 1), (sent.GetProperty("status").GetString(), sent.GetProperty("openQueries").GetInt32()));
        var query = Assert.Single(sent.GetProperty("findings").EnumerateArray(), f => f.GetProperty("severity").GetString() == "query");
        Assert.Equal(("BM05-05", "open"), (query.GetProperty("ruleId").GetString(), query.GetProperty("explanation").GetString()));
        var finding = query.GetProperty("id").GetString()!;

        await AssertProblemAsync(HttpStatusCode.BadRequest, "“0123456789abcdef”", HttpMethod.Post, "83/explanations", Explain("0123456789abcdef", 1), clerk);
        var explained = await PostAsync("83/explanations", Explain(finding, 1), clerk);
        Assert.Equal(("accepted", 0, false), (
            explained.GetProperty("state").GetString(), explained.GetProperty("openQueries").GetInt32(), explained.GetProperty("mayExplain").GetBoolean()));
        Assert.Equal("accepted", (await PostAsync("83/explanations", Explain(finding, 1), clerk)).GetProperty("state").GetString());
        await AssertProblemAsync(HttpStatusCode.Conflict, "không chờ giải trình", HttpMethod.Post, "83/explanations", Explain(finding, 2), clerk);

        var marked = await PostAsync($"83/explanations/{finding}/insufficient", new { answer = 1, reason = Desk.Reason }, "CentralAnalyst");
        Assert.Equal("needs-explanation", marked.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, (await GetAsync("83", string.Empty, clerk)).GetProperty("accepted").ValueKind);
        var shown = Assert.Single((await GetAsync("83", "explanations", clerk)).GetProperty("findings").EnumerateArray());
        Assert.Equal("insufficient", shown.GetProperty("finding").GetProperty("explanation").GetString());
        Assert.Equal((Desk.Say(1), "development-" + clerk), (
            Assert.Single(shown.GetProperty("answers").EnumerateArray()).GetProperty("text").GetString(), shown.GetProperty("answers")[0].GetProperty("by").GetString()));
        Assert.Equal(Desk.Reason, Assert.Single(shown.GetProperty("marks").EnumerateArray()).GetProperty("text").GetString());

        await AssertProblemAsync(HttpStatusCode.Conflict, "chưa đạt", HttpMethod.Post, "83/explanations", Explain(finding, 1), clerk);
        Assert.Equal("accepted", (await PostAsync("83/explanations", Explain(finding, 2), clerk)).GetProperty("state").GetString());
        Assert.Equal("returned", (await PostAsync("83/return", new { version = 1, reason = Desk.Reason }, "CentralAdministrator")).GetProperty("state").GetString());
        await AssertProblemAsync(HttpStatusCode.Conflict, "không chờ giải trình", HttpMethod.Post, "83/explanations", Explain(finding, 3), clerk);

        // The explanation that stood still stands: the figures have not changed.
        await AssertProblemAsync(HttpStatusCode.Conflict, "chưa đặt câu hỏi được", HttpMethod.Post, "83/questions", new { text = Desk.Question }, "CentralAnalyst");
        var anew = await SendAsync("83", workbook);
        Assert.Equal(("accepted", 2), (anew.GetProperty("status").GetString(), anew.GetProperty("version").GetInt32()));
        await AskAndAnswerAsync("83", version: 2);
    }

    /// <summary>The centre asks, the province answers, and both see it where the explanations are.</summary>
    private async Task AskAndAnswerAsync(string province, int version)
    {
        var (clerk, ratio) = (Clerk + province, Ratio.All[0].Id);
        await AssertProblemAsync(HttpStatusCode.BadRequest, "“text”", HttpMethod.Post, $"{province}/questions", new { text = "Vì sao?" }, "CentralAnalyst");
        await AssertProblemAsync(HttpStatusCode.BadRequest, ratio, HttpMethod.Post, $"{province}/questions", new { text = Desk.Question, ratio = "x" }, "CentralAnalyst");
        await AssertProblemAsync(HttpStatusCode.BadRequest, "“ratio”", HttpMethod.Post, $"{province}/questions", new { text = Desk.Question, ratio = 1 }, "CentralAnalyst");
        var asked = await PostAsync($"{province}/questions", new { text = Desk.Question, ratio }, "CentralAnalyst");
        Assert.Equal(("accepted", true), (asked.GetProperty("state").GetString(), asked.GetProperty("mayAnswer").GetBoolean()));
        Assert.Single((await PostAsync($"{province}/questions", new { text = Desk.Question, ratio }, "CentralAnalyst")).GetProperty("questions").EnumerateArray());
        var question = Assert.Single((await GetAsync(province, "explanations", clerk)).GetProperty("questions").EnumerateArray());
        Assert.Equal((version, ratio, Desk.Question, "open"), (
            question.GetProperty("version").GetInt32(), question.GetProperty("ratio").GetString(), question.GetProperty("text").GetString(), question.GetProperty("explanation").GetString()));

        var answer = new { version, explanations = (object[])[new { finding = question.GetProperty("id").GetString(), text = Desk.Say(1) }] };
        var answered = Assert.Single((await PostAsync($"{province}/explanations", answer, clerk)).GetProperty("questions").EnumerateArray());
        Assert.Equal(("answered", Desk.Say(1)), (answered.GetProperty("explanation").GetString(), answered.GetProperty("answers")[0].GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData("null", "JSON")]
    [InlineData("{", "JSON")]
    [InlineData("""{"version":1,"\ud800 is no name":1}""", "JSON")]
    [InlineData("""{"version":1,"explanations":[],"version":2}""", "JSON")]
    [InlineData("""{"version":1,"explanations":[{"finding":"a","finding":"b"}]}""", "JSON")]
    [InlineData("{}", "“version”")]
    [InlineData("""{"version":"1"}""", "“version”")]
    [InlineData("""{"version":1.5}""", "“version”")]
    [InlineData("""{"version":1}""", "“explanations”")]
    [InlineData("""{"version":1,"explanations":[]}""", "“explanations”")]
    [InlineData("""{"version":1,"explanations":[1]}""", "“explanations”")]
    [InlineData("""{"version":1,"explanations":[{"finding":"a"}]}""", "“explanations[0].text”")]
    [InlineData("""{"version":1,"explanations":[{"finding":"a","text":"Đã kiểm tra."}]}""", "“explanations[0].text”")]
    [InlineData("""{"version":1,"explanations":[{"finding":"a","text":"\ud800"}]}""", "“explanations[0].text”")]
    [InlineData("""{"version":1,"explanations":[{"finding":"a","text":"\ufffe\u0000\u202e"}]}""", "“explanations[0].text”")]
    [InlineData("""{"version":1,"explanations":[{"finding":"a","text":"Tăng do sắp xếp lại bộ máy."},{"finding":"a","text":"Tăng do sắp xếp lại bộ máy."}]}""", "hai lần")]
    public async Task A_body_that_is_not_right_is_refused_by_the_field(string json, string named)
    {
        using var body = new StringContent(json, Encoding.UTF8, ContentTypes.Json);
        using var response = await app.Http.PostAsync("api/submissions/2023H1/60/explanations", body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(named, await DetailAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_nested_without_end_is_refused()
    {
        using var body = new StringContent(string.Concat(Enumerable.Repeat("[", 100_000)), Encoding.UTF8, ContentTypes.Json);
        using var response = await app.Http.PostAsync("api/submissions/2023H1/60/return", body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("JSON", await DetailAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_not_declared_as_JSON_or_too_large_is_refused()
    {
        using var form = new StringContent("""{"version":1}""", Encoding.UTF8, "text/plain");
        using var unsupported = await app.Http.PostAsync("api/submissions/2023H1/60/return", form);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, unsupported.StatusCode);

        using var large = new StringContent(new string(' ', 1024 * 1024) + "{}", Encoding.UTF8, ContentTypes.Json);
        using var tooLarge = await app.Http.PostAsync("api/submissions/2023H1/60/return", large);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
    }

    [Theory]
    [InlineData(Clerk + "82", "GET", "83/versions", HttpStatusCode.Forbidden)]
    [InlineData(Clerk + "82", "GET", "83/versions/1", HttpStatusCode.Forbidden)]
    [InlineData(Clerk + "82", "GET", "83/versions/1/diff/2", HttpStatusCode.Forbidden)]
    [InlineData(Clerk + "82", "GET", "83/versions/1/original", HttpStatusCode.Forbidden)]
    [InlineData(Clerk + "82", "GET", "83/explanations", HttpStatusCode.Forbidden)]
    [InlineData(Clerk + "82", "POST", "83/explanations", HttpStatusCode.Forbidden)]
    [InlineData(Clerk + "82", "POST", "82/explanations/0123456789abcdef/insufficient", HttpStatusCode.Forbidden)]
    [InlineData(Clerk + "82", "POST", "82/questions", HttpStatusCode.Forbidden)]
    [InlineData("CentralAnalyst", "POST", "82/explanations", HttpStatusCode.Forbidden)]
    [InlineData("CentralAnalyst", "GET", "83/versions", HttpStatusCode.OK)]
    [InlineData("nobody", "GET", "83/versions", HttpStatusCode.Unauthorized)]
    [InlineData("nobody", "POST", "83/return", HttpStatusCode.Unauthorized)]
    public async Task Everybody_gets_in_only_where_they_may(string who, string method, string address, HttpStatusCode expected)
    {
        using var response = await CallAsync(new HttpMethod(method), address, method == "POST" ? new { } : null, who);
        Assert.Equal(expected, response.StatusCode);
    }

    private static object Explain(string finding, int text) => new { version = 1, explanations = (object[])[new { finding, text = Desk.Say(text) }] };

    private async Task<JsonElement> SendAsync(string province, byte[] workbook)
    {
        var status = await app.Client.SendAsync(Period, province, workbook, default);
        return await RunningApp.UntilAsync(() => app.Http.GetFromJsonAsync<JsonElement>(status), result => result.GetProperty("status").GetString() != "received");
    }

    private async Task<JsonElement> GetAsync(string province, string rest, string? who = null)
    {
        using var response = await CallAsync(HttpMethod.Get, rest.Length > 0 ? $"{province}/{rest}" : province, null, who);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> PostAsync(string address, object body, string who)
    {
        using var response = await CallAsync(HttpMethod.Post, address, body, who);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task AssertProblemAsync(HttpStatusCode expected, string part, HttpMethod method, string address, object? body = null, string? who = null)
    {
        using var response = await CallAsync(method, address, body, who);
        Assert.Equal(expected, response.StatusCode);
        Assert.Contains(part, await DetailAsync(response), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> CallAsync(HttpMethod method, string address, object? body, string? who)
    {
        using var request = new HttpRequestMessage(method, "api/submissions/2023H1/" + address) { Content = body is null ? null : JsonContent.Create(body) };
        if (who is not null)
        {
            request.Headers.Add(DevelopmentIdentity.Header, who);
        }

        return await app.Http.SendAsync(request);
    }

    private static async Task<string> DetailAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;
    }
}
