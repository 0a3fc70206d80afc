using CadreReports.Catalogue;
using CadreReports.Storage;
using Microsoft.Playwright;

namespace CadreReports.Tests.Portal;

/// <summary>A province's clerk on the first day: signs in, downloads, fills in, sends what has an error, corrects it, explains, and has the receipt.</summary>
[Collection(PortalStage.Name)]
public sealed class ClerkStoryTests(PortalStage stage)
{
    private const string Explanation = "Một trường hợp bổ nhiệm do chia tách đơn vị theo quyết định của Ban Thường vụ nên không làm lại quy trình 5 bước.";

    /// <summary>Agencies of the districts, and appointments in five steps.</summary>
    private static readonly FigureRef Agencies = new("BM02", "02", "total"), FiveSteps = new("BM05", "02", "total"), Appointed = new("BM05", "01", "total");

    [SkippableTheory]
    [InlineData(1280, "72", true)]
    [InlineData(390, "87", false)]
    public async Task A_clerk_sends_a_report(int width, string province, bool drops)
    {
        Skip.IfNot(stage.HasBrowser, PortalStage.NoChromium);
        var name = stage.NewName();
        var password = await stage.AccountAsync(name, $"ProvinceClerk:{province}");
        await using var window = await stage.OpenAsync(PortalViewer.Nobody, width);
        var page = window.Page;
        Task Keep(string step) => PortalStage.KeepAsync(page, $"nhap-lieu-{step}-{width}");

        await page.GotoAsync("");
        Assert.EndsWith("/dang-nhap", page.Url, StringComparison.Ordinal);
        await Keep("1-dang-nhap");
        await PortalStage.EnterAsync(page, name, password);
        await page.GetByRole(AriaRole.Link, new() { Name = "Báo cáo kỳ này" }).ClickAsync();
        var report = $"/ky/{PortalStage.Open}/tinh/{province}";
        await page.WaitForURLAsync("**" + report);
        await Keep("2-bao-cao");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Tải biểu mẫu", Exact = true }).ClickAsync());
        var template = await File.ReadAllBytesAsync(await download.PathAsync());
        var figures = stage.Samples.Figures(PortalStage.Open, province).ToDictionary();
        figures[FiveSteps] = figures[Appointed] - 1;
        var right = stage.Samples.Fill(template, PortalStage.Open, province, figures);
        figures[Agencies] += 52;
        var wrong = stage.Samples.Fill(template, PortalStage.Open, province, figures);

        await SendAsync(page, wrong, drops);
        await page.WaitForURLAsync($"**{report}/phien-ban/1");
        // The answer names the sheet, the cell, the figure and what to do.
        var error = page.Locator(".finding.error").First;
        await Assertions.Expect(page.Locator("main .state").First).ToHaveTextAsync("có lỗi");
        await Assertions.Expect(error).ToContainTextAsync(CadreReports.Portal.Frame.PageWording.Amount(figures[Agencies]));
        await Assertions.Expect(error).ToContainTextAsync("BM02");
        await Keep("3-co-loi");

        // What was refused leads back to where the corrected file is sent.
        await page.GetByRole(AriaRole.Link, new() { Name = "Gửi phiên bản mới" }).ClickAsync();
        await page.WaitForURLAsync($"**{report}#gui-bao-cao");
        await SendAsync(page, right, drops);
        await page.WaitForURLAsync($"**{report}/phien-ban/2");
        await Assertions.Expect(page.Locator("main .state").First).ToHaveTextAsync("chờ giải trình");
        await Keep("4-cho-giai-trinh");

        var field = page.GetByLabel("Giải trình", new() { Exact = true });
        await field.FillAsync(Explanation);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi giải trình" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã gửi giải trình.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main .state").First).ToHaveTextAsync("đã chấp nhận");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Explanation);
        await Keep("5-da-chap-nhan");

        // What changed between the two.
        await page.GetByRole(AriaRole.Link, new() { Name = "So với phiên bản 1" }).ClickAsync();
        await page.WaitForURLAsync($"**{report}/so-sanh/1/2");
        await Assertions.Expect(page.Locator("table").First).ToContainTextAsync("−52");
        await Keep("6-so-sanh");

        await page.GotoAsync(report);
        await page.GetByRole(AriaRole.Link, new() { Name = "Xem biên nhận", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("GIẤY BIÊN NHẬN BÁO CÁO")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync($"{PortalStage.Open}-{province}");
        await Keep("7-bien-nhan");
        Assert.Empty(window.Complaints);
    }

    /// <summary>Chooses the file, by dropping it or by the form's field, and sends it.</summary>
    private static async Task SendAsync(IPage page, byte[] workbook, bool drops)
    {
        const string File = "bao-cao.xlsx";
        if (drops)
        {
            var carried = await page.EvaluateHandleAsync(
                """
                ([name, type, content]) => {
                  const carried = new DataTransfer();
                  carried.items.add(new File([Uint8Array.from(atob(content), c => c.charCodeAt(0))], name, { type }));
                  return carried;
                }
                """,
                new[] { File, ContentTypes.Xlsx, Convert.ToBase64String(workbook) });
            await page.Locator("form.drop").DispatchEventAsync("drop", new { dataTransfer = carried });
        }
        else
        {
            await page.GetByLabel("Tệp báo cáo").SetInputFilesAsync(new FilePayload { Name = File, MimeType = ContentTypes.Xlsx, Buffer = workbook });
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi báo cáo", Exact = true }).ClickAsync();
    }
}
