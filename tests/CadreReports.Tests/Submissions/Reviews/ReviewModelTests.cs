using CadreReports.Periods;
using CadreReports.Submissions;
using CadreReports.Tests.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Submissions.Reviews;

/// <summary>Whatever happens to a report in whatever order, it stands where a naive bookkeeper says.</summary>
public sealed class ReviewModelTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly string[] Provinces = ["60", "70", "72", "74", "75", "77", "79", "80", "82", "83", "84", "86", "87", "89", "91", "92"];
    private static int reports;

    /// <summary>What a workbook holds: which of the two queries, the text beside each (0 for none), and an error.</summary>
    public sealed record Content(bool First, bool Second, int Text, bool Error);

    public enum Act
    {
        Send,
        SendAgain,
        Explain,
        Mark,
        Return,
        Ask,
        Reply,
        MarkReply,
        Confirm,
        Wish,
        Deliver,
    }

    /// <summary>One thing that somebody does; a second try follows where the first one breaks off.</summary>
    public sealed record Move(Act Act, Content Content, int Which, int BreakAt, bool Afterwards);

    [Fact]
    public async Task Any_sequence_of_steps_ends_where_the_bookkeeper_says()
    {
        var states = new HashSet<SubmissionState>();
        foreach (var steps in Gen.Sample(Steps(3, 9), 18, 50))
        {
            var desk = await NewDeskAsync();
            var book = new Bookkeeper();
            var blobs = new List<string>();
            foreach (var step in steps)
            {
                var expected = book.Do(step);
                if (step.Act is Act.Send)
                {
                    blobs.Add(await desk.PutAsync(Workbook(desk, step.Content)));
                }

                await TryAsync(desk.Over(new BreakAt(step.BreakAt, step.Afterwards)), d => DoAsync(desk, d, step, blobs));
                Assert.Equal((step, expected), (step, await DoAsync(desk, desk.Pipeline, step, blobs)));
                if (book.Versions.Count > 0)
                {
                    await AssertStandsAsync(desk, book);
                }

                states.UnionWith(book.Versions.Select(v => v.State));
            }
        }

        Assert.Contains(SubmissionState.AwaitingConfirmation, states);
    }

    [Fact]
    public async Task Steps_at_once_leave_what_follows_from_what_was_said()
    {
        foreach (var steps in Gen.Sample(Steps(4, 6), 8, 50))
        {
            var desk = await NewDeskAsync();
            var first = await desk.SendAsync(Workbook(desk, new Content(true, true, 0, false)));
            await desk.ExplainAsync(first, Desk.Say(90), await desk.FindingAsync(first, QueryCatalogue.First));
            var blobs = new List<string>();
            foreach (var content in steps.Where(s => s.Act == Act.Send).Select(s => s.Content))
            {
                blobs.Add(await desk.PutAsync(Workbook(desk, content)));
            }

            await Task.WhenAll(steps.Select(step => DoAsync(desk, desk.Over(null), step, blobs)));
            await Task.WhenAll(blobs.Select(blob => desk.Pipeline.Ingest.RunAsync(blob, null, default)));
            await desk.AssertConsistentAsync();
            Assert.All(
                (await desk.LogAsync()).Where(e => e.Kind == CadreReports.Submissions.Explanations.LogKind.Answer).GroupBy(e => (e.Finding, e.Text)),
                same => Assert.Single(same));
        }
    }

    /// <summary>A report of which nothing has arrived, in a period that asks for no confirmation.</summary>
    private async Task<Desk> NewDeskAsync()
    {
        var number = Interlocked.Increment(ref reports) - 1;
        var desk = new Desk(storage.ConnectionString, number / Provinces.Length == 0 ? "2022H2" : "2022H1", Provinces[number % Provinces.Length]);
        await desk.AskConfirmationAsync(false);
        return desk;
    }

    private static Gen<Move[]> Steps(int fewest, int most) =>
        from first in Contents()
        from count in Gen.Choose(fewest, most)
        from steps in Gen.ArrayOf(
            from act in Gen.Frequency((3, Gen.Constant(Act.Send)), (1, Gen.Constant(Act.SendAgain)), (4, Gen.Constant(Act.Explain)), (3, Gen.Constant(Act.Mark)), (2, Gen.Constant(Act.Return)), (3, Gen.Constant(Act.Ask)), (3, Gen.Constant(Act.Reply)), (1, Gen.Constant(Act.MarkReply)), (4, Gen.Constant(Act.Confirm)), (2, Gen.Constant(Act.Wish)), (1, Gen.Constant(Act.Deliver)))
            from content in Contents()
            from which in Gen.Choose(0, 5)
            from breakAt in Gen.Choose(1, 30)
            from afterwards in Gen.Elements(true, false)
            select new Move(act, content, which, breakAt, afterwards), count)
        from asks in Gen.Elements(0, 0, 1)
        select (Move[])[new Move(Act.Wish, first, asks, 1, false), new Move(Act.Send, first, 0, 12, false), .. steps];

    private static Gen<Content> Contents() =>
        from first in Gen.Elements(true, true, false)
        from second in Gen.Elements(true, false)
        from text in Gen.Elements(0, 0, 1, 2)
        from error in Gen.Elements(false, false, false, true)
        select new Content(first, second, text, error);

    private static byte[] Workbook(Desk desk, Content content)
    {
        var workbook = desk.Workbook.Ask(content.First ? 6000 : null, content.Second ? 7000 : null);
        if (content.Text > 0)
        {
            workbook.Explain(QueryCatalogue.FirstRow, Desk.Say(content.Text)).Explain(QueryCatalogue.SecondRow, Desk.Say(content.Text));
        }

        return (content.Error ? workbook.Type("BM05", "01", "total", null) : workbook).Build();
    }

    /// <returns>Whether it was taken; null where that is no question.</returns>
    private static async Task<bool?> DoAsync(Desk desk, Pipeline pipeline, Move step, List<string> blobs)
    {
        switch (step.Act)
        {
            case Act.Send:
            case Act.SendAgain:
                await pipeline.Ingest.RunAsync(blobs[step.Act == Act.Send ? ^1 : step.Which % blobs.Count], null, default);
                return null;
            case Act.Deliver:
                await pipeline.Review.RunAsync(desk.Key, desk.Period, default);
                return null;
            case Act.Explain:
                var target = Target(await VersionsAsync(desk), step.Which);
                Explanation[] explanations = [.. FindingsOf(step.Which).Select(f => new Explanation(Ids[f], Desk.Say(step.Which)))];
                return (await pipeline.Review.ExplainAsync(desk.Key, desk.Period, target.Number, explanations, "clerk", default)).Refusal is null;
            case Act.Confirm:
                var awaited = Target(await VersionsAsync(desk), step.Which).Number;
                return (await pipeline.Review.ConfirmAsync(
                    desk.Key, desk.Period, awaited, await desk.RevisionAsync(awaited), "approver", default)).Refusal is null;
            case Act.Wish:
                return (await pipeline.Periods.AddAsync(
                    desk.Key.Period, PeriodWish.Confirm(step.Which % 2 == 0), "centre", TimeProvider.System, default)).Refusal is null;
            case Act.Mark:
                var finding = Ids[step.Which % 2];
                return (await pipeline.Review.MarkInsufficientAsync(
                    desk.Key, desk.Period, finding, await desk.AnswerAsync(finding), Desk.Say(step.Which), "centre", default)).Refusal is null;
            case Act.Ask:
                return (await pipeline.Review.AskAsync(desk.Key, desk.Period, Ratio(step.Which), Desk.Say(step.Which), "centre", default)).Refusal is null;
            case Act.Reply:
                var question = await QuestionAsync(desk, step.Which);
                return (await pipeline.Review.ExplainAsync(
                    desk.Key, desk.Period, Target(await VersionsAsync(desk), step.Which).Number, [new(question, Desk.Say(step.Which))], "clerk", default)).Refusal is null;
            case Act.MarkReply:
                var replied = await QuestionAsync(desk, step.Which);
                return (await pipeline.Review.MarkInsufficientAsync(
                    desk.Key, desk.Period, replied, await desk.AnswerAsync(replied), Desk.Say(step.Which), "centre", default)).Refusal is null;
            default:
                return (await pipeline.Review.ReturnAsync(
                    desk.Key, desk.Period, Target(await VersionsAsync(desk), step.Which).Number, Desk.Say(step.Which), "centre", default)).Refusal is null;
        }
    }

    /// <summary>The first question that was asked, or the last, or one that nobody asked.</summary>
    private static async Task<string> QuestionAsync(Desk desk, int which)
    {
        var asked = (await desk.LogAsync()).Where(e => e.Kind == CadreReports.Submissions.Explanations.LogKind.Question).ToList();
        return asked.Count > 0 ? Target(asked, which).Finding! : "q-0123456789abcdef";
    }

    private static string? Ratio(int which) => which % 2 == 0 ? null : "nữ";

    private static readonly string[] Ids = [Id(QueryCatalogue.First, QueryCatalogue.FirstRow, 6000), Id(QueryCatalogue.Second, QueryCatalogue.SecondRow, 7000)];

    private static string Id(string rule, string row, long value) =>
        new CadreReports.Findings.Finding(rule, CadreReports.Findings.Severity.Query, string.Empty, [new("BM05", "D1", row, "total", value, "BM05")]).Id;

    internal static int[] FindingsOf(int which) => which % 3 == 2 ? [0, 1] : [which % 3];

    private static async Task<List<SubmissionVersion>> VersionsAsync(Desk desk) =>
        [.. (await desk.Pipeline.Store.VersionsAsync(desk.Key, default)).Select(v => v.Version)];

    internal static T Target<T>(IReadOnlyList<T> versions, int which) => versions[which == 5 ? 0 : ^1];

    private static async Task TryAsync(Pipeline pipeline, Func<Pipeline, Task> act)
    {
        try
        {
            await act(pipeline);
        }
        catch (Exception e) when (e is BrokenException || e.InnerException is BrokenException || e is AggregateException)
        {
            // As if the process had died.
        }
    }

    private static async Task AssertStandsAsync(Desk desk, Bookkeeper book)
    {
        await desk.AssertConsistentAsync();
        var versions = await VersionsAsync(desk);
        Assert.Equal(book.Versions.Select(v => (v.Number, v.State, v.Open)), versions.Select(v => (v.Number, v.State, v.OpenQueries)));
        Assert.Equal(book.Versions.Select(v => (v.Asks, v.Confirmed)), versions.Select(v => (v.AsksConfirmation, v.Confirmed is not null)));
        Assert.Equal(book.Versions.Select(v => v.EverAccepted), versions.Select(v => v.AcceptedAt is not null));
        Assert.Equal(book.Current?.Number, (await desk.SubmissionAsync()).Current?.Number);
        Assert.Equal(
            book.Questions.Select(q => (q.Version, Ratio(q.Ratio), q.Text, string.Join('\n', q.Replies), q.IsReplied)),
            CadreReports.Submissions.Explanations.Question.All(await desk.LogAsync()).Select(q => (
                q.Asked.Version, q.Asked.Ratio, q.Asked.Text, string.Join('\n', q.Thread.Answers.Select(a => a.Text)),
                q.Thread.State == CadreReports.Submissions.Explanations.ExplanationState.Answered)));
    }
}
