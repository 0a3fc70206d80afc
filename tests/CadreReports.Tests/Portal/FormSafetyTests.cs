namespace CadreReports.Tests.Portal;

/// <summary>Which forms are taken: those of our own pages, in the session that they were shown in.</summary>
[Collection(PortalStage.Name)]
public sealed class FormSafetyTests(PortalStage stage)
{
    private const string Stale = "Trang này đã cũ";

    [Theory]
    [InlineData("Origin", "https://example.org", 400)]
    [InlineData("Origin", "null", 400)]
    [InlineData("Sec-Fetch-Site", "cross-site", 400)]
    [InlineData("Sec-Fetch-Site", "same-site", 400)]
    [InlineData("Sec-Fetch-Site", "same-origin", 401)]
    [InlineData("Sec-Fetch-Site", "none", 401)]
    [InlineData("Origin", "own", 401)]
    public async Task Another_site_cannot_have_a_browser_sign_in(string header, string value, int status)
    {
        using var browser = new FormBrowser(stage.Address);
        var origin = value == "own" ? stage.Address.GetLeftPart(UriPartial.Authority) : value;
        var answer = await browser.PostAsync("dang-nhap", headers: [(header, origin)], ("account", "ai-do"), ("password", "sai mật khẩu"));
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 400, answer.Html.Contains(Stale, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_without_the_token_of_this_very_session_does_nothing()
    {
        using var one = await EnteredAsync();
        using var two = await EnteredAsync();
        var own = one.Token;
        foreach (var wrong in (string?[])[null, "", two.Token, own![..^4] + "AAAA"])
        {
            one.Token = wrong;
            var refused = await one.PostAsync("dang-xuat");
            Assert.Equal(400, refused.Status);
            Assert.Contains(Stale, refused.Html, StringComparison.Ordinal);
            one.Token = own;
            Assert.Equal(200, (await one.GetAsync("mat-khau")).Status);
        }

        // Of another page of the session it is as good, but not from another site.
        Assert.Equal(400, (await one.PostAsync("dang-xuat", headers: [("Sec-Fetch-Site", "cross-site")])).Status);
        Assert.Equal(303, (await one.PostAsync("dang-xuat")).Status);
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_refused_with_a_page()
    {
        using var browser = new FormBrowser(stage.Address);
        var refused = await browser.PostAsync("dang-nhap", ("account", new string('a', 3 * 1024 * 1024)), ("password", "x"));
        Assert.Equal(413, refused.Status);
        Assert.Contains("<h1>Tệp quá lớn</h1>", refused.Html, StringComparison.Ordinal);
    }

    private async Task<FormBrowser> EnteredAsync()
    {
        var name = stage.NewName();
        var browser = new FormBrowser(stage.Address);
        await browser.EnterAsync(name, await stage.AccountAsync(name, "CentralAnalyst"));
        return browser;
    }
}
