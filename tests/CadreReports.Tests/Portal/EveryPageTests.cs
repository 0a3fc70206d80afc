using System.Collections.Concurrent;
using CadreReports.Tests.EndToEnd;
using CadreReports.Tests.Portal.PageRules;

namespace CadreReports.Tests.Portal;

/// <summary>Every page that the table of who may do what has, as everybody sees it who may: on two screens, by keyboard, without script.</summary>
[Collection(PortalStage.Name)]
public sealed class EveryPageTests(PortalStage stage)
{
    private const int Steps = 25;

    /// <summary>What is asked for that is nowhere.</summary>
    private const string Nowhere = "khong-co-trang-nay";

    /// <summary>How many pages are looked at at a time.</summary>
    private static readonly ParallelOptions Together = new() { MaxDegreeOfParallelism = 3 };

    public static TheoryData<string> Viewers() => [.. PortalViewer.All.Select(viewer => viewer.ToString())];

    [Fact]
    public void There_are_pages_for_everybody() => Assert.All(PortalViewer.All, viewer => Assert.NotEmpty(AddressesFor(viewer)));

    [SkippableTheory]
    [MemberData(nameof(Viewers))]
    public async Task Every_page_is_sound(string who)
    {
        Skip.IfNot(stage.HasBrowser, PortalStage.NoChromium);
        var viewer = PortalViewer.All.Single(v => v.ToString() == who);
        var documents = new ConcurrentDictionary<string, string>();
        var complaints = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(AddressesFor(viewer), Together, async (address, _) =>
        {
            foreach (var complaint in await VisitAsync(viewer, address, documents))
            {
                complaints.Add($"{address}: {complaint}");
            }
        });
        foreach (var (address, found) in await HtmlRules.ComplaintsAsync(documents))
        {
            complaints.Add($"{address}: {found}");
        }

        Assert.True(complaints.IsEmpty, string.Join('\n', complaints.Order(StringComparer.Ordinal)));
    }

    /// <summary>Looks at a page on every screen, goes through it by keyboard, and looks at it again without script.</summary>
    private async Task<IEnumerable<string>> VisitAsync(PortalViewer viewer, string address, ConcurrentDictionary<string, string> documents)
    {
        var complaints = new List<string>();
        await using var window = await stage.OpenAsync(viewer, PortalScreen.Widths[0]);
        var answer = await window.Page.GotoAsync(address);
        var expected = address == Nowhere ? 404 : 200;
        if (answer!.Status != expected)
        {
            return [$"it is answered by {answer.Status}"];
        }

        documents[address] = await answer.TextAsync();
        complaints.AddRange(await SoundPage.KeyboardComplaintsAsync(window.Page, Steps));
        foreach (var width in PortalScreen.Widths)
        {
            await window.Page.SetViewportSizeAsync(width, PortalScreen.HeightOf(width));
            complaints.AddRange((await SoundPage.ComplaintsAsync(window.Page, stage.Axe)).Select(complaint => $"{width}: {complaint}"));
            await PortalStage.KeepAsync(window.Page, $"{PictureName(address)}-{viewer}-{width}");
        }

        // The browser itself notes a page that is not there.
        complaints.AddRange(window.Complaints.Where(complaint => address != Nowhere || !complaint.Contains("404", StringComparison.Ordinal)));
        await using var plain = await stage.OpenAsync(viewer, PortalScreen.Widths[^1], script: false);
        await plain.Page.GotoAsync(address);
        complaints.AddRange((await SoundPage.ComplaintsAsync(plain.Page, axe: null)).Select(complaint => $"without script: {complaint}"));
        return await plain.Page.Locator("main h1").IsVisibleAsync() ? complaints : [.. complaints, "without script: its heading is not seen"];
    }

    /// <summary>The addresses of pages that somebody may look at, about their own province.</summary>
    private static IEnumerable<string> AddressesFor(PortalViewer viewer) =>
        AccessTable.Lines
            .Where(line => line.Endpoint.StartsWith("get ", StringComparison.Ordinal) &&
                !line.Endpoint.StartsWith("get api/", StringComparison.Ordinal) &&
                line.Expected.Split(' ')[viewer.Column] == "200")
            .Select(line => line.Address.Replace("{province}", AccessTable.Own, StringComparison.Ordinal))
            // The trial's header is no session, and who has none cannot change its password.
            .Concat(viewer.Name is null ? [Nowhere] : ["mat-khau", Nowhere])
            .Distinct(StringComparer.Ordinal);

    private static string PictureName(string address) => string.Concat(address.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}
