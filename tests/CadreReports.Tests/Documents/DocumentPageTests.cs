using System.Net;
using System.Security.Cryptography;
using System.Text;
using CadreReports.Catalogue;
using CadreReports.Portal.Documents;
using CadreReports.Submissions;

namespace CadreReports.Tests.Documents;

/// <summary>What stands on the pages, and that nothing on them can do harm.</summary>
public sealed class DocumentPageTests
{
    private const string Hostile = "<script>alert('x')</script><img src=x onerror=alert(1)>&\"";

    [Fact]
    public async Task A_receipt_says_all_of_the_upload()
    {
        var html = await SampleDocuments.ReceiptPageAsync(SampleDocuments.Findings(12, "Ô D7 ghi 328."), standing: new(SubmissionState.Returned, 2));
        foreach (var part in (string[])
        [
            "GIẤY BIÊN NHẬN BÁO CÁO", "2023H1-82-000001", "Ban Tổ chức Tỉnh ủy Tiền Giang", "6 tháng đầu năm 2023",
            "lúc 08 giờ 05 phút ngày 05/6/2023", SampleDocuments.Sha256, "245.760 byte (240 KB)", "phiên bản 2023, lần sửa 1",
            "3 lỗi, 6 cần giải trình, 3 lưu ý", "bị trả lại; số liệu đang dùng là của phiên bản 2", "Ô D7 ghi 328.",
        ])
        {
            Assert.Contains(part, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Hostile_text_is_shown_and_never_run()
    {
        var province = SampleDocuments.Province with { Name = Hostile };
        var version = SampleDocuments.Catalogues.For(SampleDocuments.Period);
        var hostile = new CatalogueVersion(
            Hostile, 1, version.From, null, version.Forms, [], [version.Rules[0] with { Id = Hostile, Reason = Hostile, Source = Hostile }]);
        string[] pages =
        [
            await SampleDocuments.ReceiptPageAsync(SampleDocuments.Findings(2, Hostile), province),
            await SampleDocuments.ConfirmationPageAsync(SampleDocuments.Sheet(SampleDocuments.Version(SubmissionState.Accepted), 1, province)),
            await SampleDocuments.RulesPageAsync(hostile),
        ];
        Assert.All(pages, html =>
        {
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("&lt;", html, StringComparison.Ordinal);
            Assert.Contains("alert(", WebUtility.HtmlDecode(html), StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task A_page_is_complete_and_its_style_is_the_one_that_the_policy_allows()
    {
        var html = await SampleDocuments.ReceiptPageAsync([]);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.EndsWith("</html>", html.TrimEnd(), StringComparison.Ordinal);
        foreach (var loading in (string[])["src=", "<link", "url(", "@import"])
        {
            Assert.DoesNotContain(loading, html, StringComparison.Ordinal);
        }

        var style = html[(html.IndexOf("<style>", StringComparison.Ordinal) + "<style>".Length)..html.IndexOf("</style>", StringComparison.Ordinal)];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Contains($"'sha256-{hash}'", DocumentStyles.ContentSecurityPolicy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(200)]
    public async Task Findings_that_do_not_fit_are_counted(int count)
    {
        var findings = SampleDocuments.Findings(count, "Ô BM02!F7: “Cơ quan cấp huyện” ghi 328, nhưng cộng các phần được 276.");
        var extract = FindingsExtract.Of(findings);
        Assert.Equal(count, extract.Printed.Count + extract.Left);
        Assert.Equal(findings.Take(extract.Printed.Count), extract.Printed.Select(p => p.Finding));
        Assert.Equal(count > 100, extract.Left > 0);

        var html = await SampleDocuments.ReceiptPageAsync(findings);
        Assert.Equal(extract.Left > 0, html.Contains($"Còn {extract.Left} nội dung", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_confirmation_sheet_shows_the_key_figures_and_where_they_stand()
    {
        var html = await SampleDocuments.ConfirmationPageAsync(SampleDocuments.Sheet(SampleDocuments.Version(SubmissionState.Accepted), 1));
        foreach (var part in (string[])
        [
            "TỈNH ỦY TIỀN GIANG", "ĐẢNG CỘNG SẢN VIỆT NAM", "PHIẾU XÁC NHẬN SỐ LIỆU", "2023H1-82-000001", SampleDocuments.Sha256,
            "50.999", "BM01, dòng 19, cột “Tổng số”", "3 số liệu", "1 dòng", "để trống", "NGƯỜI LẬP BIỂU", "LÃNH ĐẠO BAN", "đóng dấu",
        ])
        {
            Assert.Contains(part, html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("CHƯA CHÍNH THỨC", html, StringComparison.Ordinal);
        Assert.DoesNotContain("CỘNG HÒA", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SubmissionState.NeedsExplanation, null, "chờ giải trình")]
    [InlineData(SubmissionState.AwaitingConfirmation, null, "chờ xác nhận")]
    [InlineData(SubmissionState.Accepted, 2, "thay bằng phiên bản 2")]
    public async Task What_is_not_final_says_so(SubmissionState state, int? current, string why)
    {
        var html = await SampleDocuments.ConfirmationPageAsync(SampleDocuments.Sheet(SampleDocuments.Version(state), current));
        Assert.Contains("CHƯA CHÍNH THỨC", html, StringComparison.Ordinal);
        Assert.Contains(why, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_not_collected_has_no_key_figures()
    {
        var period = SampleDocuments.Catalogues.Period("2022H2")!;
        var sheet = ConfirmationSheet.Of(
            period, period.Province("82")!, SampleDocuments.Catalogues.For(period), SampleDocuments.Version(SubmissionState.Accepted), 1, [], []);
        Assert.DoesNotContain(sheet.Figures, f => f.Place.StartsWith("BM07", StringComparison.Ordinal));
        Assert.Null(sheet.Forms.Single(f => f.Form.Code == "BM07").Count);
        Assert.Contains("không thu kỳ này", await SampleDocuments.ConfirmationPageAsync(sheet), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rules_page_has_every_rule_of_every_version()
    {
        foreach (var version in SampleDocuments.Catalogues.Versions)
        {
            var html = WebUtility.HtmlDecode(await SampleDocuments.RulesPageAsync(version));
            Assert.All(version.Rules, rule =>
            {
                Assert.Contains($"id=\"{rule.Id}\"", html, StringComparison.Ordinal);
                Assert.Contains(rule.Reason, html, StringComparison.Ordinal);
            });
            Assert.Equal(version.Rules.Count(r => r.Assumed), html.Split("class=\"assumed\"").Length - 1);
        }
    }
}
