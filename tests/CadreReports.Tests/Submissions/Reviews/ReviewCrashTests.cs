using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Tests.Storage;

namespace CadreReports.Tests.Submissions.Reviews;

/// <summary>
/// The process dies at every request in turn while somebody explains, marks, asks, answers or returns. What was left then, the message on
/// the queue or a second try brings to the end, and nothing counts twice.
/// </summary>
public sealed class ReviewCrashTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly string[] Periods = ["2022H1", "2022H2", "2023H1"];
    private static readonly string[] Provinces =
        ["60", "70", "72", "74", "75", "77", "79", "80", "82", "83", "84", "86", "87", "89", "91", "92", "93", "94", "96", "95"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dying_anywhere_leaves_what_was_said_with_its_effect(bool afterwards)
    {
        var broke = true;
        for (var at = 1; broke; at++)
        {
            var place = (at - 1) + (afterwards ? Provinces.Length * Periods.Length / 2 : 0);
            Assert.True(at <= Provinces.Length * Periods.Length / 2, "Reviewing makes more requests than this test expects.");
            var desk = new Desk(storage.ConnectionString, Periods[place / Provinces.Length], Provinces[place % Provinces.Length]);
            var version = await desk.SendAsync(desk.Workbook.Ask(6000, 7000).Build());
            var (one, two) = (await desk.FindingAsync(version, QueryCatalogue.First), await desk.FindingAsync(version, QueryCatalogue.Second));

            broke = await BreakAsync(
                desk, at, afterwards, 2, SubmissionState.Accepted,
                d => d.Review.ExplainAsync(desk.Key, desk.Period, 1, [new(one, Desk.Sentence), new(two, Desk.Sentence)], "clerk", default));
            var answer = await desk.AnswerAsync(two);
            broke |= await BreakAsync(
                desk, at, afterwards, 3, SubmissionState.NeedsExplanation,
                d => d.Review.MarkInsufficientAsync(desk.Key, desk.Period, two, answer, Desk.Reason, "centre", default));
            await desk.ExplainAsync(version, Desk.Say(2), two);
            broke |= await BreakAsync(
                desk, at, afterwards, 5, SubmissionState.Accepted, d => d.Review.AskAsync(desk.Key, desk.Period, null, Desk.Question, "centre", default));
            var question = Question.IdOf(1, null, Desk.Question);
            broke |= await BreakAsync(
                desk, at, afterwards, 6, SubmissionState.Accepted,
                d => d.Review.ExplainAsync(desk.Key, desk.Period, 1, [new(question, Desk.Sentence)], "clerk", default));
            broke |= await BreakAsync(
                desk, at, afterwards, 7, SubmissionState.Returned, d => d.Review.ReturnAsync(desk.Key, desk.Period, 1, Desk.Reason, "centre", default));
        }
    }

    /// <summary>
    /// Content that the centre returned is judged anew when it is sent again, even when the process that returned it died
    /// before that had its effect.
    /// </summary>
    [Fact]
    public async Task A_return_without_its_effect_is_not_overlooked_by_the_next_upload()
    {
        var desk = new Desk(storage.ConnectionString, "2023H1", "96");
        var workbook = desk.Workbook.Build();
        var version = await desk.SendAsync(workbook);
        for (var at = 1; (await desk.LogAsync()).Count == 0; at++)
        {
            await TryAsync(desk.Over(new BreakAt(at, afterwards: true)), d => d.Review.ReturnAsync(desk.Key, desk.Period, 1, Desk.Reason, "centre", default));
        }

        Assert.Equal(SubmissionState.Accepted, (await desk.VersionAsync(1)).State);
        var again = await desk.SendAsync(workbook);
        Assert.Equal((2, SubmissionState.Accepted), (again.Number, again.State));
        Assert.Equal(SubmissionState.Returned, (await desk.VersionAsync(1)).State);
        await desk.AssertConsistentAsync();
    }

    private static async Task<bool> BreakAsync(
        Desk desk, int at, bool afterwards, int entries, SubmissionState expected, Func<Pipeline, Task<ReviewResult>> say)
    {
        var before = (await desk.LogAsync()).Count;
        var pending = await desk.PendingAsync();
        var policy = new BreakAt(at, afterwards);
        await TryAsync(desk.Over(policy), say);
        var written = (await desk.LogAsync()).Count > before;
        if (written)
        {
            // All or none, and never without a message that says so.
            Assert.Equal(entries, (await desk.LogAsync()).Count);
            Assert.True(await desk.PendingAsync() > pending, $"Nothing was left at request {at}.");
            await desk.DeliverAsync();
            Assert.Equal(expected, (await desk.VersionAsync(1)).State);
            await desk.AssertConsistentAsync();
        }

        var result = await say(desk.Pipeline);
        Assert.Equal((null, expected), (result.Refusal, result.Version!.State));
        Assert.Equal(entries, (await desk.LogAsync()).Count);
        await desk.AssertConsistentAsync();
        return policy.Broke;
    }

    private static async Task TryAsync(Pipeline pipeline, Func<Pipeline, Task<ReviewResult>> say)
    {
        try
        {
            await say(pipeline);
        }
        catch (Exception e) when (e is BrokenException || e.InnerException is BrokenException || e is AggregateException)
        {
            // As if the process had died.
        }
    }
}
