using System.Net;
using System.Net.Http.Headers;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Storage;

namespace CadreReports.Tests.EndToEnd;

/// <summary>The pages on which a province sends its report, without script.</summary>
public sealed class ReportPagesTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly SampleWorkbooks Samples = new(CatalogueSet.Load());

    [Fact]
    public async Task A_province_sends_its_workbook_by_the_pages_form_and_is_led_to_the_result()
    {
        using var clerk = Browser("ProvinceClerk:83");
        var before = await clerk.GetStringAsync("ky/2023H1/tinh/83");
        Assert.Contains("Còn 5 ngày", before, StringComparison.Ordinal);
        Assert.Contains("href=\"/api/templates/2023H1/83\"", before, StringComparison.Ordinal);
        Assert.Contains("action=\"/ky/2023H1/tinh/83/gui\"", before, StringComparison.Ordinal);
        Assert.Contains("Chưa có phiên bản nào.", before, StringComparison.Ordinal);

        using var sent = await clerk.PostAsync("ky/2023H1/tinh/83/gui", Form(Samples.Upload(new PeriodId(2023, 1), "83")!.Content));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var waiting = sent.Headers.Location!.ToString();
        Assert.StartsWith("/ky/2023H1/tinh/83/gui/", waiting, StringComparison.Ordinal);
        var seen = await RunningApp.UntilAsync(() => clerk.GetAsync(waiting), answer => answer.StatusCode != HttpStatusCode.OK);
        Assert.Equal((HttpStatusCode.SeeOther, "/ky/2023H1/tinh/83/phien-ban/1"), (seen.StatusCode, seen.Headers.Location!.ToString()));

        var after = await clerk.GetStringAsync("ky/2023H1/tinh/83");
        Assert.Contains("số liệu của phiên bản 1 được tính", after, StringComparison.Ordinal);
        Assert.Contains("2023H1-83-000001", after, StringComparison.Ordinal);
        Assert.Contains("gửi đúng hạn", after, StringComparison.Ordinal);

        // The same file again, as when what was corrected was not saved: no new version, and the page says so.
        using var again = await clerk.PostAsync("ky/2023H1/tinh/83/gui", Form(Samples.Upload(new PeriodId(2023, 1), "83")!.Content));
        seen = await RunningApp.UntilAsync(() => clerk.GetAsync(again.Headers.Location!.ToString()), answer => answer.StatusCode != HttpStatusCode.OK);
        Assert.Equal("/ky/2023H1/tinh/83/phien-ban/1?xong=same-file", seen.Headers.Location!.ToString());
        Assert.Contains("<p class=\"notice watch\" role=\"status\">Tệp vừa gửi giống hệt", await clerk.GetStringAsync(seen.Headers.Location!.ToString()), StringComparison.Ordinal);

        using var centre = Browser("CentralAnalyst");
        var shown = await centre.GetStringAsync("ky/2023H1/tinh/83");
        Assert.Contains("/ky/2023H1/tinh/83/phien-ban/1", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("/ky/2023H1/tinh/83/gui", shown, StringComparison.Ordinal);
        Assert.Contains("/ky/2023H1/tinh/83/tra-lai", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("/ky/2023H1/tinh/83/tra-lai", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_a_file_is_shown_again_with_the_reason()
    {
        using var clerk = Browser("ProvinceClerk:84");
        foreach (var place in (string[])["gui", "kiem-tra"])
        {
            // As a browser sends a field for a file that was left empty.
            using var refused = await clerk.PostAsync($"ky/2023H1/tinh/84/{place}", Form([]));
            var page = await refused.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
            Assert.Contains("Chưa chọn tệp", page, StringComparison.Ordinal);
            Assert.Contains("action=\"/ky/2023H1/tinh/84/gui\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_check_shows_what_would_be_found_and_keeps_nothing()
    {
        var province = SampleWorkbooks.UnbalancedProvince;
        using var clerk = Browser($"ProvinceClerk:{province}");
        using var found = await clerk.PostAsync($"ky/2023H1/tinh/{province}/kiem-tra", Form(Samples.Upload(new PeriodId(2023, 1), province)!.Content));
        var page = await found.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.Contains("Báo cáo chưa được gửi.", page, StringComparison.Ordinal);
        Assert.Contains("Lệch 52", page, StringComparison.Ordinal);
        Assert.Contains("BM02 – Tổ chức bộ máy, biên chế", page, StringComparison.Ordinal);
        // With cells, figures and what the rule is for, as on a version's page.
        Assert.Matches("<span class=\"code\">BM02![A-Z]+[0-9]+</span> [^<]+: <strong>328</strong>", page);
        Assert.Contains("Vì sao kiểm tra điều này?", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", page, StringComparison.Ordinal);
        Assert.Contains("Chưa có phiên bản nào.", await clerk.GetStringAsync($"ky/2023H1/tinh/{province}"), StringComparison.Ordinal);

        // What would not count whatever it says is not called fit to be sent.
        using var late = await clerk.PostAsync($"ky/2021H2/tinh/{province}/kiem-tra", Form(Samples.Upload(new PeriodId(2022, 1), province)!.Content));
        page = await late.Content.ReadAsStringAsync();
        Assert.Contains("chỉ để tham khảo", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nếu gửi tệp này", page, StringComparison.Ordinal);
        Assert.DoesNotContain("trước khi gửi", page, StringComparison.Ordinal);
    }

    /// <summary>A hundred explanations of two thousand letters, each of which a form sends as nine bytes, and nothing beyond that.</summary>
    [Fact]
    public async Task The_most_and_longest_explanations_that_a_page_takes_are_not_too_large()
    {
        using var clerk = Browser("ProvinceClerk:86");
        foreach (var address in (string[])["giai-trinh", "tra-loi"])
        {
            using var taken = await clerk.PostAsync($"ky/2023H1/tinh/86/phien-ban/1/{address}", Explanations(100));
            Assert.NotEqual(HttpStatusCode.RequestEntityTooLarge, taken.StatusCode);
            using var refused = await clerk.PostAsync($"ky/2023H1/tinh/86/phien-ban/1/{address}", Explanations(110));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        }

        using var other = await clerk.PostAsync("ky/2023H1/tinh/86/phien-ban/1/xac-nhan", Explanations(60));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, other.StatusCode);

        static FormUrlEncodedContent Explanations(int count) => new(
        [
            KeyValuePair.Create("version", "1"),
            .. Enumerable.Range(0, count).Select(i => i.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)).SelectMany(finding => new[]
            {
                KeyValuePair.Create($"explanations[{finding}].finding", finding),
                KeyValuePair.Create($"explanations[{finding}].text", new string('ế', 2000)),
            }),
        ]);
    }

    [Fact]
    public async Task An_upload_that_was_never_announced_has_no_page()
    {
        using var clerk = Browser("ProvinceClerk:86");
        using var missing = await clerk.GetAsync("ky/2023H1/tinh/86/gui/0123456789abcdef0123456789abcdef");
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (missing.StatusCode, missing.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task The_template_goes_on_from_the_last_accepted_report_and_the_page_says_so()
    {
        using var clerk = Browser("ProvinceClerk:87");
        Assert.DoesNotContain("đã điền sẵn", await clerk.GetStringAsync("ky/2023H1/tinh/87"), StringComparison.Ordinal);
        using var sent = await clerk.PostAsync("ky/2022H2/tinh/87/gui", Form(Samples.Upload(new PeriodId(2022, 2), "87")!.Content));
        await RunningApp.UntilAsync(() => clerk.GetAsync(sent.Headers.Location), answer => answer.StatusCode == HttpStatusCode.SeeOther);
        Assert.Contains("đã điền sẵn theo báo cáo 6 tháng cuối năm 2022", await clerk.GetStringAsync("ky/2023H1/tinh/87"), StringComparison.Ordinal);

        using var template = Workbooks.TemplateFixture.Open(await clerk.GetByteArrayAsync("api/templates/2023H1/87"));
        var figures = Samples.Figures(new PeriodId(2022, 2), "87");
        foreach (var (opening, closing) in (((string, string, string), FigureRef)[])
            [(("BM01", "06", "total"), new("BM01", "19", "total")), (("BM04", "01", "t2020"), new("BM04", "12", "t2020"))])
        {
            var sheet = template.Worksheet(opening.Item1);
            Assert.Equal(figures[closing], sheet.Cell(Workbooks.TemplateFixture.Address(sheet, opening.Item2, opening.Item3)).GetDouble());
        }

        var periods = await clerk.GetStringAsync("tinh/87");
        Assert.Contains("2022H2-87-000001", periods, StringComparison.Ordinal);
        Assert.Contains("href=\"/ky/2023H1/tinh/87\"", periods, StringComparison.Ordinal);
        Assert.Contains("6 tháng cuối năm 2017", periods, StringComparison.Ordinal);
    }

    private static MultipartFormDataContent Form(byte[] file)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(file.Length == 0 ? "application/octet-stream" : ContentTypes.Xlsx);
        return new MultipartFormDataContent { { content, "file", file.Length == 0 ? "\"\"" : "báo cáo.xlsx" } };
    }

    /// <summary>Somebody at a browser, who is led nowhere unseen.</summary>
    private HttpClient Browser(string who)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Http.BaseAddress };
        browser.DefaultRequestHeaders.Add(DevelopmentIdentity.Header, who);
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return browser;
    }
}
