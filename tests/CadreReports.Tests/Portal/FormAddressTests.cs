using System.Net;
using System.Text.RegularExpressions;
using CadreReports.Access;
using CadreReports.Functions.Pages;
using CadreReports.Tests.EndToEnd;

namespace CadreReports.Tests.Portal;

/// <summary>Who loads the address of a form, or sends one when their session is over, comes back to the page that the form is on.</summary>
[Collection(PortalStage.Name)]
public sealed partial class FormAddressTests(PortalStage stage)
{
    private const string NoSuchPage = "Không có địa chỉ này.";

    /// <summary>Goes nowhere by itself.</summary>
    private static readonly HttpClient Http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    public static TheoryData<string> OnlyForms()
    {
        var pages = PortalSources.Routes("get");
        return
        [
            .. AccessTable.Lines
                .Where(line => line.Endpoint.StartsWith("post ", StringComparison.Ordinal) && !line.Endpoint.StartsWith("post api/", StringComparison.Ordinal))
                .Where(line => !pages.Contains(line.Endpoint["post ".Length..]))
                .Select(line => line.Address.Split(' ')[0].Replace("{province}", AccessTable.Own, StringComparison.Ordinal))
                .Distinct(),
        ];
    }

    [Fact]
    public void Every_form_of_the_portal_is_walked() => Assert.Equal(
        PortalSources.Routes("post").Where(route => !route.StartsWith("api/", StringComparison.Ordinal)).Except(PortalSources.Routes("get")).Count(),
        OnlyForms().Count);

    [Theory]
    [MemberData(nameof(OnlyForms))]
    public async Task Loading_the_address_of_a_form_leads_to_its_page(string address)
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head])
        {
            var (status, next, _) = await AskAsync(method, address + "?vung=mien-nam");
            Assert.Equal(303, status);
            Assert.EndsWith("?vung=mien-nam", next, StringComparison.Ordinal);
            // Above the form, and a page: what is not there any more is said by that page itself.
            Assert.StartsWith(next!.Split('?')[0].TrimEnd('/') + "/", "/" + address, StringComparison.Ordinal);
            var page = await AskAsync(HttpMethod.Get, next);
            Assert.DoesNotContain(NoSuchPage, page.Html, StringComparison.Ordinal);
            Assert.True(page.Status is 200 or 404 || (page.Status == 303 && next.StartsWith("/?", StringComparison.Ordinal)), $"{next} {page.Status}");
        }

        // Other methods are no way in.
        Assert.Equal(404, (await AskAsync(HttpMethod.Delete, address)).Status);
    }

    [Theory]
    [InlineData("/ky/2023H1/tinh/82/gui", "/ky/2023H1/tinh/82")]
    [InlineData("/ky/2023H1/tinh/82/phien-ban/3/giai-trinh/0123/chua-dat", "/ky/2023H1/tinh/82/phien-ban/3")]
    [InlineData("/ky/2023H1/phat-hien/82/0123", "/ky/2023H1/phat-hien")]
    [InlineData("/ky/2023H1/nhac-viec/thu/tw.a/gui", "/ky/2023H1/nhac-viec/thu/tw.a")]
    [InlineData("/ky/2023H1/quan-ly/han", "/ky/2023H1/quan-ly")]
    [InlineData("/dau-moi/de-xuat/2023H1/82", "/dau-moi/de-xuat/2023H1")]
    [InlineData("/khoa/0123/thu-hoi", "/khoa")]
    [InlineData("/tai-khoan/a%2Fb/mat-khau", "/tai-khoan/a%2Fb")]
    [InlineData("/dang-xuat", "/")]
    [InlineData("/khoa", null)]
    [InlineData("/khong-co/gui", null)]
    [InlineData("/ky/2023H1/tinh/82/gui/x", null)]
    [InlineData("/", null)]
    [InlineData("//example.org/mat-khau", null)]
    [InlineData("//ky/2023H1/tinh/82/gui", null)]
    [InlineData("//khoa/0123/thu-hoi", null)]
    [InlineData("/api/keys", null)]
    public void A_form_is_on_the_page_above_it(string address, string? page) => Assert.Equal(page, PageRoutes.PageOfForm(address));

    /// <summary>A path that a browser takes for the address of another site is no page, and none is above it.</summary>
    [Theory]
    [InlineData("//ky/2023H1")]
    [InlineData("//ky/2023H1/tinh/82/gui")]
    public void No_page_is_at_another_site(string address) => Assert.Equal("/", PageRoutes.PageAt(address));

    [Theory]
    [InlineData("ky/2023H1/tinh/82/phien-ban/1/giai-trinh", "/ky/2023H1/tinh/82/phien-ban/1")]
    [InlineData("tai-khoan", "/tai-khoan")]
    [InlineData("ky/2023H1/phat-hien/82/0123?vung=mien-nam", "/ky/2023H1/phat-hien?vung=mien-nam")]
    public async Task Whose_session_ended_while_they_typed_signs_in_and_is_told_that_nothing_was_sent(string form, string page)
    {
        using var browser = new FormBrowser(stage.Address);
        var refused = await browser.PostAsync(form, ("reason", "Đã nhập"));
        Assert.Equal(401, refused.Status);
        // Going back would lead to the sign-in and lose what was typed, so one signs in beside it first.
        Assert.Contains("<a href=\"/dang-nhap\" target=\"_blank\" rel=\"noopener\">", refused.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Nếu vừa gửi một biểu mẫu", refused.Html, StringComparison.Ordinal);
        var way = WebUtility.HtmlDecode(SignIn().Match(refused.Html).Groups["address"].Value);
        Assert.Contains("<p class=\"notice watch\" role=\"status\">Phiên đăng nhập đã hết", (await browser.GetAsync(way)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Phiên đăng nhập đã hết", (await browser.GetAsync("dang-nhap?tiep=%2Ftai-khoan")).Html, StringComparison.Ordinal);
        var name = stage.NewName();
        await browser.EnterAsync(name, await stage.AccountAsync(name, "CentralAdministrator"));
        await browser.PostAsync("dang-xuat");
        browser.Token = null;
        var entered = await browser.PostAsync(way, ("account", name), ("password", PortalStage.Password));
        Assert.Equal((303, page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "xong=form-not-sent"), (entered.Status, entered.Next));
        Assert.Contains("<p class=\"notice watch\" role=\"status\">Phiên đăng nhập đã hết", (await browser.GetAsync(entered.Next!)).Html, StringComparison.Ordinal);
    }

    private async Task<(int Status, string? Next, string Html)> AskAsync(HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, new Uri(stage.Address, address));
        request.Headers.Add(DevelopmentIdentity.Header, "CentralAdministrator");
        using var response = await Http.SendAsync(request);
        return ((int)response.StatusCode, response.Headers.Location?.OriginalString, await response.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("<li><a href=\"(?<address>/dang-nhap[^\"]*)\">")]
    private static partial Regex SignIn();
}
