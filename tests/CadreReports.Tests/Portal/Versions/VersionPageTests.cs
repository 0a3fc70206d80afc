using System.Text.RegularExpressions;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Portal.Frame;
using CadreReports.Portal.Versions;
using CadreReports.Submissions;

namespace CadreReports.Tests.Portal.Versions;

/// <summary>A version's page when much was found.</summary>
public sealed partial class VersionPageTests
{
    private static readonly CatalogueSet Catalogues = CatalogueSet.Load();
    private static readonly Period Period = Catalogues.Period("2023H1")!;
    private static readonly Province Province = Period.Province("82")!;

    /// <summary>Hundreds of findings: all are on the page, no more can be explained than are taken at once, and the open ones are never folded.</summary>
    [Fact]
    public async Task Long_lists_stay_usable()
    {
        var findings = new List<Finding>();
        foreach (var (severity, count) in new[] { (Severity.Error, 150), (Severity.Query, 130), (Severity.Note, 120) })
        {
            findings.AddRange(Enumerable.Range(1, count).Select(i => new Finding(
                "THU-01", severity, $"{severity} {i}.", [new CellReference("BM01", $"D{i}", Figure: i, Form: "BM01")])));
        }

        var html = await PageAsync(findings, Role.ProvinceClerk);
        Assert.All(findings, f => Assert.Contains($"</span> {f.Message}</p>", html, StringComparison.Ordinal));
        Assert.Equal(100, Area().Count(html));
        Assert.Contains("nhiều nhất 100 nội dung", html, StringComparison.Ordinal);

        // Ten errors of the rule are shown, and the rest, like all notes, waits to be unfolded.
        var unfolded = Folded().Replace(html, string.Empty);
        Assert.Equal([10, 130, 0], new[] { "error", "query", "note" }.Select(kind => Regex.Count(unfolded, $"class=\"finding {kind}\"")));
        Assert.Equal(100, Area().Count(unfolded));
        Assert.Contains("Xem thêm 140 nội dung cùng loại", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
    }

    /// <summary>Everybody sees what was found; only the province's own people are offered to explain it.</summary>
    [Theory]
    [InlineData(Role.ProvinceClerk, 1)]
    [InlineData(Role.ProvinceApprover, 1)]
    [InlineData(Role.CentralAnalyst, 0)]
    public async Task What_one_may_not_do_is_not_offered(Role role, int areas)
    {
        var html = await PageAsync([new Finding("THU-01", Severity.Query, "Tăng nhiều.", [])], role);
        Assert.Contains("Tăng nhiều.", html, StringComparison.Ordinal);
        Assert.Equal((areas, areas), (Area().Count(html), Regex.Count(html, ">Gửi giải trình</button>")));
    }

    private static async Task<string> PageAsync(IReadOnlyList<Finding> findings, Role role)
    {
        int Count(Severity severity) => findings.Count(f => f.Severity == severity);
        var outcome = new CadreReports.Submissions.Outcome(
            SubmissionState.NeedsExplanation, Count(Severity.Error), Count(Severity.Query), Count(Severity.Note), 1, null, Refused: false);
        var version = new SubmissionVersion(
            1, SubmissionState.NeedsExplanation, "1", "a", new string('a', 64), 1, "2023", 1, DateTimeOffset.UnixEpoch, "clerk-82", outcome) with
        {
            OpenQueries = outcome.Queries,
        };
        var model = new VersionModel(
            Period, Province, version, null, 1, new ReviewOpenings(Explain: true, Confirm: false, Answer: true, Doubt: true), FoundSheet.Of(findings, [], Catalogues.For(Period)), [], []);
        await using var renderer = new PageRenderer();
        var viewer = new Principal("ai", role, role is Role.CentralAnalyst ? null : Province, SignInWay.Password);
        return await renderer.RenderAsync<VersionPage, VersionModel>(new PageContext(viewer, "/", "token", DateTimeOffset.UnixEpoch), model);
    }

    [GeneratedRegex("<textarea")]
    private static partial Regex Area();

    /// <summary>A folded part has others in it, which have none.</summary>
    [GeneratedRegex("<details>(?:(?!<details).|<details class=\"why\">.*?</details>)*?</details>", RegexOptions.Singleline)]
    private static partial Regex Folded();
}
