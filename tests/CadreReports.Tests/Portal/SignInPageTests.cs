using System.Net;

namespace CadreReports.Tests.Portal;

/// <summary>Signing in and out by the pages, as a browser without script does it.</summary>
[Collection(PortalStage.Name)]
public sealed class SignInPageTests(PortalStage stage)
{
    [Fact]
    public async Task Who_has_a_one_time_password_chooses_one_of_their_own_before_anything_else()
    {
        var (name, password) = await AccountAsync();
        using var browser = new FormBrowser(stage.Address);
        var entered = await browser.PostAsync("dang-nhap", ("account", name), ("password", password));
        Assert.Equal((303, "/"), (entered.Status, entered.Next));

        // Whatever else is asked for leads there; the guide is everybody's.
        Assert.Equal("/mat-khau", (await browser.GetAsync("/")).Next);
        Assert.Equal("/mat-khau", (await browser.GetAsync("api/catalogues/2023/rules")).Next);
        var page = await browser.GetAsync("mat-khau");
        Assert.Contains("Mật khẩu dùng một lần", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"current\"", page.Html, StringComparison.Ordinal);

        var refused = await browser.PostAsync("mat-khau", ("new", "ngắn"));
        Assert.Equal(400, refused.Status);
        Assert.Contains("role=\"alert\"", refused.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("ngắn\"", refused.Html, StringComparison.Ordinal);

        Assert.Equal("/mat-khau?xong=password-changed", (await browser.PostAsync("mat-khau", ("new", PortalStage.Password))).Next);
        var after = await browser.GetAsync("mat-khau?xong=password-changed");
        Assert.Contains("Đã đổi mật khẩu.", after.Html, StringComparison.Ordinal);
        // Nothing asks for the password again; the way to what one came for does.
        Assert.DoesNotContain("name=\"new\"", after.Html, StringComparison.Ordinal);
        Assert.Contains("<a class=\"button\" href=\"/\">", after.Html, StringComparison.Ordinal);
        Assert.Contains("name=\"current\"", (await browser.GetAsync("mat-khau")).Html, StringComparison.Ordinal);
        Assert.StartsWith("/ky/2023H1/tinh/82", (await browser.GetAsync("/")).Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_said_on_the_same_page_and_the_account_is_kept_but_not_the_password()
    {
        using var browser = new FormBrowser(stage.Address);
        var refused = await browser.PostAsync("dang-nhap?tiep=%2Fhuong-dan", ("account", "\"><b>ai-do"), ("password", "sai-mat-khau-roi"));
        Assert.Equal(401, refused.Status);
        Assert.Contains("role=\"alert\"", refused.Html, StringComparison.Ordinal);
        Assert.Contains("sai tên tài khoản hoặc mật khẩu", refused.Html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{WebUtility.HtmlEncode("\"><b>ai-do")}\"", refused.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>ai-do", refused.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("sai-mat-khau-roi", refused.Html, StringComparison.Ordinal);
        Assert.Contains("action=\"/dang-nhap?tiep=%2Fhuong-dan\"", refused.Html, StringComparison.Ordinal);
        Assert.False(refused.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_blank_field_is_named_as_the_page_names_it()
    {
        using var browser = new FormBrowser(stage.Address);
        var refused = await browser.PostAsync("dang-nhap", ("account", "ai-do"), ("password", ""));
        Assert.Equal(400, refused.Status);
        Assert.Contains("“Mật khẩu”", refused.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/huong-dan", "/huong-dan")]
    [InlineData("/ky/2023H1?vung=mien-nam", "/ky/2023H1?vung=mien-nam")]
    [InlineData("//example.org/", "/")]
    [InlineData("/\\example.org/", "/")]
    [InlineData("\\\\example.org/", "/")]
    [InlineData("https://example.org/", "/")]
    [InlineData("/\t/example.org/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("huong-dan", "/")]
    [InlineData("", "/")]
    public async Task One_goes_on_where_one_was_but_never_to_another_site(string next, string expected)
    {
        var (name, password) = await AccountAsync();
        using var browser = new FormBrowser(stage.Address);
        var entered = await browser.PostAsync("dang-nhap?tiep=" + Uri.EscapeDataString(next), ("account", name), ("password", password));
        Assert.Equal((303, expected), (entered.Status, entered.Next));
        // Who is signed in already goes the same way.
        Assert.Equal(expected, (await browser.GetAsync("dang-nhap?tiep=" + Uri.EscapeDataString(next))).Next);
    }

    [Fact]
    public async Task Whoever_is_led_to_sign_in_comes_back_to_what_they_asked_for()
    {
        using var browser = new FormBrowser(stage.Address);
        var led = await browser.GetAsync("mat-khau?a=1&b=%C4%91");
        Assert.Equal(303, led.Status);
        var (name, password) = await AccountAsync();
        var entered = await browser.PostAsync(led.Next!, ("account", name), ("password", password));
        Assert.Equal("/mat-khau?a=1&b=%C4%91", entered.Next);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_has_the_browser_forget()
    {
        var (name, password) = await AccountAsync();
        using var browser = new FormBrowser(stage.Address);
        await browser.EnterAsync(name, password);
        using var thief = new FormBrowser(stage.Address);
        foreach (Cookie cookie in browser.Cookies.GetAllCookies())
        {
            thief.Cookies.Add(stage.Address, new Cookie(cookie.Name, cookie.Value));
        }

        Assert.Equal(200, (await thief.GetAsync("mat-khau")).Status);
        var left = await browser.PostAsync("dang-xuat");
        Assert.Equal((303, "/dang-nhap?xong=signed-out"), (left.Status, left.Next));
        Assert.Equal("\"cache\"", Assert.Single(left.Headers.GetValues("Clear-Site-Data")));
        Assert.Contains("Đã đăng xuất.", (await browser.GetAsync(left.Next!)).Html, StringComparison.Ordinal);
        Assert.Equal(303, (await browser.GetAsync("mat-khau")).Status);
        // The session is over, not only forgotten.
        Assert.Equal(303, (await thief.GetAsync("mat-khau")).Status);
    }

    private async Task<(string Name, string Password)> AccountAsync()
    {
        var name = stage.NewName();
        return (name, await stage.AccountAsync(name, "ProvinceClerk:82"));
    }
}
