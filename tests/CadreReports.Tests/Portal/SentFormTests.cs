namespace CadreReports.Tests.Portal;

/// <summary>A form is sent once, but not for ever: whoever stopped the browser, got a file or comes back can send it again.</summary>
[Collection(PortalStage.Name)]
public sealed class SentFormTests(PortalStage stage)
{
    [SkippableFact]
    public async Task A_form_that_led_nowhere_can_be_sent_again_after_a_while_or_when_one_comes_back()
    {
        Skip.IfNot(stage.HasBrowser, PortalStage.NoChromium);
        await using var window = await stage.OpenAsync(PortalViewer.Nobody, PortalScreen.Widths[0]);
        var page = window.Page;
        var sent = 0;
        await page.RouteAsync("**/dang-nhap", route =>
        {
            if (route.Request.Method != "POST")
            {
                return route.ContinueAsync();
            }

            // The answer is none, as when the browser is stopped.
            sent++;
            return route.FulfillAsync(new() { Status = 204 });
        });
        // Long waits end when the test says so.
        await page.AddInitScriptAsync("""
            const soon = setTimeout;
            const waits = window.waits = [];
            window.setTimeout = (then, wait) => wait < 10000 ? soon(then, wait) : waits.push(then);
            """);
        await page.GotoAsync("dang-nhap");
        await page.GetByLabel("Tên tài khoản").FillAsync("ai-do");
        await page.GetByLabel("Mật khẩu").FillAsync("sai mật khẩu");

        await SendAsync(1);
        await SendAsync(1);
        await EndWaitAsync(0);
        await SendAsync(2);
        await SendAsync(2);
        await page.EvaluateAsync("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        await SendAsync(3);
        await SendAsync(3);
        // What was under way before one came back does not end the wait of what was sent after it.
        await EndWaitAsync(1);
        await SendAsync(3);
        await EndWaitAsync(2);
        await SendAsync(4);

        Task EndWaitAsync(int number) => page.EvaluateAsync("number => window.waits[number]()", number);

        async Task SendAsync(int expected)
        {
            // A click would wait for the page that never comes.
            await page.EvaluateAsync("document.querySelector('main form').requestSubmit()");
            await Task.Delay(300);
            Assert.Equal(expected, sent);
        }
    }
}
