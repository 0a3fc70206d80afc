using ClosedXML.Excel;
using Microsoft.Playwright;

namespace CadreReports.Tests.Portal;

/// <summary>A central officer: signs in, sees the board, opens a province, returns its report, and downloads the summary.</summary>
[Collection(PortalStage.Name)]
public sealed class OfficerStoryTests(PortalStage stage)
{
    private const string Reason = "Đề nghị rà soát lại biên chế được giao theo quyết định mới nhất và gửi lại báo cáo.";

    /// <summary>Whose reports are returned, one a screen.</summary>
    public static readonly IReadOnlyList<string> Provinces = ["80", "86"];

    [SkippableTheory]
    [InlineData(1280, 0, "Long An")]
    [InlineData(390, 1, "Vĩnh Long")]
    public async Task An_officer_returns_a_report_and_takes_the_summary(int width, int index, string called)
    {
        Skip.IfNot(stage.HasBrowser, PortalStage.NoChromium);
        var province = Provinces[index];
        var name = stage.NewName();
        var password = await stage.AccountAsync(name, "CentralAnalyst");
        await using var window = await stage.OpenAsync(PortalViewer.Nobody, width);
        var page = window.Page;
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        Task Keep(string step) => PortalStage.KeepAsync(page, $"chuyen-vien-{step}-{width}");

        await page.GotoAsync("");
        await PortalStage.EnterAsync(page, name, password);
        await page.GetByRole(AriaRole.Link, new() { Name = "Bảng theo dõi" }).First.ClickAsync();
        await page.WaitForURLAsync($"**/ky/{PortalStage.Open}");
        await Assertions.Expect(page.Locator("a.tile")).ToHaveCountAsync(63);
        var tile = page.Locator("a.tile", new() { HasText = called });
        await Assertions.Expect(tile).ToContainTextAsync("đã chấp nhận");
        await Keep("1-bang-theo-doi");

        await tile.ClickAsync();
        await page.WaitForURLAsync($"**/ky/{PortalStage.Open}/tinh/{province}");
        await Keep("2-tinh");
        await page.Locator("summary", new() { HasText = "Trả lại báo cáo" }).ClickAsync();
        await page.GetByLabel("Lý do trả lại").FillAsync(Reason);
        await page.GetByRole(AriaRole.Button, new() { Name = "Trả lại báo cáo" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã trả lại báo cáo.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main .state").First).ToHaveTextAsync("bị trả lại");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Reason);
        await Keep("3-da-tra-lai");

        await page.GetByRole(AriaRole.Link, new() { Name = "Bảng theo dõi" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("a.tile", new() { HasText = called })).ToContainTextAsync("bị trả lại");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tổng hợp", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/tong-hop");
        await Keep("4-tong-hop");
        await page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link, new() { Name = "miền Nam" }).First.ClickAsync();
        await page.WaitForURLAsync("**/tong-hop/mien-nam");
        await Assertions.Expect(page.Locator("main svg").First).ToBeVisibleAsync();
        await Keep("5-xem-truoc");

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download][href*='xlsx']").First.ClickAsync());
        await using var file = File.OpenRead(await download.PathAsync());
        using var workbook = new XLWorkbook(file);
        Assert.Contains("mien-nam", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains(workbook.Worksheets, sheet => sheet.CellsUsed().Any(cell => cell.Value is string text && text.Contains(called, StringComparison.Ordinal)));
        Assert.Empty(window.Complaints);
    }
}
