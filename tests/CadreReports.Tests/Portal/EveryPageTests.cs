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

    public static TheoryData<string, string> Pages()
    {
        var pages = new TheoryData<string, string>();
        foreach (var (viewer, address) in
            from viewer in PortalViewer.All
            from address in AddressesFor(viewer)
            select (viewer, address))
        {
            pages.Add(viewer.ToString(), address);
        }

        return pages;
    }

    [Fact]
    public void There_are_pages_for_everybody() => Assert.All(PortalViewer.All, viewer => Assert.NotEmpty(AddressesFor(viewer)));

    [SkippableTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_sound(string who, string address)
    {
        Skip.IfNot(stage.HasBrowser, PortalStage.NoChromium);
        var viewer = PortalViewer.All.Single(v => v.ToString() == who);
        var complaints = new List<string>();
        foreach (var width in PortalScreen.Widths)
        {
            await using var window = await stage.OpenAsync(viewer, width);
            var answer = await window.Page.GotoAsync(address);
            Assert.Equal(address == Nowhere ? 404 : 200, answer!.Status);
            if (width == PortalScreen.Widths[0])
            {
                complaints.AddRange(await HtmlRules.ComplaintsAsync(await answer.TextAsync()));
                complaints.AddRange(await SoundPage.KeyboardComplaintsAsync(window.Page, Steps));
            }

            complaints.AddRange((await SoundPage.ComplaintsAsync(window.Page, stage.Axe)).Select(complaint => $"{width}: {complaint}"));
            // The browser itself notes a page that is not there.
            complaints.AddRange(window.Complaints.Where(complaint => address != Nowhere || !complaint.Contains("404", StringComparison.Ordinal)));
            await PortalStage.KeepAsync(window.Page, $"{PictureName(address)}-{who}-{width}");
        }

        await using var plain = await stage.OpenAsync(viewer, PortalScreen.Widths[^1], script: false);
        await plain.Page.GotoAsync(address);
        Assert.True(await plain.Page.Locator("main h1").IsVisibleAsync());
        complaints.AddRange((await SoundPage.ComplaintsAsync(plain.Page, axe: null)).Select(complaint => $"without script: {complaint}"));
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
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
