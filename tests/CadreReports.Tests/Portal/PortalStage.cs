using System.Net.Http.Json;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Local;
using CadreReports.Local.Samples;
using CadreReports.Tests.EndToEnd;
using CadreReports.Tests.Infrastructure;
using CadreReports.Tests.Portal.PageRules;
using Microsoft.Playwright;

namespace CadreReports.Tests.Portal;

/// <summary>
/// The app with something to look at: a published half-year, an open one with reports that are accepted, refused and missing;
/// people with accounts of their own; and a real browser.
/// </summary>
public sealed class PortalStage : IAsyncLifetime
{
    /// <summary>Whose tests share one.</summary>
    public const string Name = "portal";

    public const string NoChromium = "Chromium is not installed.";

    /// <summary>What everybody here chose as their password.</summary>
    public const string Password = "ngựa đúng pin ghim";

    /// <summary>The half-year that reports are sent for.</summary>
    public static readonly PeriodId Open = new(2023, 1);

    private static readonly PeriodId Published = new(2022, 2);

    // All of these people sign in from one address.
    private readonly RunningApp app = RunningApp.With(new Dictionary<string, string?> { ["Limits__SignInsFromAddress__Times"] = "1000" });

    private readonly Dictionary<PortalViewer, string> states = [];
    private IPlaywright? playwright;
    private IBrowser? browser;
    private int accounts;

    /// <summary>What the sample provinces send.</summary>
    public SampleWorkbooks Samples { get; } = new(CatalogueSet.Load());

    /// <summary>Where pictures of pages are kept, to be looked at after the tests.</summary>
    public static string Pictures { get; } = Path.Combine(Repository.Folder, "TestResults", "pages");

    /// <summary>Whether there is a browser to look at pages with.</summary>
    public bool HasBrowser => browser is not null;

    /// <summary>The script that looks for what keeps people from using a page.</summary>
    public string Axe { get; private set; } = string.Empty;

    public Uri Address => app.Http.BaseAddress!;

    /// <summary>Calls the app as whose business it is.</summary>
    public HttpClient Http => app.Http;

    /// <summary>Sends reports and reads the board.</summary>
    internal LocalClient Client => app.Client;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        foreach (var (period, province) in Uploads())
        {
            await app.Client.SendAsync(period, province, Samples.Upload(period, province)!.Content, default);
        }

        foreach (var (period, count) in (IEnumerable<(PeriodId, int)>)[(Published, 2), (Open, 4 + OfficerStoryTests.Provinces.Count)])
        {
            await RunningApp.UntilAsync(
                () => app.Client.StatusAsync(period, SampleWorkbooks.Region, default),
                board => board.Provinces.Count(p => p.Status is not ("missing" or "received")) >= count);
        }

        foreach (var state in (string[])["locked", "published"])
        {
            await PostAsync($"api/periods/{Published}/state", new { state });
        }

        foreach (var period in (PeriodId[])[Published, Open])
        {
            await RunningApp.UntilAsync(() => StatusAsync($"api/summaries/{period}/{SampleWorkbooks.Region}"), status => status == 200);
        }

        await PostAsync($"api/submissions/{Open}/{AccessTable.Own}/questions", new { text = "Đề nghị cho biết vì sao số đảng viên kết nạp trong kỳ cao hơn các tỉnh trong khu vực." });
        Axe = await HtmlRules.AxeAsync();
        if (ChromiumProgram.Path is not { } path)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
        foreach (var viewer in PortalViewer.All.Where(viewer => viewer.Name is not null))
        {
            await using var window = await OpenAsync(PortalViewer.Nobody, PortalScreen.Widths[0]);
            await EnterAsync(window.Page, viewer.Name!, await AccountAsync(viewer.Name!, viewer.Role!));
            states[viewer] = await window.StateAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        await app.DisposeAsync();
    }

    /// <summary>Has the administrator make an account.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="role">The role and the province, as the trial's header says them.</param>
    /// <returns>Its one-time password.</returns>
    public async Task<string> AccountAsync(string name, string role)
    {
        var parts = role.Split(':');
        var made = await PostAsync("api/accounts", new { account = name, role = JsonNamingPolicy.CamelCase.ConvertName(parts[0]), province = parts.ElementAtOrDefault(1) });
        return made.GetProperty("oneTimePassword").GetString()!;
    }

    /// <summary>The name of an account that nobody has yet.</summary>
    public string NewName() => $"thu-{Interlocked.Increment(ref accounts)}";

    /// <summary>A window of somebody who is signed in.</summary>
    /// <param name="viewer">Who.</param>
    /// <param name="width">Of the screen, in CSS pixels.</param>
    /// <param name="script">Whether the browser runs scripts.</param>
    internal Task<PortalWindow> OpenAsync(PortalViewer viewer, int width, bool script = true) => PortalWindow.OpenAsync(browser!, new()
    {
        BaseURL = Address.AbsoluteUri,
        ViewportSize = new() { Width = width, Height = PortalScreen.HeightOf(width) },
        JavaScriptEnabled = script,
        StorageState = states.GetValueOrDefault(viewer),
        Locale = "vi-VN",
        TimezoneId = "Asia/Ho_Chi_Minh",
        AcceptDownloads = true,
        ReducedMotion = ReducedMotion.Reduce,
    });

    /// <summary>Signs in for the first time, by the pages, and chooses a password.</summary>
    internal static async Task EnterAsync(IPage page, string name, string oneTimePassword)
    {
        await page.GotoAsync("dang-nhap");
        await SignInAsync(page, name, oneTimePassword);
        await page.GetByLabel("Mật khẩu mới").FillAsync(Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByRole(AriaRole.Status).GetByText("Đã đổi mật khẩu.").WaitForAsync();
    }

    /// <summary>Fills in the form to sign in that a page shows, and sends it.</summary>
    internal static async Task SignInAsync(IPage page, string name, string password)
    {
        await page.GetByLabel("Tên tài khoản").FillAsync(name);
        await page.GetByLabel("Mật khẩu").FillAsync(password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).ClickAsync();
    }

    /// <summary>Keeps a picture of a whole page.</summary>
    internal static Task KeepAsync(IPage page, string name)
    {
        Directory.CreateDirectory(Pictures);
        return page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });
    }

    /// <summary>What is sent: one report of the open half-year does not add up, and one is no workbook.</summary>
    private static IEnumerable<(PeriodId Period, string Province)> Uploads() =>
    [
        (Published, AccessTable.Own), (Published, AccessTable.Other),
        (Open, AccessTable.Own), (Open, AccessTable.Other), (Open, SampleWorkbooks.UnbalancedProvince), (Open, SampleWorkbooks.UnreadableProvince),
        .. OfficerStoryTests.Provinces.Select(province => (Open, province)),
    ];

    private async Task<JsonElement> PostAsync(string address, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        request.Headers.Add(DevelopmentIdentity.Header, nameof(Role.CentralAdministrator));
        using var response = await app.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    private async Task<int> StatusAsync(string address)
    {
        using var response = await app.Http.GetAsync(address);
        return (int)response.StatusCode;
    }
}

[CollectionDefinition(PortalStage.Name)]
public sealed class PortalStageDefinition : ICollectionFixture<PortalStage>;
