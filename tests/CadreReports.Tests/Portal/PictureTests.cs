using System.Drawing;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Status;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.EndToEnd;
using CadreReports.Tests.Workbooks;
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

    private const string Explaining = "89", Missing = SampleWorkbooks.AbsentProvince, Wrong = SampleWorkbooks.UnbalancedProvince, Corrected = SampleWorkbooks.CorrectedProvince;

    /// <summary>The half-year that the open one is compared with, a year before.</summary>
    private static readonly PeriodId Earlier = SampleWorkbooks.Periods[0];

    private const string Typed = "Một trường hợp bổ nhiệm do chia tách đơn vị theo quyết định của Ban Thường vụ nên không làm lại quy trình 5 bước.";

    /// <summary>The width of pages in the guide, where they are shown a little smaller; and in the README.</summary>
    private const int Guide = 900, Readme = 1280, Telephone = 390;

    /// <summary>Where the form stands on a printed page, at 96 dots an inch.</summary>
    private static readonly Rectangle FormOnPage = new(116, 48, 890, 490);

    private static readonly string Folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : Path.Combine(PortalStage.Pictures, "taken");

    [SkippableFact]
    public async Task Pictures_are_taken()
    {
        Skip.IfNot(stage.HasBrowser, PortalStage.NoChromium);
        await SendAsync();
        var open = $"ky/{PortalStage.Open}";

        await using (var window = await stage.OpenAsync(PortalViewer.Nobody, Telephone))
        {
            await window.Page.GotoAsync("dang-nhap");
            await TakeAsync(window.Page, "guide-dang-nhap", "header.site", "main form");
        }

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

        await using (var window = await EnteredAsync($"ProvinceClerk:{Corrected}", Guide))
        {
            await window.Page.GotoAsync($"{open}/tinh/{Corrected}/so-sanh/1/2");
            await TakeAsync(window.Page, "guide-xem-lai", "main .trail", "main .scroll");
        }

        await using (var window = await EnteredAsync($"ProvinceClerk:{Explaining}", Guide))
        {
            await window.Page.GotoAsync($"{open}/tinh/{Explaining}");
            await window.Page.GetByLabel("Tệp báo cáo").SetInputFilesAsync(new FilePayload { Name = "bao-cao.xlsx", MimeType = ContentTypes.Xlsx, Buffer = await ExplainedAsync() });
            await window.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi báo cáo", Exact = true }).ClickAsync();
            await window.Page.WaitForURLAsync($"**/{open}/tinh/{Explaining}/phien-ban/1");
            await window.Page.GetByLabel("Giải trình", new() { Exact = true }).First.FillAsync(Typed);
            await TakeAsync(window.Page, "guide-giai-trinh", "main .sheet:has(.finding.query)", "main .send-bar");
            await window.Page.SetViewportSizeAsync(Readme, PortalScreen.HeightOf(Readme));
            await TakeAsync(window.Page, "portal-findings", "header.site", "main .send-bar");
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
            await window.Page.GotoAsync($"{open}/phat-hien");
            await TakeAsync(window.Page, "guide-phat-hien", "main h1", "main .finding-province >> nth=2");
            await window.Page.GotoAsync($"{open}/quan-ly");
            await TakeAsync(window.Page, "guide-quan-ly-ky", "main h1", "main form");
        }

        await using (var window = await stage.OpenAsync(PortalViewer.Analyst, Readme))
        {
            await window.Page.GotoAsync($"{open}?vung={SampleWorkbooks.Region}");
            await TakeAsync(window.Page, "portal-board", "header.site", "main .board");
            await window.Page.GotoAsync($"{open}/tong-hop/{SampleWorkbooks.Region}");
            await TakeAsync(window.Page, "portal-summary", "header.site", "main figure");
        }
    }

    /// <summary>A form that is being filled in: the first rows are, and one of them does not add up.</summary>
    [SkippableFact]
    public async Task Form_of_the_template_is_taken()
    {
        const string Form = "BM02";
        var figures = stage.Samples.Figures(PortalStage.Open, Wrong)
            .Where(figure => figure.Key.Form == Form && string.CompareOrdinal(figure.Key.Row, "08") < 0).ToDictionary();
        var template = await stage.Http.GetByteArrayAsync($"api/templates/{PortalStage.Open}/{Wrong}");
        var pdf = await LibreOffice.ConvertAsync(stage.Samples.Fill(template, PortalStage.Open, Wrong, figures), "xlsx", "pdf", language: "vi-VN");
        Skip.If(pdf is null, "LibreOffice is not installed.");
        var pages = await PdfPages.ReadAsync(pdf);
        Skip.If(pages is null, "Poppler is not installed.");
        var first = pages.FindIndex(page => page.Contains("TỔ CHỨC BỘ MÁY, BIÊN CHẾ", StringComparison.Ordinal));
        Assert.Contains("Lệch 52", pages[first], StringComparison.Ordinal);
        Directory.CreateDirectory(Folder);
        Assert.True(await PdfPages.DrawAsync(pdf, first + 1, dotsPerInch: 96, FormOnPage, Path.Combine(Folder, "guide-dien-bieu-mau.png")));
    }

    /// <summary>Takes what is on a page from the top of one part to the bottom of another.</summary>
    private static async Task TakeAsync(IPage page, string name, string first, string? last = null)
    {
        const float Margin = 12;
        await page.EvaluateAsync("() => { document.activeElement.blur(); scrollTo(0, 0); }");
        // What sticks to the edge of a screen stands where it belongs on one that holds the whole page.
        var screen = page.ViewportSize!;
        await page.SetViewportSizeAsync(screen.Width, await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
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
            Clip = new() { X = 0, Y = from, Width = screen.Width, Height = to - from },
        });
        await page.SetViewportSizeAsync(screen.Width, screen.Height);
    }

    /// <summary>
    /// Has the other provinces of the region send but one, who sends by its page, also for the half-year that theirs is
    /// compared with; one corrects itself. Waits for the summary of it all.
    /// </summary>
    private async Task SendAsync()
    {
        var client = stage.Client;
        foreach (var upload in stage.Samples.Uploads(Earlier))
        {
            await client.SendAsync(Earlier, upload.Province, upload.Content, default);
        }

        await StandAsync(Earlier, board => board.Provinces.All(p => p.Status == "accepted"));
        var wrong = stage.Samples.Upload(new SampleSending(RunningApp.ClockStart, PortalStage.Open, Corrected, 1, SubmissionState.Rejected));
        await client.SendAsync(PortalStage.Open, Corrected, wrong.Content, default);
        await StandAsync(PortalStage.Open, board => board.Provinces.Single(p => p.Code == Corrected).Status == "rejected");
        var before = await client.StatusAsync(PortalStage.Open, SampleWorkbooks.Region, default);
        foreach (var upload in stage.Samples.Uploads(PortalStage.Open).Where(u => u.Province != Explaining))
        {
            if (before.Provinces.Single(p => p.Code == upload.Province).Status == "missing" || upload.Province == Corrected)
            {
                await client.SendAsync(PortalStage.Open, upload.Province, upload.Content, default);
            }
        }

        await StandAsync(PortalStage.Open, board => board.Provinces.Count(p => p.Status == "missing") == 2 && board.Provinces.Count(p => p.Status == "accepted") == 16);
        await RunningApp.UntilAsync(() => client.IsSummaryCurrentAsync(PortalStage.Open, SampleWorkbooks.Region, default), current => current);
    }

    private Task<StatusBoard> StandAsync(PeriodId period, Func<StatusBoard, bool> reached) =>
        RunningApp.UntilAsync(() => stage.Client.StatusAsync(period, SampleWorkbooks.Region, default), reached);

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
