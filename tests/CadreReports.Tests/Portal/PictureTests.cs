using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Storage;
using CadreReports.Tests.EndToEnd;
using Microsoft.Playwright;

namespace CadreReports.Tests.Portal;

/// <summary>
/// Takes the pictures of pages in the guide and in the README, for infra/pictures/take.sh, which makes them small and puts
/// them where they belong: what they are to show must be there. Its provinces send on a stage of its own.
/// </summary>
public sealed class PictureTests(PortalStage stage) : IClassFixture<PortalStage>
{
    /// <summary>Names the folder that pictures are put into; without it they stand beside the other ones that tests take.</summary>
    private const string Variable = "CADRE_REPORTS_PICTURES";

    private const string Explaining = "89", Missing = SampleWorkbooks.AbsentProvince, Wrong = SampleWorkbooks.UnbalancedProvince;

    private const string Typed = "Một trường hợp bổ nhiệm do chia tách đơn vị theo quyết định của Ban Thường vụ nên không làm lại quy trình 5 bước.";

    /// <summary>The width of pages in the guide, where they are shown a little smaller; and in the README.</summary>
    private const int Guide = 900, Readme = 1280;

    private static readonly string Folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : Path.Combine(PortalStage.Pictures, "taken");

    [SkippableFact]
    public async Task Pictures_are_taken()
    {
        Skip.IfNot(stage.HasBrowser, PortalStage.NoChromium);
        await SendAsync();
        var open = $"ky/{PortalStage.Open}";

        await using (var window = await EnteredAsync($"ProvinceClerk:{Missing}", Guide))
        {
            await window.Page.GotoAsync($"{open}/tinh/{Missing}");
            await TakeAsync(window.Page, "guide-xem-han", "main h1", "main section[aria-labelledby=cac-buoc]");
            await TakeAsync(window.Page, "guide-gui-bao-cao", "form.drop");
        }

        await using (var window = await EnteredAsync($"ProvinceClerk:{Wrong}", Guide))
        {
            await window.Page.GotoAsync($"{open}/tinh/{Wrong}/phien-ban/1");
            await TakeAsync(window.Page, "guide-doc-ket-qua", "main section[aria-labelledby=kiem-tra]", "main .finding.error");
            await window.Page.SetViewportSizeAsync(Readme, PortalScreen.HeightOf(Readme));
            await window.Page.GotoAsync($"{open}/tinh/{Wrong}");
            await TakeAsync(window.Page, "portal-report", "header.site", "main section.send");
        }

        await using (var window = await EnteredAsync($"ProvinceClerk:{Explaining}", Guide))
        {
            await window.Page.GotoAsync($"{open}/tinh/{Explaining}");
            await window.Page.GetByLabel("Tệp báo cáo").SetInputFilesAsync(new FilePayload { Name = "bao-cao.xlsx", MimeType = ContentTypes.Xlsx, Buffer = await ExplainedAsync() });
            await window.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi báo cáo", Exact = true }).ClickAsync();
            await window.Page.WaitForURLAsync($"**/{open}/tinh/{Explaining}/phien-ban/1");
            await window.Page.GetByLabel("Giải trình", new() { Exact = true }).First.FillAsync(Typed);
            await TakeAsync(window.Page, "guide-giai-trinh", "main .finding.query", "main section[aria-labelledby=kiem-tra]");
            await window.Page.SetViewportSizeAsync(Readme, PortalScreen.HeightOf(Readme));
            await TakeAsync(window.Page, "portal-findings", "header.site", "main section[aria-labelledby=kiem-tra]");
        }

        await using (var window = await stage.OpenAsync(PortalViewer.Clerk, Guide))
        {
            await window.Page.GotoAsync($"api/submissions/{PortalStage.Open}/{AccessTable.Own}/receipt.html");
            await TakeAsync(window.Page, "guide-bien-nhan", "body");
        }

        await using (var window = await stage.OpenAsync(PortalViewer.Administrator, Guide))
        {
            await window.Page.GotoAsync($"{open}?vung={SampleWorkbooks.Region}");
            await TakeAsync(window.Page, "guide-bang-theo-doi", "main h1", "main .tile-map");
            await window.Page.GotoAsync($"{open}/tinh/{AccessTable.Own}/tra-lai");
            await window.Page.GetByLabel("Lý do trả lại").FillAsync("Đề nghị rà soát lại biên chế được giao theo quyết định mới nhất và gửi lại báo cáo.");
            await TakeAsync(window.Page, "guide-tra-lai", "main h1", "main .card");
            await window.Page.GotoAsync($"{open}/tong-hop/{SampleWorkbooks.Region}");
            await TakeAsync(window.Page, "guide-tong-hop", "main h1", "main .summary-tiles");
            await window.Page.GotoAsync($"{open}/nhac-viec?ngay=2023-06-07");
            await TakeAsync(window.Page, "guide-nhac-viec", "main form", "main .scroll");
        }

        await using (var window = await stage.OpenAsync(PortalViewer.Analyst, Readme))
        {
            await window.Page.GotoAsync($"{open}?vung={SampleWorkbooks.Region}");
            await TakeAsync(window.Page, "portal-board", "header.site", "main .board");
            await window.Page.GotoAsync($"{open}/tong-hop/{SampleWorkbooks.Region}");
            await TakeAsync(window.Page, "portal-summary", "header.site", "main figure");
        }
    }

    /// <summary>Takes what is on a page from the top of one part to the bottom of another.</summary>
    private static async Task TakeAsync(IPage page, string name, string first, string? last = null)
    {
        const float Margin = 12;
        await page.EvaluateAsync("() => { document.activeElement.blur(); scrollTo(0, 0); }");
        var top = (await page.Locator(first).First.BoundingBoxAsync())!;
        var bottom = (await page.Locator(last ?? first).First.BoundingBoxAsync())!;
        var whole = await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        var (from, to) = (Math.Max(0, top.Y - Margin), Math.Min(whole, bottom.Y + bottom.Height + Margin));
        Assert.True(to - from > 2 * Margin, $"{name}: there is nothing between {first} and {last ?? first}.");
        await page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Folder, name + ".png"),
            FullPage = true,
            Animations = ScreenshotAnimations.Disabled,
            Clip = new() { X = 0, Y = from, Width = page.ViewportSize!.Width, Height = to - from },
        });
    }

    /// <summary>Has the other provinces of the region send but one, who sends by its page, and waits for the summary of it all.</summary>
    private async Task SendAsync()
    {
        var client = stage.Client;
        var board = await client.StatusAsync(PortalStage.Open, SampleWorkbooks.Region, default);
        foreach (var upload in stage.Samples.Uploads(PortalStage.Open).Where(u => board.Provinces.Single(p => p.Code == u.Province).Status == "missing"))
        {
            if (upload.Province != Explaining)
            {
                await client.SendAsync(PortalStage.Open, upload.Province, upload.Content, default);
            }
        }

        await RunningApp.UntilAsync(
            () => client.StatusAsync(PortalStage.Open, SampleWorkbooks.Region, default),
            seen => seen.Provinces.Count(p => p.Status is "missing" or "received") == 2);
        // The summary follows the reports after a while, and says nowhere that it is up to date.
        await Task.Delay(TimeSpan.FromSeconds(20));
    }

    private async Task<byte[]> ExplainedAsync()
    {
        var figures = stage.Samples.Figures(PortalStage.Open, Explaining).ToDictionary();
        figures[new("BM05", "02", "total")] = figures[new FigureRef("BM05", "01", "total")] - 1;
        var template = await stage.Http.GetByteArrayAsync($"api/templates/{PortalStage.Open}/{Explaining}");
        return stage.Samples.Fill(template, PortalStage.Open, Explaining, figures);
    }

    /// <summary>A window of somebody new who has signed in.</summary>
    private async Task<PortalWindow> EnteredAsync(string role, int width)
    {
        var name = stage.NewName();
        var password = await stage.AccountAsync(name, role);
        var window = await stage.OpenAsync(PortalViewer.Nobody, width);
        await PortalStage.EnterAsync(window.Page, name, password);
        return window;
    }
}
