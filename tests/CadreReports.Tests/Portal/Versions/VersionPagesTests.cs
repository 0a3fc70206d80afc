using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Tests.EndToEnd;
using CadreReports.Tests.Submissions.Reviews;

namespace CadreReports.Tests.Portal.Versions;

/// <summary>The pages about versions and their forms, as a browser without script uses them.</summary>
public sealed partial class VersionPagesTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Clerk = "ProvinceClerk:";
    private const string Approver = "ProvinceApprover:";
    private const string Analyst = "CentralAnalyst";

    private static readonly PeriodId Period = new(2023, 1);

    /// <summary>A period of its own: who confirms is asked of all its provinces.</summary>
    private static readonly PeriodId Earlier = new(2022, 2);

    private static readonly SampleWorkbooks Samples = new(CatalogueSet.Load());

    [Fact]
    public async Task What_was_found_is_explained_doubted_and_explained_again_on_the_page()
    {
        var appointed = Samples.Figures(Period, "83")[new FigureRef("BM05", "01", "total")];
        await SendAsync(Period, "83", new EditedWorkbook(Period, "83").Type("BM05", "01", "total", appointed + 1).Type("BM05", "02", "total", appointed).Build());
        var page = await PageAsync("2023H1/tinh/83/phien-ban/1", Clerk + "83");
        Assert.Contains("Còn 1 nội dung cần giải trình", page, StringComparison.Ordinal);
        Assert.Contains("BM05", page, StringComparison.Ordinal);
        var finding = Field().Match(page).Groups["finding"].Value;
        Assert.Matches("^[0-9a-f]{16}$", finding);

        // Nothing typed, and too little typed: the page says so, and what was typed is still there.
        var (status, empty) = await PostAsync("2023H1/tinh/83/phien-ban/1/giai-trinh", Clerk + "83", Explain(finding, string.Empty));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("“Nội dung giải trình” chưa có gì để gửi", empty, StringComparison.Ordinal);
        (status, var brief) = await PostAsync("2023H1/tinh/83/phien-ban/1/giai-trinh", Clerk + "83", Explain(finding, "Đã kiểm tra <b>."));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(">Đã kiểm tra &lt;b&gt;.</textarea>", brief, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", brief, StringComparison.Ordinal);

        await DoneAsync("2023H1/tinh/83/phien-ban/1/giai-trinh", Clerk + "83", Explain(finding, Desk.Say(1)), "2023H1/tinh/83/phien-ban/1?xong=explanations-sent");
        page = await PageAsync("2023H1/tinh/83/phien-ban/1?xong=explanations-sent", Clerk + "83");
        Assert.Contains("Đã gửi giải trình.", page, StringComparison.Ordinal);
        Assert.Contains(Desk.Say(1), page, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", page, StringComparison.Ordinal);
        // What is explained is not said to need an explanation, on the report's own page either.
        var report = await PageAsync("2023H1/tinh/83", Clerk + "83");
        Assert.Contains("1 nội dung đã giải trình", report, StringComparison.Ordinal);
        Assert.DoesNotContain("1 nội dung cần giải trình", report, StringComparison.Ordinal);

        // The centre is offered to doubt it; the reason is asked for.
        var centre = await PageAsync("2023H1/tinh/83/phien-ban/1", Analyst);
        var answer = AnswerNumber().Match(centre).Groups["number"].Value;
        (status, var unsaid) = await PostAsync($"2023H1/tinh/83/phien-ban/1/giai-trinh/{finding}/chua-dat", Analyst, ("answer", answer), ("reason", "kém"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("“Lý do” quá ngắn", unsaid, StringComparison.Ordinal);
        Assert.Contains(">kém</textarea>", unsaid, StringComparison.Ordinal);
        await DoneAsync($"2023H1/tinh/83/phien-ban/1/giai-trinh/{finding}/chua-dat", Analyst, [("answer", answer), ("reason", Desk.Reason)], "2023H1/tinh/83/phien-ban/1?xong=found-insufficient");

        page = await PageAsync("2023H1/tinh/83/phien-ban/1", Clerk + "83");
        Assert.Contains(Desk.Reason, page, StringComparison.Ordinal);
        (status, var same) = await PostAsync("2023H1/tinh/83/phien-ban/1/giai-trinh", Clerk + "83", Explain(finding, Desk.Say(1)));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("Lời này đã gửi trước đây và chưa đạt", same, StringComparison.Ordinal);
        await DoneAsync("2023H1/tinh/83/phien-ban/1/giai-trinh", Clerk + "83", Explain(finding, Desk.Say(2)), "2023H1/tinh/83/phien-ban/1?xong=explanations-sent");
        Assert.Contains("Đang được tính", await PageAsync("2023H1/tinh/83/phien-ban/1", Clerk + "83"), StringComparison.Ordinal);

        // A question is asked and answered on the same page.
        using (var ask = Request(HttpMethod.Post, "api/submissions/2023H1/83/questions", Analyst, JsonContent(new { text = Desk.Question })))
        {
            (await app.Http.SendAsync(ask)).EnsureSuccessStatusCode();
        }

        page = await PageAsync("2023H1/tinh/83/phien-ban/1", Clerk + "83");
        Assert.Contains("id=\"cau-hoi\"", page, StringComparison.Ordinal);
        var question = Field().Match(page).Groups["finding"].Value;
        await DoneAsync("2023H1/tinh/83/phien-ban/1/tra-loi", Clerk + "83", Explain(question, Desk.Say(3)), "2023H1/tinh/83/phien-ban/1?xong=answers-sent");
        Assert.Contains(Desk.Say(3), await PageAsync("2023H1/tinh/83/phien-ban/1", Analyst), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_is_confirmed_with_what_was_read_and_its_signed_copy_attached()
    {
        using (var ask = Request(HttpMethod.Post, "api/periods/2022H2/confirmation", "CentralAdministrator", JsonContent(new { asked = true })))
        {
            (await app.Http.SendAsync(ask)).EnsureSuccessStatusCode();
        }

        await SendAsync(Earlier, "60", Samples.Upload(Earlier, "60")!.Content);
        var awaiting = await PageAsync("2022H2/tinh/60/phien-ban/1", Clerk + "60");
        Assert.DoesNotContain("name=\"revision\"", awaiting, StringComparison.Ordinal);
        // The page to sign says itself that it is not to be signed yet.
        Assert.DoesNotContain("/phien-ban/1/phieu-xac-nhan\"", awaiting, StringComparison.Ordinal);
        Assert.Contains("Khi phiên bản này được chấp nhận mới in phiếu", awaiting, StringComparison.Ordinal);
        var revision = Revision().Match(await PageAsync("2022H2/tinh/60/phien-ban/1", Approver + "60")).Groups["number"].Value;
        var (status, other) = await PostAsync("2022H2/tinh/60/phien-ban/1/xac-nhan", Approver + "60", ("revision", "7"));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("đã thay đổi so với nội dung được xác nhận", other, StringComparison.Ordinal);
        await DoneAsync("2022H2/tinh/60/phien-ban/1/xac-nhan", Approver + "60", [("revision", revision)], "2022H2/tinh/60/phien-ban/1?xong=version-confirmed");
        Assert.Contains("/phien-ban/1/phieu-xac-nhan\"", await PageAsync("2022H2/tinh/60/phien-ban/1", Clerk + "60"), StringComparison.Ordinal);

        using var file = new ByteArrayContent("%PDF-1.7\n%%EOF\n"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } };
        using var form = new MultipartFormDataContent { { file, "file", "phieu.pdf" } };
        using var attach = Request(HttpMethod.Post, "ky/2022H2/tinh/60/phien-ban/1/phieu-xac-nhan", Clerk + "60", form);
        using var attached = await StayAsync(attach);
        Assert.Equal((HttpStatusCode.SeeOther, "/ky/2022H2/tinh/60/phien-ban/1?xong=confirmation-attached"), (attached.StatusCode, attached.Headers.Location?.OriginalString));
        Assert.Contains("/api/submissions/2022H2/60/versions/1/confirmation\"", await PageAsync("2022H2/tinh/60/phien-ban/1", Analyst), StringComparison.Ordinal);

        using var none = new MultipartFormDataContent { { new StringContent("x"), "khac" } };
        using var lacking = Request(HttpMethod.Post, "ky/2022H2/tinh/60/phien-ban/1/phieu-xac-nhan", Clerk + "60", none);
        using var refused = await StayAsync(lacking);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Chưa chọn tệp", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_are_listed_and_compared()
    {
        var workbook = new EditedWorkbook(Period, "82");
        var none = await PageAsync("2023H1/tinh/82/phien-ban", Clerk + "82");
        Assert.Contains("Chưa có phiên bản nào", none, StringComparison.Ordinal);
        await SendAsync(Period, "82", workbook.Build());
        await SendAsync(Period, "82", workbook.Type("BM05", "04", "total", 4321).Type("BM10", "A01", "content", "Mô hình <mới> được nhân rộng.").Build());
        await SendAsync(Period, "82", Encoding.UTF8.GetBytes("thử"));

        var list = await PageAsync("2023H1/tinh/82/phien-ban", Clerk + "82");
        Assert.Equal(["3", "2", "1"], Row().Matches(list).Select(m => m.Groups["number"].Value));
        Assert.Equal(["2", "1", "2", "1"], Option().Matches(list).Select(m => m.Groups["number"].Value));
        Assert.Contains("/ky/2023H1/tinh/82/so-sanh/1/2", list, StringComparison.Ordinal);

        using var compare = Request(HttpMethod.Get, "ky/2023H1/tinh/82/so-sanh?truoc=1&sau=2", Clerk + "82");
        using var chosen = await StayAsync(compare);
        Assert.Equal("/ky/2023H1/tinh/82/so-sanh/1/2", chosen.Headers.Location?.OriginalString);
        using var senseless = Request(HttpMethod.Get, "ky/2023H1/tinh/82/so-sanh?truoc=a", Clerk + "82");
        using var back = await StayAsync(senseless);
        Assert.Equal("/ky/2023H1/tinh/82/phien-ban", back.Headers.Location?.OriginalString);

        var difference = await PageAsync("2023H1/tinh/82/so-sanh/1/2", Clerk + "82");
        Assert.Contains("4.321", difference, StringComparison.Ordinal);
        Assert.Contains("BM05!" + workbook.AddressOf("BM05", "04", "total"), difference, StringComparison.Ordinal);
        Assert.Contains("Mô hình &lt;mới&gt; được nhân rộng.", difference, StringComparison.Ordinal);
        Assert.Contains("cùng một phiên bản", await PageAsync("2023H1/tinh/82/so-sanh/2/2", Clerk + "82"), StringComparison.Ordinal);
        Assert.Contains("kiểm tra an toàn", await PageAsync("2023H1/tinh/82/so-sanh/2/3", Clerk + "82", HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Contains("Không có phiên bản “7”", await PageAsync("2023H1/tinh/82/phien-ban/7", Clerk + "82", HttpStatusCode.NotFound), StringComparison.Ordinal);
        Assert.Contains("từ chối khi kiểm tra an toàn", await PageAsync("2023H1/tinh/82/phien-ban/3", Analyst), StringComparison.Ordinal);
    }

    private static (string, string)[] Explain(string finding, string text) =>
        [("version", "1"), ($"explanations[{finding}].finding", finding), ($"explanations[{finding}].text", text)];

    private static StringContent JsonContent(object body) => new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

    private static HttpRequestMessage Request(HttpMethod method, string address, string who, HttpContent? body = null)
    {
        var request = new HttpRequestMessage(method, address) { Content = body };
        request.Headers.Add(DevelopmentIdentity.Header, who);
        return request;
    }

    private async Task SendAsync(PeriodId period, string province, byte[] workbook)
    {
        var address = await app.Client.SendAsync(period, province, workbook, default);
        await RunningApp.UntilAsync(
            async () => JsonDocument.Parse(await app.Http.GetStringAsync(address)).RootElement.GetProperty("status").GetString(), status => status != "received");
    }

    private async Task<string> PageAsync(string page, string who, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = Request(HttpMethod.Get, "ky/" + page, who);
        using var response = await StayAsync(request);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Equal((page, expected), (page, response.StatusCode));
        return html;
    }

    private async Task<(HttpStatusCode Status, string Html)> PostAsync(string form, string who, params (string Name, string Value)[] fields)
    {
        using var request = Request(HttpMethod.Post, "ky/" + form, who, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        using var response = await StayAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task DoneAsync(string form, string who, (string Name, string Value)[] fields, string next)
    {
        using var request = Request(HttpMethod.Post, "ky/" + form, who, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        using var response = await StayAsync(request);
        Assert.Equal((HttpStatusCode.SeeOther, "/ky/" + next), (response.StatusCode, response.Headers.Location?.OriginalString));
    }

    /// <summary>Goes nowhere that the answer leads to.</summary>
    private async Task<HttpResponseMessage> StayAsync(HttpRequestMessage request)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Http.BaseAddress };
        return await http.SendAsync(request);
    }

    [GeneratedRegex("name=\"explanations\\[(?<finding>[^\\]]+)\\]\\.text\"")]
    private static partial Regex Field();

    [GeneratedRegex("name=\"answer\" value=\"(?<number>\\d+)\"")]
    private static partial Regex AnswerNumber();

    [GeneratedRegex("name=\"revision\" value=\"(?<number>\\d+)\"")]
    private static partial Regex Revision();

    [GeneratedRegex("<th scope=\"row\"><a href=\"/ky/2023H1/tinh/82/phien-ban/(?<number>\\d+)\"")]
    private static partial Regex Row();

    [GeneratedRegex("<option value=\"(?<number>\\d+)\"")]
    private static partial Regex Option();
}
