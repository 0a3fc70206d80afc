using System.Text.Json;
using Microsoft.Playwright;

namespace CadreReports.Tests.Portal.PageRules;

/// <summary>What every page is held to, on whichever screen.</summary>
internal static class SoundPage
{
    /// <summary>What a page has to be beyond what axe looks at; each complaint in a few words.</summary>
    private const string Frame = """
        () => {
          const complaints = [];
          const say = (isSo, complaint) => { if (!isSo) complaints.push(complaint); };
          say(document.documentElement.lang === "vi", "its language is not said to be Vietnamese");
          const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")];
          say(headings.filter(h => h.tagName === "H1").length === 1, "it has not one first heading");
          say(headings[0]?.tagName === "H1", "its first heading is not the first");
          headings.reduce((before, h) => {
            const level = Number(h.tagName[1]);
            say(level <= before + 1, `the heading "${h.textContent.trim()}" skips a level`);
            return level;
          }, 0);
          say(/\S/.test(document.title.split(" – ")[0]), "it has no title");
          const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
          if (wide > 0) {
            const edge = document.documentElement.clientWidth;
            const parts = [...document.querySelectorAll("main *, header *")].filter(e => e.getBoundingClientRect().right > edge + 1 && !e.parentElement.closest(".scroll, pre"));
            say(false, `it is ${wide} px wider than the screen: ${parts.slice(0, 3).map(e => e.outerHTML.slice(0, 80)).join(" | ")}`);
          }
          for (const form of document.forms) {
            say([...form.elements].some(e => e.type === "submit"), `a form cannot be sent without script: ${form.action}`);
            say(form.method !== "post" || form.elements["form-token"] || !document.querySelector("header form"), `a form has no token: ${form.action}`);
          }
          for (const image of document.images) {
            say(image.complete && image.naturalWidth > 0 || image.loading === "lazy", `a picture is not there: ${image.src}`);
          }
          for (const link of document.querySelectorAll("a[href^='#']")) {
            say(link.hash.length > 1 && document.getElementById(decodeURIComponent(link.hash.slice(1))), `a link leads nowhere on the page: ${link.hash}`);
          }
          return complaints;
        }
        """;

    private const string RunAxe = """
        async () => (await axe.run(document, { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] })).violations
          .filter(v => v.impact === "serious" || v.impact === "critical")
          .flatMap(v => v.nodes.map(n => `${v.id} (${v.impact}): ${n.target.join(" ")}: ${n.failureSummary}`))
        """;

    /// <summary>Where the focus is, and whether one sees it there.</summary>
    private const string Focused = """
        () => {
          const element = document.activeElement;
          if (!element || element === document.body) {
            return null;
          }
          const style = getComputedStyle(element);
          const place = element.getBoundingClientRect();
          return {
            what: element.outerHTML.slice(0, 100),
            isSkip: element.classList.contains("skip"),
            isSeen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && place.right > 0 && place.bottom > 0 && place.width > 0,
          };
        }
        """;

    /// <summary>What is wrong with the page; nothing on a sound one.</summary>
    /// <param name="page">A page that has loaded.</param>
    /// <param name="axe">The script of axe-core; null to leave it.</param>
    public static async Task<IReadOnlyList<string>> ComplaintsAsync(IPage page, string? axe)
    {
        List<string> complaints = [.. await page.EvaluateAsync<string[]>(Frame)];
        if (axe is not null)
        {
            await page.EvaluateAsync(axe);
            complaints.AddRange(await page.EvaluateAsync<string[]>(RunAxe));
        }

        return complaints;
    }

    /// <summary>What is wrong with the page for who has only a keyboard.</summary>
    /// <param name="page">A page that has just loaded.</param>
    /// <param name="most">After how many steps one stops.</param>
    public static async Task<IReadOnlyList<string>> KeyboardComplaintsAsync(IPage page, int most)
    {
        var complaints = new List<string>();
        // A refusal takes the focus when the page loads; the way begins at the top.
        await page.EvaluateAsync("() => document.activeElement?.blur()");
        for (var step = 0; step < most; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await page.EvaluateAsync<JsonElement?>(Focused);
            if (focused is not { ValueKind: JsonValueKind.Object } at)
            {
                break;
            }

            if (step == 0 && !at.GetProperty("isSkip").GetBoolean())
            {
                complaints.Add($"the first step is not the link to the content: {at.GetProperty("what")}");
            }

            if (!at.GetProperty("isSeen").GetBoolean())
            {
                complaints.Add($"one does not see that the focus is there: {at.GetProperty("what")}");
            }
        }

        return complaints;
    }
}
