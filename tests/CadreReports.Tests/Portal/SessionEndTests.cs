using Microsoft.Playwright;

namespace CadreReports.Tests.Portal;

/// <summary>What a browser keeps of what was typed when the session ended meanwhile.</summary>
[Collection(PortalStage.Name)]
public sealed class SessionEndTests(PortalStage stage)
{
    [SkippableFact]
    public async Task What_was_typed_is_there_again_for_who_signs_in_beside_it_and_goes_back()
    {
        const string Typed = "Lý do đã nhập trước khi hết phiên.";
        Skip.IfNot(stage.HasBrowser, PortalStage.NoChromium);
        var name = stage.NewName();
        var password = await stage.AccountAsync(name, "CentralAdministrator");
        await using var window = await stage.OpenAsync(PortalViewer.Nobody, 1280);
        var page = window.Page;
        page.Dialog += (_, question) => _ = question.AcceptAsync();
        await PortalStage.EnterAsync(page, name, password);
        await page.GotoAsync($"ky/{PortalStage.Open}/quan-ly");
        var form = page.Locator("form[action$='/xac-nhan']").First;
        await form.Locator("[name=reason]").FillAsync(Typed);
        await page.Context.ClearCookiesAsync();
        await form.GetByRole(AriaRole.Button).ClickAsync();

        var aside = page.GetByRole(AriaRole.Link, new() { Name = "Đăng nhập ở một thẻ mới của trình duyệt" });
        var beside = await page.Context.RunAndWaitForPageAsync(() => aside.ClickAsync());
        await PortalStage.SignInAsync(beside, name, PortalStage.Password);
        await beside.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).WaitForAsync();
        await page.GoBackAsync();
        await Assertions.Expect(form.Locator("[name=reason]")).ToHaveValueAsync(Typed);
    }
}
