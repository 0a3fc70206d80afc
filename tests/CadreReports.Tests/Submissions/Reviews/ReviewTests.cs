using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Tests.Storage;

namespace CadreReports.Tests.Submissions.Reviews;

public sealed class ReviewTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private Desk At(string province, string period = "2022H2") => new(storage.ConnectionString, period, province);

    [Fact]
    public async Task From_a_query_by_an_explanation_a_mark_and_a_return_to_a_new_version()
    {
        var desk = At("60");
        var version = await desk.SendAsync(desk.Workbook.Ask(6000).Build());
        Assert.Equal((SubmissionState.NeedsExplanation, 1), (version.State, version.OpenQueries));
        Assert.Null((await desk.SubmissionAsync()).Current);
        var finding = await desk.FindingAsync(version, QueryCatalogue.First);

        var accepted = (await desk.ExplainAsync(version, Desk.Say(1), finding)).Version!;
        Assert.Equal((SubmissionState.Accepted, 0, 1), (accepted.State, accepted.OpenQueries, accepted.ExplanationRevision));
        Assert.Equal(1, (await desk.SubmissionAsync()).Current!.Number);
        Assert.Equal(SubmissionState.NeedsExplanation, accepted.Outcome!.State);

        var reopened = (await desk.MarkAsync(finding)).Version!;
        Assert.Equal((SubmissionState.NeedsExplanation, 1, 2), (reopened.State, reopened.OpenQueries, reopened.ExplanationRevision));
        Assert.Equal(accepted.AcceptedAt, reopened.AcceptedAt);
        Assert.Null((await desk.SubmissionAsync()).Current);

        Assert.Equal(ReviewRefusal.SameAsInsufficient, (await desk.ExplainAsync(version, Desk.Say(1), finding)).Refusal);
        Assert.Equal(SubmissionState.Accepted, (await desk.ExplainAsync(version, Desk.Say(2), finding)).Version!.State);
        var returned = (await desk.ReturnAsync(version)).Version!;
        Assert.Equal((SubmissionState.Returned, "centre", Desk.Reason), (returned.State, returned.Returned!.By, returned.Returned.Reason));
        Assert.Null((await desk.SubmissionAsync()).Current);
        Assert.Equal(accepted.ReceivedAt, (await desk.SubmissionAsync()).FirstAcceptedAt);

        var second = await desk.SendAsync(desk.Workbook.Build());
        Assert.Equal((2, SubmissionState.Accepted), (second.Number, second.State));
        Assert.Equal(2, (await desk.SubmissionAsync()).Current!.Number);
        Assert.Equal(accepted.ReceivedAt, (await desk.SubmissionAsync()).FirstAcceptedAt);
        await desk.AssertConsistentAsync();
    }

    [Fact]
    public async Task A_question_is_answered_and_changes_no_state_but_the_revision()
    {
        var desk = At("91");
        Assert.Equal(ReviewRefusal.NothingCounts, (await desk.AskAsync()).Refusal);
        var waiting = await desk.SendAsync(desk.Workbook.Ask(6000).Build());
        Assert.Equal(ReviewRefusal.NothingCounts, (await desk.AskAsync()).Refusal);
        var first = (await desk.ExplainAsync(waiting, Desk.Sentence, await desk.FindingAsync(waiting, QueryCatalogue.First))).Version!;

        var asked = (await desk.AskAsync(ratio: "nữ")).Version!;
        Assert.Equal(first with { ExplanationRevision = first.ExplanationRevision + 1 }, asked);
        Assert.Equal(asked, (await desk.AskAsync(ratio: "nữ")).Version);
        Assert.Equal(asked, (await desk.SubmissionAsync()).Current);
        var other = (await desk.AskAsync(ratio: "tuổi")).Version!;
        Assert.Equal(asked.ExplanationRevision + 1, other.ExplanationRevision);

        var question = Question.All(await desk.LogAsync())[0];
        Assert.Equal(("nữ", Desk.Question, "centre", 1), (question.Asked.Ratio, question.Asked.Text, question.Asked.Who, question.Asked.Version));
        Assert.Equal(2, Question.All(await desk.LogAsync()).Select(q => q.Id).Distinct().Count());

        // What counts meanwhile is another version: the question is still answered, and its summary shows it.
        var second = await desk.SendAsync(desk.Workbook.Build());
        Assert.Equal(2, (await desk.SubmissionAsync()).Current!.Number);
        Assert.Equal(2, second.ExplanationRevision);
        Assert.Equal(ReviewRefusal.VersionNotOpen, (await desk.ExplainAsync(second, Desk.Sentence, "q-0123456789abcdef")).Refusal);
        var answered = (await desk.ExplainAsync(second, Desk.Say(1), question.Id)).Version!;
        Assert.Equal((2, SubmissionState.Accepted, 3), (answered.Number, answered.State, answered.ExplanationRevision));
        Assert.Equal(answered, (await desk.ExplainAsync(second, Desk.Say(1), question.Id)).Version);
        Assert.Equal(ReviewRefusal.FindingNotOpen, (await desk.ExplainAsync(second, Desk.Say(2), question.Id)).Refusal);

        // The answer may be found insufficient as an explanation may; the report counts all the same.
        Assert.Equal(1, (await desk.MarkAsync(question.Id)).Version!.Number);
        Assert.Equal(2, (await desk.SubmissionAsync()).Current!.Number);
        Assert.Equal(ReviewRefusal.SameAsInsufficient, (await desk.ExplainAsync(second, Desk.Say(1), question.Id)).Refusal);
        Assert.Null((await desk.ExplainAsync(second, Desk.Say(2), question.Id)).Refusal);
        Assert.Equal([Desk.Say(1), Desk.Say(2)], Question.All(await desk.LogAsync())[0].Thread.Answers.Select(a => a.Text));

        // An answer to a question does not carry an explanation of a finding with it that is not waited for.
        Assert.Equal(
            ReviewRefusal.VersionNotOpen,
            (await desk.ExplainAsync(second, Desk.Say(3), Question.All(await desk.LogAsync())[1].Id, await desk.FindingAsync(waiting, QueryCatalogue.First))).Refusal);
        Assert.Equal(ExplanationState.Open, Question.All(await desk.LogAsync())[1].Thread.State);
        await desk.AssertConsistentAsync();
    }

    [Fact]
    public async Task What_was_explained_stays_explained_while_its_figures_do_not_change()
    {
        var desk = At("70");
        var first = await desk.SendAsync(desk.Workbook.Ask(6000, 7000).Build());
        var (one, two) = (await desk.FindingAsync(first, QueryCatalogue.First), await desk.FindingAsync(first, QueryCatalogue.Second));
        Assert.Equal(1, (await desk.ExplainAsync(first, Desk.Sentence, one)).Version!.OpenQueries);

        // Another figure changes: the first answer counts here too, and the second finding has another id.
        var second = await desk.SendAsync(desk.Workbook.Ask(6000, 7001).Build());
        Assert.Equal((SubmissionState.NeedsExplanation, 2, 1), (second.State, second.Outcome!.Queries, second.OpenQueries));
        Assert.Equal(one, await desk.FindingAsync(second, QueryCatalogue.First));
        Assert.NotEqual(two, await desk.FindingAsync(second, QueryCatalogue.Second));

        var third = await desk.SendAsync(desk.Workbook.Ask(6000).Build());
        Assert.Equal(SubmissionState.Accepted, third.State);
        Assert.Equal(third.ReceivedAt, third.AcceptedAt);
        Assert.Equal(ReviewRefusal.VersionNotOpen, (await desk.ExplainAsync(second, Desk.Sentence, await desk.FindingAsync(second, QueryCatalogue.Second))).Refusal);

        // The mark reaches the version that counts, whichever version the explanation was written for.
        Assert.Equal(3, (await desk.MarkAsync(one)).Version!.Number);
        Assert.Equal(SubmissionState.NeedsExplanation, (await desk.VersionAsync(3)).State);
        Assert.Null((await desk.SubmissionAsync()).Current);
        await desk.AssertConsistentAsync();
    }

    [Fact]
    public async Task A_workbook_explains_itself_and_an_insufficient_text_is_not_an_answer_again()
    {
        var desk = At("72");
        var workbook = desk.Workbook.Ask(6000).Explain(QueryCatalogue.FirstRow, "  " + Desk.Sentence + "\r\n").Build();
        var first = await desk.SendAsync(workbook);
        Assert.Equal(SubmissionState.Accepted, first.State);
        var answer = Assert.Single(await desk.LogAsync());
        Assert.Equal((Desk.Sentence, true, 1), (answer.Text, answer.FromWorkbook, answer.Version));
        Assert.Equal(first.ReceivedAt, answer.At);

        await desk.MarkAsync(answer.Finding!);
        var second = await desk.SendAsync(desk.Workbook.Ask(6000).Explain(QueryCatalogue.FirstRow, Desk.Sentence).Type("BM05", "04", "total", 4000).Build());
        Assert.Equal((2, SubmissionState.NeedsExplanation), (second.Number, second.State));
        Assert.Equal(2, (await desk.LogAsync()).Count);
        Assert.Null((await desk.SubmissionAsync()).Current);

        var third = await desk.SendAsync(desk.Workbook.Ask(6000).Explain(QueryCatalogue.FirstRow, Desk.Say(3)).Build());
        Assert.Equal(SubmissionState.Accepted, third.State);
        await desk.AssertConsistentAsync();
    }

    /// <summary>The order of the uploads decides, not that of their processing.</summary>
    [Fact]
    public async Task An_older_workbook_that_is_read_late_does_not_answer_what_was_said_about_a_newer_one()
    {
        var desk = At("86");
        var older = await desk.PutAsync(desk.Workbook.Ask(6000, 7000).Explain(QueryCatalogue.FirstRow, Desk.Say(1)).Explain(QueryCatalogue.SecondRow, Desk.Say(2)).Build());
        var newer = await desk.SendAsync(desk.Workbook.Ask(6000).Explain(QueryCatalogue.FirstRow, Desk.Say(3)).Build());
        await desk.MarkAsync(await desk.FindingAsync(newer, QueryCatalogue.First));

        var late = (await desk.Pipeline.Ingest.RunAsync(older, etag: null, default))!;
        Assert.Equal((2, SubmissionState.NeedsExplanation, 1), (late.Number, late.State, late.OpenQueries));
        Assert.Equal(SubmissionState.NeedsExplanation, (await desk.VersionAsync(newer.Number)).State);
        Assert.Equal([Desk.Say(3), Desk.Reason, Desk.Say(2)], (await desk.LogAsync()).Select(e => e.Text));
        Assert.Equal(newer.Number, (await desk.SubmissionAsync()).Latest.Number);
        await desk.AssertConsistentAsync();
    }

    [Theory]
    [InlineData("74", "Đã rõ.", WorkbookAnswers.TooShort)]
    [InlineData("75", "0123456789 0123456789 ....", WorkbookAnswers.TooShort)]
    [InlineData("77", null, WorkbookAnswers.TooLong)]
    public async Task A_text_that_is_no_sentence_is_noted_with_its_cell(string province, string? text, string rule)
    {
        var desk = At(province);
        text ??= string.Concat(Enumerable.Repeat(Desk.Sentence, 60));
        var version = await desk.SendAsync(desk.Workbook.Ask(6000).Explain(QueryCatalogue.FirstRow, text).Build());

        Assert.Equal(SubmissionState.NeedsExplanation, version.State);
        Assert.Empty(await desk.LogAsync());
        var note = Assert.Single(await desk.Pipeline.Contents.FindingsAsync(desk.Key, version, default), f => f.RuleId == rule);
        var address = desk.Workbook.AddressOf("BM05", QueryCatalogue.FirstRow, Form.ExplanationColumn);
        Assert.Equal((Severity.Note, address), (note.Severity, note.Cells[0].Address));
        Assert.Contains($"BM05!{address}", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_upload_with_errors_or_open_queries_does_not_hide_what_was_accepted()
    {
        var desk = At("79");
        await desk.SendAsync(desk.Workbook.Build());
        var open = await desk.SendAsync(desk.Workbook.Ask(6000).Build());
        var submission = await desk.SubmissionAsync();
        Assert.Equal((1, 2, SubmissionState.NeedsExplanation), (submission.Current!.Number, submission.Latest.Number, submission.Latest.State));

        // With an explanation beside the error: what is rejected explains nothing.
        var rejected = await desk.SendAsync(desk.Workbook.Ask(6000).Explain(QueryCatalogue.FirstRow, Desk.Sentence).Type("BM05", "01", "total", null).Build());
        Assert.Equal((SubmissionState.Rejected, 1), (rejected.State, rejected.OpenQueries));
        Assert.Empty(await desk.LogAsync());
        Assert.Equal(1, (await desk.SubmissionAsync()).Current!.Number);

        // Behind the rejected one, the open version can still be explained.
        Assert.Equal(SubmissionState.Accepted, (await desk.ExplainAsync(open, Desk.Sentence, await desk.FindingAsync(open, QueryCatalogue.First))).Version!.State);
        Assert.Equal(2, (await desk.SubmissionAsync()).Current!.Number);
        await desk.AssertConsistentAsync();
    }

    [Fact]
    public async Task An_older_accepted_version_does_not_come_back()
    {
        var desk = At("80");
        await desk.SendAsync(desk.Workbook.Build());
        var second = await desk.SendAsync(desk.Workbook.Type("BM05", "04", "total", 4000).Build());
        Assert.Equal((2, SubmissionState.Accepted), (second.Number, second.State));
        Assert.Equal(ReviewRefusal.NotCurrent, (await desk.ReturnAsync(await desk.VersionAsync(1))).Refusal);
        await desk.ReturnAsync(second);
        Assert.Null((await desk.SubmissionAsync()).Current);

        // The same content again is a new version, which the centre has not returned.
        var third = await desk.SendAsync(desk.Workbook.Type("BM05", "04", "total", 4000).Build());
        Assert.Equal((3, SubmissionState.Accepted), (third.Number, third.State));
        Assert.Equal(3, (await desk.SubmissionAsync()).Current!.Number);
        await desk.AssertConsistentAsync();
    }

    /// <summary>It would have been the same version had it been read in time.</summary>
    [Fact]
    public async Task What_was_sent_before_a_return_and_read_after_it_does_not_undo_it()
    {
        var desk = At("87");
        var workbook = desk.Workbook.Build();
        var (first, second) = (await desk.PutAsync(workbook), await desk.PutAsync(workbook));
        await desk.Pipeline.Ingest.RunAsync(first, etag: null, default);
        var later = new Review(
            desk.Pipeline.Account, desk.Pipeline.Periods, desk.Pipeline.Store, desk.Pipeline.Log, desk.Pipeline.Trail, desk.Pipeline.Notices, new Time.ShiftedTimeProvider(TimeSpan.FromMinutes(1)));
        await later.ReturnAsync(desk.Key, desk.Period, 1, Desk.Reason, "centre", default);

        var version = (await desk.Pipeline.Ingest.RunAsync(second, etag: null, default))!;
        Assert.Equal((1, SubmissionState.Returned), (version.Number, version.State));
        Assert.Equal((null, 2), (await desk.SubmissionAsync() is var stands ? (stands.Current, stands.Uploads) : default));
        await desk.AssertConsistentAsync();
    }

    [Fact]
    public async Task Saying_the_same_again_adds_nothing_and_saying_something_else_is_refused()
    {
        var desk = At("82");
        var version = await desk.SendAsync(desk.Workbook.Ask(6000).Build());
        var finding = await desk.FindingAsync(version, QueryCatalogue.First);
        var pending = await desk.PendingAsync();
        Assert.Equal(ReviewRefusal.NotExplained, (await desk.MarkAsync(finding)).Refusal);
        Assert.Equal(ReviewRefusal.NoSuchFinding, (await desk.MarkAsync("0123456789abcdef")).Refusal);
        Assert.Equal(ReviewRefusal.NotCurrent, (await desk.ReturnAsync(version)).Refusal);
        Assert.Equal(ReviewRefusal.NoSuchVersion, (await desk.Pipeline.Review.ReturnAsync(desk.Key, desk.Period, 7, Desk.Reason, "centre", default)).Refusal);
        Assert.Equal(pending, await desk.PendingAsync());

        // All or none: the second is no finding.
        Assert.Equal((ReviewRefusal.NoSuchFinding, "0123456789abcdef"), Refused(await desk.ExplainAsync(version, Desk.Sentence, finding, "0123456789abcdef")));
        Assert.Empty(await desk.LogAsync());

        Assert.Null((await desk.ExplainAsync(version, Desk.Sentence, finding)).Refusal);
        Assert.Equal(SubmissionState.Accepted, (await desk.ExplainAsync(version, Desk.Sentence, finding)).Version!.State);
        Assert.Equal(ReviewRefusal.VersionNotOpen, (await desk.ExplainAsync(version, Desk.Say(2), finding)).Refusal);
        Assert.Single(await desk.LogAsync());

        await desk.MarkAsync(finding);
        Assert.Null((await desk.MarkAsync(finding)).Refusal);
        Assert.Equal(ReviewRefusal.NotExplained, (await desk.MarkAsync(finding, Desk.Say(9))).Refusal);
        Assert.Equal(2, (await desk.LogAsync()).Count);

        await desk.ExplainAsync(version, Desk.Say(3), finding);

        // The centre read the first explanation; the third is not judged unread.
        Assert.Equal(
            ReviewRefusal.OtherAnswer,
            (await desk.Pipeline.Review.MarkInsufficientAsync(desk.Key, desk.Period, finding, 1, Desk.Reason, "centre", default)).Refusal);
        await desk.ReturnAsync(version);
        Assert.Null((await desk.ReturnAsync(version)).Refusal);
        Assert.Equal(ReviewRefusal.NotCurrent, (await desk.ReturnAsync(version, Desk.Say(9))).Refusal);
        Assert.Equal(4, (await desk.LogAsync()).Count);
        await desk.AssertConsistentAsync();
    }

    [Fact]
    public async Task One_of_two_findings_explained_twice_at_once_is_explained_once()
    {
        var desk = At("83");
        var version = await desk.SendAsync(desk.Workbook.Ask(6000, 7000).Build());
        var (one, two) = (await desk.FindingAsync(version, QueryCatalogue.First), await desk.FindingAsync(version, QueryCatalogue.Second));
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => desk.ExplainAsync(version, Desk.Say(i % 3), one)));

        // Whoever was first is answered, and so is everybody who said the same.
        var answer = Assert.Single(await desk.LogAsync());
        Assert.Equal(2, results.Count(r => r.Refusal is null));
        Assert.All(results.Where(r => r.Refusal is not null), r => Assert.Equal((ReviewRefusal.FindingNotOpen, one), Refused(r)));
        Assert.Equal(1, (await desk.VersionAsync(1)).OpenQueries);
        Assert.Equal(SubmissionState.Accepted, (await desk.ExplainAsync(version, answer.Text, one, two)).Version!.State);
        await desk.AssertConsistentAsync();
    }

    [Theory]
    [InlineData("locked")]
    [InlineData("published")]
    public async Task In_a_locked_period_nothing_more_is_said(string state)
    {
        var desk = At("84", state == "locked" ? "2022H1" : "2022H2");
        var version = await desk.SendAsync(desk.Workbook.Ask(6000).Build());
        var finding = await desk.FindingAsync(version, QueryCatalogue.First);
        var closed = new Desk(
            storage.ConnectionString,
            desk.Period.Id.ToString(),
            "84",
            QueryCatalogue.With(periods => periods.Single(p => (string?)p!["id"] == desk.Period.Id.ToString())!["state"] = state));

        Assert.Equal(ReviewRefusal.PeriodLocked, (await closed.ExplainAsync(version, Desk.Sentence, finding)).Refusal);
        Assert.Equal(ReviewRefusal.PeriodLocked, (await closed.ReturnAsync(version)).Refusal);
        var late = await closed.SendAsync(desk.Workbook.Ask(6001).Explain(QueryCatalogue.FirstRow, Desk.Sentence).Build());
        Assert.Equal((SubmissionState.Locked, null), (late.State, late.AcceptedAt));
        Assert.Empty(await desk.LogAsync());

        await desk.DeliverAsync();
        Assert.Equal(SubmissionState.Locked, (await desk.VersionAsync(2)).State);
        await desk.AssertConsistentAsync();
    }

    private static (ReviewRefusal?, string?) Refused(ReviewResult result) => (result.Refusal, result.Finding);
}
