using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Summaries;
using CadreReports.Tests.Housekeeping;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions;
using CadreReports.Tests.Submissions.Reviews;
using CadreReports.Tests.Validation;

namespace CadreReports.Tests.Summaries.Publishing;

public sealed class SummaryInputsTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private const string Fixed = "Đã khắc phục";
    private const string Open = "Chưa khắc phục";

    private static readonly FigureRef Members = new("BM01", "19", "total");

    private readonly PublisherParts parts = new(new Pipeline(storage.ConnectionString));

    [Fact]
    public async Task A_report_comes_with_those_that_it_is_compared_with()
    {
        await AcceptAsync("2022H2", "89", 40);
        await AcceptAsync("2022H1", "89", 30);
        await AcceptAsync("2021H2", "89", 20);
        await AcceptAsync("2023H1", "89", 50);
        var report = await ReadAsync("2023H1", "mien-nam", "89");

        Assert.Equal((50, 40, 30), (Value(report.Facts), report.Previous!.Figures[Members], report.LastYear!.Figures[Members]));
        Assert.Equal("2022H2/89/1;2022H1/89/1;2021H2/89/1", report.Basis);
        Assert.Equal("2023/1;2017/1", report.BasisCatalogues.Replace("/" + Revision("2023"), "/1", StringComparison.Ordinal).Replace("/" + Revision("2017"), "/1", StringComparison.Ordinal));
        Assert.Null(report.LastYearFirst);

        // A whole year is compared with the whole year before.
        var second = await ReadAsync("2022H2", "mien-nam", "89");
        Assert.Equal((30, 20, null), (second.Previous!.Figures[Members], second.LastYear!.Figures[Members], second.LastYearFirst));
    }

    [Fact]
    public async Task The_second_half_comes_with_both_halves_of_last_year_and_its_key_names_them()
    {
        await AcceptAsync("2019H2", "80", 44);
        await AcceptAsync("2019H1", "80", 33);
        await AcceptAsync("2018H2", "80", 22);
        await AcceptAsync("2018H1", "80", 11);
        var report = await ReadAsync("2019H2", "mien-nam", "80");
        Assert.Equal((33, 22, 11), (report.Previous!.Figures[Members], report.LastYear!.Figures[Members], report.LastYearFirst!.Figures[Members]));
        Assert.Equal(new PeriodId(2018, 1), report.LastYearFirst.Period);
        Assert.Equal("2019H1/80/1;2018H2/80/1;2018H1/80/1", report.Basis);

        // A correction of the first half of last year is another basis and another key.
        var period = Pipeline.Catalogues.Period("2019H2")!;
        var key = (await parts.Inputs.FindAsync(period, period.Scope("mien-nam")!, default)).Key;
        await AcceptAsync("2018H1", "80", 12);
        Assert.NotEqual(key, (await parts.Inputs.FindAsync(period, period.Scope("mien-nam")!, default)).Key);
        Assert.Equal(12, (await ReadAsync("2019H2", "mien-nam", "80")).LastYearFirst!.Figures[Members]);

        // Nor does a gap in between hide it: the whole of last year is there though the first half of this one is not.
        await AcceptAsync("2018H2", "74", 8);
        await AcceptAsync("2018H1", "74", 7);
        await AcceptAsync("2019H2", "74", 9);
        var gap = await ReadAsync("2019H2", "mien-nam", "74");
        Assert.Equal((null, 8, 7), (gap.Previous, gap.LastYear!.Figures[Members], gap.LastYearFirst!.Figures[Members]));
        Assert.Equal("2018H2/74/1;2018H1/74/1", gap.Basis);
    }

    [Fact]
    public async Task The_boards_of_all_half_years_are_read_in_one_look_and_none_after_the_period()
    {
        await AcceptAsync("2021H2", "87", 1);
        await AcceptAsync("2022H1", "87", 2);
        await AcceptAsync("2022H1", "86", 3);
        await AcceptAsync("2022H2", "87", 4);
        var log = new LookLog();
        var last = new PeriodId(2022, 1);
        var boards = await new PublisherParts(new Pipeline(storage.ConnectionString, log)).Inputs.ReadBoardsAsync(last, default);
        Assert.Single(log.Looks);

        var known = Pipeline.Catalogues.Periods.Select(p => p.Id).Where(id => id <= last).ToHashSet();
        Assert.Equal(known, boards.Keys.ToHashSet());
        var store = new Pipeline(storage.ConnectionString).Store;
        foreach (var (period, board) in boards)
        {
            var alone = await store.SubmissionsAsync(period, default);
            Assert.Equal(alone.OrderBy(b => b.Key, StringComparer.Ordinal), board.OrderBy(b => b.Key, StringComparer.Ordinal));
        }

        Assert.Superset(new HashSet<string> { "86", "87" }, boards[last].Keys.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_report_that_does_not_count_is_compared_with_nothing()
    {
        await AcceptAsync("2022H2", "91", 40);
        var report = await ReadAsync("2023H1", "mien-nam", "91");

        Assert.Equal((false, null, string.Empty), (report.IsIn, report.Previous, report.Basis));
        Assert.Empty(report.Limitations);
    }

    /// <summary>New Đồng Nai, 75, is made of Đồng Nai and Bình Phước, which had 70.</summary>
    [Fact]
    public async Task Across_the_merger_figures_need_all_predecessors_and_limitations_those_that_are_there()
    {
        await AcceptAsync("2025H2", "75", 100, ("Chậm nộp báo cáo.", Open));
        await AcceptAsync("2025H1", "75", 60, ("Chậm nộp báo cáo.", Open));
        var half = await ReadAsync("2025H2", "mien-nam", "75");
        Assert.Null(half.Previous);
        Assert.Equal("2025H1/75/1", half.Basis);
        Assert.Equal("Chậm nộp báo cáo.", Assert.Single(Assert.Single(half.Limitations).Lines).Values["content"]);

        await AcceptAsync("2025H1", "70", 7);
        var whole = await ReadAsync("2025H2", "mien-nam", "75");
        Assert.Equal(67, whole.Previous!.Figures[Members]);
        Assert.Equal("2025H1/70/1;2025H1/75/1", whole.Basis);
    }

    [Fact]
    public async Task Limitations_are_read_as_far_back_as_one_goes_and_no_further()
    {
        (string, string)[] open = [("Đánh giá, xếp loại còn chậm.", Open)];
        foreach (var period in (string[])["2020H2", "2021H1", "2021H2", "2022H1", "2022H2", "2023H1"])
        {
            await AcceptAsync(period, "96", 1, period == "2021H1" ? [("Đánh giá, xếp loại còn chậm.", Fixed)] : open);
        }

        var report = await ReadAsync("2023H1", "mien-nam", "96");
        // It was fixed once: what came up again afterwards is another one, and nobody asks for what was before.
        Assert.Equal(["2022H2", "2022H1", "2021H2", "2021H1"], report.Limitations.Select(l => l.Period.ToString()));
        Assert.Equal("2022H2/96/1;2022H1/96/1;2021H2/96/1;2021H1/96/1;2020H2/96/1", report.Basis);
    }

    [Fact]
    public async Task A_half_year_without_a_report_ends_the_chain()
    {
        (string, string)[] open = [("Đánh giá, xếp loại còn chậm.", Open)];
        foreach (var period in (string[])["2021H2", "2022H2", "2023H1"])
        {
            await AcceptAsync(period, "95", 1, open);
        }

        var report = await ReadAsync("2023H1", "mien-nam", "95");
        Assert.Equal(["2022H2"], report.Limitations.Select(l => l.Period.ToString()));
        Assert.Equal("2022H2/95/1", report.Basis);
    }

    [Fact]
    public async Task What_is_asked_comes_with_as_much_of_the_log_as_the_board_counts()
    {
        var desk = new Desk(storage.ConnectionString, "2023H1", "87");
        var own = new PublisherParts(desk.Pipeline, QueryCatalogue.Catalogues);
        var first = await desk.SendAsync(desk.Workbook.Ask(6000).Build());
        Assert.Equal(SubmissionState.NeedsExplanation, first.State);
        var scope = desk.Period.Region("mien-nam")!;
        var waiting = await own.Inputs.FindAsync(desk.Period, scope, default);
        var asked = Assert.Single(Of(await own.Inputs.ReadAsync(waiting, default), "87").Asked);
        Assert.Equal((1, Severity.Query, ExplanationState.Open), (asked.Version, asked.Finding.Severity, asked.Thread.State));

        await desk.ExplainAsync(first, Desk.Sentence, asked.Finding.Id);
        var answered = await own.Inputs.FindAsync(desk.Period, scope, default);
        Assert.NotEqual(waiting.Key, answered.Key);
        Assert.Equal(Desk.Sentence, Assert.Single(Assert.Single(Of(await own.Inputs.ReadAsync(answered, default), "87").Asked).Thread.Answers).Text);

        // What was found before still reads the same, though the log has gone on.
        Assert.Equal(ExplanationState.Open, Assert.Single(Of(await own.Inputs.ReadAsync(waiting, default), "87").Asked).Thread.State);

        // A correction that asks the same while the accepted version counts: listed once.
        var second = await desk.SendAsync(desk.Workbook.Ask(6000).Type("BM05", "04", "total", 4018).Build());
        var both = await own.Inputs.FindAsync(desk.Period, scope, default);
        Assert.NotEqual(answered.Key, both.Key);
        Assert.Equal(2, second.Number);
        var findings = Of(await own.Inputs.ReadAsync(both, default), "87").Asked.Select(a => a.Finding.Id).ToList();
        Assert.Equal(findings.Distinct(StringComparer.Ordinal), findings);
        Assert.Contains(asked.Finding.Id, findings);
    }

    /// <summary>No rule finds anything here: without findings to explain, the log was not read.</summary>
    [Fact]
    public async Task A_question_and_its_answer_come_with_the_report_and_change_the_key()
    {
        var desk = new Desk(storage.ConnectionString, "2023H1", "83");
        var own = new PublisherParts(desk.Pipeline, QueryCatalogue.Catalogues);
        var version = await desk.SendAsync(desk.Workbook.Build());
        Assert.Equal((SubmissionState.Accepted, 0), (version.State, version.Queries.Count));
        var scope = desk.Period.Region("mien-nam")!;
        var before = await own.Inputs.FindAsync(desk.Period, scope, default);
        await desk.AskAsync(ratio: "women");
        var asked = await own.Inputs.FindAsync(desk.Period, scope, default);
        var question = Assert.Single(Of(await own.Inputs.ReadAsync(asked, default), "83").Questions);
        await desk.ExplainAsync(version, Desk.Sentence, question.Id);
        var answered = await own.Inputs.FindAsync(desk.Period, scope, default);

        Assert.Equal((Desk.Question, "women", ExplanationState.Open), (question.Asked.Text, question.Asked.Ratio, question.Thread.State));
        Assert.Equal(ExplanationState.Answered, Assert.Single(Of(await own.Inputs.ReadAsync(answered, default), "83").Questions).Thread.State);
        Assert.Equal(3, new[] { before.Key, asked.Key, answered.Key }.Distinct().Count());

        // What was found before still reads the same, though the log has gone on.
        Assert.Empty(Of(await own.Inputs.ReadAsync(before, default), "83").Questions);
        Assert.Empty(Assert.Single(Of(await own.Inputs.ReadAsync(asked, default), "83").Questions).Thread.Answers);

        // A version that goes back takes its questions along: they are about the whole report.
        await desk.ReturnAsync(version);
        var returned = Of(await own.Inputs.ReadAsync(await own.Inputs.FindAsync(desk.Period, scope, default), default), "83");
        Assert.Equal((false, 1), (returned.IsIn, returned.Questions.Count));
    }

    [Fact]
    public async Task The_key_stands_before_the_contents_are_read_and_after()
    {
        await AcceptAsync("2022H2", "84", 40, ("Còn chậm.", Open));
        await AcceptAsync("2023H1", "84", 50, ("Còn chậm.", Open));
        var period = Pipeline.Catalogues.Period("2023H1")!;
        var sources = await parts.Inputs.FindAsync(period, period.Scope("mien-nam")!, default);
        var reports = await parts.Inputs.ReadAsync(sources, default);

        Assert.Equal(sources.Key, SummaryKey.Of(sources.Catalogue, period, sources.Scope, reports));
        await AcceptAsync("2022H2", "84", 41, ("Còn chậm.", Open));
        Assert.NotEqual(sources.Key, (await parts.Inputs.FindAsync(period, sources.Scope, default)).Key);
    }

    private Task<SubmissionVersion> AcceptAsync(string period, string province, long members, params (string Text, string State)[] limitations)
    {
        var found = Pipeline.Catalogues.Period(period)!;
        return parts.AcceptAsync(found, province, ReportContent.Zeros(Pipeline.Catalogues.For(found)).Set(Members, members), limitations);
    }

    private async Task<ProvinceReport> ReadAsync(string period, string scope, string province)
    {
        var found = Pipeline.Catalogues.Period(period)!;
        return Of(await parts.Inputs.ReadAsync(await parts.Inputs.FindAsync(found, found.Scope(scope)!, default), default), province);
    }

    private static ProvinceReport Of(IReadOnlyList<ProvinceReport> reports, string province) => reports.Single(r => r.Province.Code == province);

    private static long Value(IReadOnlyList<FactRow> facts) =>
        facts.Single(r => (r.Form, r.Row) == (Members.Form, Members.Row)).Facts.Single(f => f.Column == Members.Column).Value;

    private static string Revision(string version) => Pipeline.Catalogues.Version(version)!.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
