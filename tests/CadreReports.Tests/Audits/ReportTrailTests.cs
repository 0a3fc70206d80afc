using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Tests.Periods;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions;
using CadreReports.Tests.Submissions.Reviews;

namespace CadreReports.Tests.Audits;

/// <summary>What became of reports is in the audit trail, under the right names, once, whatever died when.</summary>
public sealed class ReportTrailTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task Every_step_of_an_exchange_has_a_line_with_who_took_it()
    {
        var desk = new Desk(storage.ConnectionString, "2023H1", "91");
        var first = await SendAsync(desk, desk.Pipeline, "clerk-a", desk.Workbook.Ask(6000, 7000).Build());
        var (one, two) = (await desk.FindingAsync(first, QueryCatalogue.First), await desk.FindingAsync(first, QueryCatalogue.Second));
        await ExplainAsync(desk, "clerk-b", 1, one);
        await ExplainAsync(desk, "clerk-c", 1, two);
        await desk.MarkAsync(two);
        await ExplainAsync(desk, "clerk-d", 2, two);
        await desk.AskAsync();
        await ExplainAsync(desk, "clerk-e", 1, Question.IdOf(1, null, Desk.Question));
        await desk.ReturnAsync(first);
        await SendAsync(desk, desk.Pipeline, "clerk-f", desk.Workbook.Build());
        await SendAsync(desk, desk.Pipeline, "clerk-g", desk.Workbook.Build());

        await AssertLinesAsync(
            desk,
            [
                "clerk-a submission.receive 1",
                "clerk-b submission.explain 1",
                "clerk-c submission.explain 1",
                "clerk-c submission.accept 1",
                "centre submission.insufficient 1",
                "clerk-d submission.explain 1",
                "centre submission.question 1",
                "clerk-e submission.answer 1",
                "centre submission.return 1",
                "clerk-f submission.receive 2",
                "clerk-f submission.accept 2",
                "clerk-g submission.receive 2",
            ]);
    }

    [Fact]
    public async Task An_upload_that_nobody_announced_has_a_line_without_a_name()
    {
        var desk = new Desk(storage.ConnectionString, "2023H1", "92");
        await desk.SendAsync(desk.Workbook.Build());
        await AssertLinesAsync(desk, [" submission.receive 1", " submission.accept 1"]);
    }

    [Fact]
    public async Task A_file_that_is_nobodys_report_has_a_line_with_its_sender_and_without_its_name()
    {
        var pipeline = new Pipeline(storage.ConnectionString);
        var path = new InboxPath(new PeriodId(2022, 1), "00", "anh1");
        await pipeline.Tickets.AddAsync(path, "clerk-82", default);
        await pipeline.PutAsync(path.BlobName, [1, 2, 3]);
        await pipeline.PutAsync("Báo cáo của Nguyễn Văn A.xlsx", [1, 2, 3]);
        for (var i = 0; i < 2; i++)
        {
            await pipeline.Ingest.RunAsync(path.BlobName, etag: null, default);
            await pipeline.Ingest.RunAsync("Báo cáo của Nguyễn Văn A.xlsx", etag: null, default);
        }

        var lines = (await AuditLines.ReadAsync(pipeline.Account)).Where(l => l.Action == "submission.set-aside").ToList();
        Assert.Equal(["  ", "clerk-82 2022H1 00"], lines.Select(l => $"{l.Who} {l.Period} {l.Province}").Order(StringComparer.Ordinal));
        Assert.All(lines, l => Assert.DoesNotContain("Nguyễn", $"{l.Subject}{l.Detail}", StringComparison.Ordinal));
    }

    /// <summary>The host delivers the message of an upload again when whoever dealt with it died.</summary>
    [Theory]
    [InlineData(false, "70")]
    [InlineData(true, "72")]
    public async Task Dying_anywhere_between_arrival_and_result_loses_and_doubles_no_line(bool afterwards, string province)
    {
        var desk = new Desk(storage.ConnectionString, "2022H2", province);
        var expected = new List<string>();
        var broke = true;
        for (var at = 1; broke; at++)
        {
            var sender = string.Create(CultureInfo.InvariantCulture, $"clerk-{at:000}");
            var policy = new BreakAt(at, afterwards);
            var path = await PutAsync(
                desk, sender, desk.Workbook.Ask(6000 + at).Explain(QueryCatalogue.FirstRow, Desk.Say(at)).Build());
            await DieAsync(() => desk.Over(policy).Ingest.RunAsync(path.BlobName, etag: null, default));
            broke = policy.Broke;

            var version = (await desk.Pipeline.Ingest.RunAsync(path.BlobName, etag: null, default))!;
            Assert.Equal((at, SubmissionState.Accepted), (version.Number, version.State));
            expected.AddRange(new[] { "receive", "explain", "accept" }.Select(what => string.Create(CultureInfo.InvariantCulture, $"{sender} submission.{what} {at}")));
        }

        Assert.True(expected.Count > 3 * 20, "So few requests cannot have been the whole way.");
        await AssertLinesAsync(desk, expected);
    }

    /// <summary>The message that was left before anything was said brings it to its end.</summary>
    [Theory]
    [InlineData(false, "74")]
    [InlineData(true, "75")]
    public async Task Dying_anywhere_while_an_explanation_is_given_loses_and_doubles_no_line(bool afterwards, string province)
    {
        var desk = new Desk(storage.ConnectionString, "2022H2", province);
        var expected = new List<string>();
        var broke = true;
        for (var at = 1; broke; at++)
        {
            var version = await desk.SendAsync(desk.Workbook.Ask(6000 + at).Build());
            var finding = await desk.FindingAsync(version, QueryCatalogue.First);
            var before = (await desk.LogAsync()).Count;
            var policy = new BreakAt(at, afterwards);
            Task<ReviewResult> ExplainAsync(Pipeline pipeline, string who) =>
                pipeline.Review.ExplainAsync(desk.Key, desk.Period, version.Number, [new(finding, Desk.Sentence)], who, default);
            await DieAsync(() => ExplainAsync(desk.Over(policy), "clerk-first"));
            broke = policy.Broke;
            var written = (await desk.LogAsync()).Count > before;
            await desk.DeliverAsync();
            await ExplainAsync(desk.Pipeline, "clerk-second");

            var who = written ? "clerk-first" : "clerk-second";
            expected.AddRange(
                ((string[])[" submission.receive", $"{who} submission.explain", $"{who} submission.accept"])
                .Select(line => string.Create(CultureInfo.InvariantCulture, $"{line} {version.Number}")));
        }

        await AssertLinesAsync(desk, expected);
    }

    private static async Task<InboxPath> PutAsync(Desk desk, string sender, byte[] workbook)
    {
        var path = InboxPath.New(desk.Key.Period, desk.Key.Province, TimeProvider.System.GetUtcNow());
        await desk.Pipeline.Tickets.AddAsync(path, sender, default);
        await desk.Pipeline.PutAsync(path.BlobName, workbook);
        return path;
    }

    private static async Task<SubmissionVersion> SendAsync(Desk desk, Pipeline pipeline, string sender, byte[] workbook) =>
        (await pipeline.Ingest.RunAsync((await PutAsync(desk, sender, workbook)).BlobName, etag: null, default))!;

    private static async Task ExplainAsync(Desk desk, string who, int text, string finding) => Assert.Null(
        (await desk.Pipeline.Review.ExplainAsync(desk.Key, desk.Period, 1, [new(finding, Desk.Say(text))], who, default)).Refusal);

    private static async Task AssertLinesAsync(Desk desk, IEnumerable<string> expected) => Assert.Equal(
        expected.Order(StringComparer.Ordinal),
        (await PeriodParts.AuditAsync(desk.Pipeline, desk.Key.Period))
            .Where(l => l.Province == desk.Key.Province)
            .Select(l => $"{l.Who} {l.Action} {int.Parse(l.Subject![^6..], CultureInfo.InvariantCulture)}")
            .Order(StringComparer.Ordinal));

    private static async Task DieAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception e) when (e is BrokenException || e.InnerException is BrokenException || e is AggregateException)
        {
            // As if the process had died.
        }
    }
}
