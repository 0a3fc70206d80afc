using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Tests.EndToEnd;
using CadreReports.Tests.Submissions.Reviews;

namespace CadreReports.Tests.Portal.Board;

/// <summary>What the centre does on pages of the board, from outside.</summary>
public sealed class BoardFormsTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string TooShort = "Sai rồi";

    private static readonly PeriodId Period = new(2023, 1);

    [Fact]
    public async Task A_report_is_asked_about_and_returned_where_the_reason_is_enough()
    {
        await SendAsync("84", new EditedWorkbook(Period, "84").Build(), "accepted");
        var (status, page) = await PostAsync("ky/2023H1/tinh/84/hoi", ("text", TooShort));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains($">{TooShort}</textarea>", page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, "/ky/2023H1/tinh/84?xong=question-asked"), await PostAsync("ky/2023H1/tinh/84/hoi?ti-le=admitted-of-quota", ("text", Desk.Question), ("ratio", "admitted-of-quota")));

        (status, page) = await PostAsync("ky/2023H1/tinh/84/tra-lai", ("version", "1"), ("reason", TooShort));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains($">{TooShort}</textarea>", page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, "/ky/2023H1/tinh/84?xong=report-returned"), await PostAsync("ky/2023H1/tinh/84/tra-lai", ("version", "1"), ("reason", Desk.Reason)));

        // Nothing counts now, so nothing can be returned or asked.
        Assert.DoesNotContain("<textarea", await GetAsync("ky/2023H1/tinh/84/tra-lai"), StringComparison.Ordinal);
        var board = await GetAsync("ky/2023H1?vung=mien-nam&trang-thai=returned");
        Assert.Contains("<a class=\"tile returned\" href=\"/ky/2023H1/tinh/84\">", board, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\"><a href=\"/ky/2023H1/tinh/84\">Trà Vinh</a></th>", board, StringComparison.Ordinal);
        Assert.Contains(Desk.Question, await GetAsync("ky/2023H1/phat-hien?loai=cau-hoi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_is_found_insufficient_on_the_list()
    {
        // One appointment fewer by the five steps than there were appointments: odd, and to be explained.
        var appointed = QueryCatalogue.Samples.Figures(Period, "83")[new FigureRef("BM05", "01", "total")];
        await SendAsync("83", new EditedWorkbook(Period, "83").Type("BM05", "01", "total", appointed + 1).Type("BM05", "02", "total", appointed).Build(), "needs-explanation");
        var open = Between(await GetAsync("ky/2023H1/phat-hien?tinh=83"), "<article class=\"card finding\">", "</article>");
        Assert.Contains("Chưa giải trình", open, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", open, StringComparison.Ordinal);
        var query = Assert.Single((await app.Http.GetFromJsonAsync<JsonElement>("api/submissions/2023H1/83/explanations")).GetProperty("findings").EnumerateArray());
        var id = query.GetProperty("finding").GetProperty("id").GetString();
        using (var said = await app.Http.PostAsJsonAsync("api/submissions/2023H1/83/explanations", new { version = 1, explanations = new[] { new { finding = id, text = Desk.Sentence } } }))
        {
            said.EnsureSuccessStatusCode();
        }

        var list = await GetAsync("ky/2023H1/phat-hien?tinh=83&giai-trinh=da");
        Assert.Contains(Desk.Sentence, list, StringComparison.Ordinal);
        var action = Between(list, "<form method=\"post\" action=\"/ky/2023H1/phat-hien/83/", "\"");
        var finding = action.Split('?')[0];
        Assert.Equal($"{finding}?tinh=83&amp;giai-trinh=da", action);
        var (address, answer) = ($"ky/2023H1/phat-hien/83/{finding}?tinh=83&giai-trinh=da", Between(list, "name=\"answer\" value=\"", "\""));

        var (status, page) = await PostAsync(address, ("answer", answer), ("reason", TooShort));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains($">{TooShort}</textarea>", page, StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.SeeOther, "/ky/2023H1/phat-hien?tinh=83&giai-trinh=da&xong=found-insufficient"),
            await PostAsync(address, ("answer", answer), ("reason", Desk.Reason)));
        Assert.Contains("Không có mục nào như đã chọn.", await GetAsync("ky/2023H1/phat-hien?tinh=83&giai-trinh=da"), StringComparison.Ordinal);
        Assert.Contains(Desk.Reason, await GetAsync("ky/2023H1/phat-hien?tinh=83&giai-trinh=chua-dat"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Regions_that_are_none_are_no_page()
    {
        using var request = Request(HttpMethod.Get, "ky/2023H1?vung=mien-tay");
        using var response = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<h1>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        Assert.True(start >= before.Length, text);
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }

    private static HttpRequestMessage Request(HttpMethod method, string address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Add(DevelopmentIdentity.Header, "CentralAnalyst");
        return request;
    }

    private async Task SendAsync(string province, byte[] workbook, string state)
    {
        await app.Client.SendAsync(Period, province, workbook, default);
        await RunningApp.UntilAsync(() => app.Client.StatusAsync(Period, "mien-nam", default), board => board.Provinces.Single(p => p.Code == province).Status == state);
    }

    private async Task<string> GetAsync(string address)
    {
        using var request = Request(HttpMethod.Get, address);
        using var response = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <returns>The status, and where it leads or the page.</returns>
    private async Task<(HttpStatusCode Status, string Answer)> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Http.BaseAddress };
        using var request = Request(HttpMethod.Post, address);
        request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await http.SendAsync(request);
        return (response.StatusCode, response.Headers.Location?.ToString() ?? await response.Content.ReadAsStringAsync());
    }
}
