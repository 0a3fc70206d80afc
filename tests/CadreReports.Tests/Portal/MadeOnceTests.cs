using System.Text.RegularExpressions;

namespace CadreReports.Tests.Portal;

/// <summary>A page that shows what is shown once does not make another when it is loaded again, which sends its form again.</summary>
[Collection(PortalStage.Name)]
public sealed partial class MadeOnceTests(PortalStage stage)
{
    [Fact]
    public async Task A_key_is_made_once_by_a_page()
    {
        using var browser = await AdministratorAsync();
        var page = await browser.GetAsync("khoa");
        (string, string)[] Form(string purpose) => [("once", Value(page.Html, "once")), ("purpose", purpose), ("role", "centralAnalyst"), ("validTo", "2023-06-30")];
        var purpose = stage.NewName();

        // What was refused was not made, and is mended on the same page.
        Assert.Equal(400, (await browser.PostAsync("khoa", Form(""))).Status);
        var made = await browser.PostAsync("khoa", Form(purpose));
        Assert.Contains("class=\"secret\"", made.Html, StringComparison.Ordinal);
        var again = await browser.PostAsync("khoa", Form(purpose));
        Assert.Equal(409, again.Status);
        Assert.Contains("Khóa này đã được tạo ở lần gửi trước", again.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"secret\"", again.Html, StringComparison.Ordinal);
        Assert.Single(Regex.Matches((await browser.GetAsync("khoa")).Html, $"<th scope=\"row\">{purpose}<"));

        // The page that said so makes a new one.
        page = again;
        Assert.Contains("class=\"secret\"", (await browser.PostAsync("khoa", Form(purpose))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_one_time_password_is_made_once_by_a_page()
    {
        using var browser = await AdministratorAsync();
        var name = stage.NewName();
        await stage.AccountAsync(name, "CentralAnalyst");
        var page = await browser.GetAsync($"tai-khoan/{name}");
        Task<FormAnswer> SendAsync() => browser.PostAsync($"tai-khoan/{name}/mat-khau", ("oneTimes", Value(page.Html, "oneTimes")));
        var made = Secret().Match((await SendAsync()).Html).Groups["text"].Value;
        var again = await SendAsync();
        Assert.Equal(409, again.Status);
        Assert.Contains("một mật khẩu dùng một lần khác đã được cấp", again.Html, StringComparison.Ordinal);
        Assert.DoesNotMatch(Secret(), again.Html);

        // The one that was shown is still good, until the page that said so makes another.
        using var owner = new FormBrowser(stage.Address);
        Assert.Equal(303, (await owner.PostAsync("dang-nhap", ("account", name), ("password", made))).Status);
        page = again;
        Assert.Matches(Secret(), (await SendAsync()).Html);
        page = await browser.GetAsync($"tai-khoan/{name}");
        Assert.Equal(400, (await browser.PostAsync($"tai-khoan/{name}/mat-khau", ("oneTimes", "một"))).Status);
    }

    [Fact]
    public async Task An_account_is_made_once_by_a_page()
    {
        using var browser = await AdministratorAsync();
        var name = stage.NewName();
        await browser.GetAsync("tai-khoan");
        Assert.Matches(Secret(), (await browser.PostAsync("tai-khoan", ("account", name), ("role", "centralAnalyst"))).Html);
        var again = await browser.PostAsync("tai-khoan", ("account", name), ("role", "centralAnalyst"));
        Assert.Equal(409, again.Status);
        Assert.DoesNotMatch(Secret(), again.Html);
        Assert.Contains("hãy mở tài khoản đó và cấp mật khẩu dùng một lần mới", again.Html, StringComparison.Ordinal);
    }

    private static string Value(string html, string field) => Regex.Match(html, $"<input type=\"hidden\" name=\"{field}\" value=\"([^\"]+)\"").Groups[1].Value;

    private async Task<FormBrowser> AdministratorAsync()
    {
        var name = stage.NewName();
        var browser = new FormBrowser(stage.Address);
        await browser.EnterAsync(name, await stage.AccountAsync(name, "CentralAdministrator"));
        return browser;
    }

    [GeneratedRegex("class=\"secret\">(?<text>[^<]+)<")]
    private static partial Regex Secret();
}
