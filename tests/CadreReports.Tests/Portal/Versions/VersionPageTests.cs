using System.Text.RegularExpressions;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Portal.Frame;
using CadreReports.Portal.Versions;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;

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

    /// <summary>What is done next is done with the newest version while reports are taken, and a question comes before a signature.</summary>
    [Theory]
    [InlineData(SubmissionState.Rejected, 1, PeriodState.Open, 0, "Tải bản có chú thích", "Có 1 lỗi phải sửa.")]
    [InlineData(SubmissionState.Rejected, 2, PeriodState.Open, 0, null, "sau đó đã có phiên bản khác")]
    [InlineData(SubmissionState.Rejected, 1, PeriodState.Locked, 0, null, "Kỳ báo cáo đã khóa số liệu khi")]
    [InlineData(SubmissionState.Returned, 1, PeriodState.Open, 0, "Tải bản có chú thích", "trả lại phiên bản này")]
    [InlineData(SubmissionState.Returned, 2, PeriodState.Open, 0, null, "sau đó đã có phiên bản khác")]
    [InlineData(SubmissionState.Returned, 1, PeriodState.Locked, 0, null, "Kỳ báo cáo đã khóa số liệu khi")]
    [InlineData(SubmissionState.NeedsExplanation, 1, PeriodState.Locked, 0, null, "Kỳ báo cáo đã khóa số liệu khi")]
    [InlineData(SubmissionState.NeedsExplanation, 2, PeriodState.Open, 0, null, "không nhận giải trình nữa")]
    [InlineData(SubmissionState.AwaitingConfirmation, 1, PeriodState.Published, 0, null, "Kỳ báo cáo đã khóa số liệu khi")]
    [InlineData(SubmissionState.Accepted, 1, PeriodState.Open, 0, "Mở phiếu để in", "In phiếu xác nhận số liệu")]
    [InlineData(SubmissionState.Accepted, 1, PeriodState.Open, 1, "Trả lời 1 câu hỏi của Trung ương", "Trung ương có 1 câu hỏi đang chờ trả lời")]
    public async Task One_step_is_the_next(SubmissionState state, int newest, PeriodState period, int questions, string? step, string text)
    {
        var refused = state == SubmissionState.Rejected ? 1 : 0;
        var version = new SubmissionVersion(
            1, state, "1", "a", new string('a', 64), 1, "2023", 1, DateTimeOffset.UnixEpoch, "clerk-82",
            new CadreReports.Submissions.Outcome(state, refused, 0, 0, 1, null, Refused: false));
        var asked = Enumerable.Range(1, questions).Select(n => new LogEntry(n, LogKind.Question, Question.IdOf(1, null, $"Vì sao? {n}"), 1, $"Vì sao? {n}", "analyst", Period.Due));
        var isOpen = period == PeriodState.Open;
        var html = await RenderAsync(
            new VersionModel(
                Period with { State = period }, Province, version, state == SubmissionState.Accepted ? 1 : null, newest,
                new ReviewOpenings(Explain: false, Confirm: false, Answer: isOpen, Doubt: false), [], Question.All([.. asked]), []),
            Role.ProvinceClerk);
        var card = Regex.Match(html, "<section class=\"card next\".*?</section>", RegexOptions.Singleline).Value;
        Assert.Contains(text, card, StringComparison.Ordinal);
        Assert.Equal(step is null ? [] : [step], Regex.Matches(card, "<a class=\"button\"[^>]*>(.*?)</a>").Select(m => m.Groups[1].Value));
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
        return await RenderAsync(model, role);
    }

    private static async Task<string> RenderAsync(VersionModel model, Role role)
    {
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
