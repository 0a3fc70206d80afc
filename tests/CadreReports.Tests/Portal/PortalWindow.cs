using Microsoft.Playwright;

namespace CadreReports.Tests.Portal;

/// <summary>A page in a browser of its own, and what the browser had against what it loaded.</summary>
internal sealed class PortalWindow : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    private PortalWindow(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Add($"script: {error}");
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings on its console, violations of its policy among them, and what its script threw.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<PortalWindow> OpenAsync(IBrowser browser, BrowserNewContextOptions options)
    {
        var context = await browser.NewContextAsync(options);
        // What the machine is busy with takes time from its browser.
        context.SetDefaultTimeout(60_000);
        return new PortalWindow(context, await context.NewPageAsync());
    }

    /// <summary>What signs a browser in that begins with it.</summary>
    public Task<string> StateAsync() => context.StorageStateAsync();

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
