using CadreReports.Catalogue;
using CadreReports.Periods;
using CadreReports.Status;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Summaries.Sheets;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Summaries.Publishing;

namespace CadreReports.Tests.Submissions.Reviews;

/// <summary>What a province sends to a period that asks for a confirmation counts when its approver has given it.</summary>
public sealed class ConfirmationTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private const string Approver = "approver";

    [Fact]
    public async Task A_version_waits_for_its_explanations_then_for_the_approver_and_then_counts()
    {
        var desk = await AskingAsync("60");
        var version = await desk.SendAsync(desk.Workbook.Ask(6000).Build());
        Assert.Equal((SubmissionState.NeedsExplanation, true), (version.State, version.AsksConfirmation));
        Assert.Equal(ReviewRefusal.NotAwaiting, (await desk.ConfirmAsync(1)).Refusal);
        Assert.Equal(ReviewRefusal.NoSuchVersion, (await desk.ConfirmAsync(2)).Refusal);

        var explained = (await desk.ExplainAsync(version, Desk.Sentence, await desk.FindingAsync(version, QueryCatalogue.First))).Version!;
        Assert.Equal((SubmissionState.AwaitingConfirmation, 0, null), (explained.State, explained.OpenQueries, explained.AcceptedAt));
        Assert.Null((await desk.SubmissionAsync()).Current);
        Assert.Equal(ReviewRefusal.NothingCounts, (await desk.AskAsync()).Refusal);
        Assert.Equal(ReviewRefusal.NotCurrent, (await desk.ReturnAsync(explained)).Refusal);

        var confirmed = (await desk.ConfirmAsync(1)).Version!;
        var entry = (await desk.LogAsync())[^1];
        Assert.Equal((LogKind.Confirm, 1, null, string.Empty, Approver), (entry.Kind, entry.Version, entry.Finding, entry.Text, entry.Who));
        Assert.Equal((SubmissionState.Accepted, new VersionConfirmation(entry.At, Approver), entry.At), (confirmed.State, confirmed.Confirmed, confirmed.AcceptedAt));
        Assert.Equal((null, Approver), (explained.AcceptedBy, confirmed.AcceptedBy));
        Assert.Equal(explained.ExplanationRevision + 1, confirmed.ExplanationRevision);
        Assert.Equal(1, (await desk.SubmissionAsync()).Current!.Number);

        // Once more, by another: it is so already, and stays whose it was.
        Assert.Equal(confirmed, (await desk.ConfirmAsync(1, "another")).Version);
        Assert.Equal(entry, (await desk.LogAsync())[^1]);

        // The receipt says what the upload came to, and stays so.
        Assert.Equal("needs-explanation", (await desk.Pipeline.Files.ReceiptAsync(desk.Key, 1, default))!.Status);
        await desk.AssertConsistentAsync();
    }

    [Fact]
    public async Task What_was_confirmed_is_the_explanation_too()
    {
        var desk = await AskingAsync("70");
        var version = await desk.SendAsync(desk.Workbook.Ask(6000).Build());
        var finding = await desk.FindingAsync(version, QueryCatalogue.First);
        await desk.ExplainAsync(version, Desk.Say(1), finding);
        var first = (await desk.ConfirmAsync(1)).Version!;

        var marked = (await desk.MarkAsync(finding)).Version!;
        Assert.Equal((SubmissionState.NeedsExplanation, null, first.AcceptedAt), (marked.State, marked.Confirmed, marked.AcceptedAt));
        Assert.Equal(ReviewRefusal.NotAwaiting, (await desk.ConfirmAsync(1)).Refusal);
        var anew = (await desk.ExplainAsync(version, Desk.Say(2), finding)).Version!;
        Assert.Equal((SubmissionState.AwaitingConfirmation, first.AcceptedAt), (anew.State, anew.AcceptedAt));
        Assert.Null((await desk.SubmissionAsync()).Current);
        Assert.Equal((SubmissionState.Accepted, first.AcceptedAt), ((await desk.ConfirmAsync(1)).Version!.State, (await desk.VersionAsync(1)).AcceptedAt));

        // A question of the centre and its answer are no part of it.
        await desk.AskAsync();
        await desk.ExplainAsync(version, Desk.Say(3), Question.IdOf(1, null, Desk.Question));
        Assert.Equal(SubmissionState.Accepted, (await desk.VersionAsync(1)).State);

        // Returned it is not to be confirmed any more, and what is sent instead is.
        Assert.Equal(SubmissionState.Returned, (await desk.ReturnAsync(version)).Version!.State);
        Assert.Equal(SubmissionState.Returned, (await desk.ConfirmAsync(1)).Version!.State);
        var again = await desk.SendAsync(desk.Workbook.Ask(6000).Build());
        Assert.Equal((2, SubmissionState.AwaitingConfirmation), (again.Number, again.State));
        Assert.Equal("awaiting-confirmation", (await desk.Pipeline.Files.ReceiptAsync(desk.Key, 2, default))!.Status);
        Assert.Equal(SubmissionState.Accepted, (await desk.ConfirmAsync(2)).Version!.State);
        await desk.AssertConsistentAsync();
    }

    [Fact]
    public async Task An_explanation_that_was_given_meanwhile_is_not_confirmed_unread()
    {
        var desk = await AskingAsync("75");
        var version = await desk.SendAsync(desk.Workbook.Ask(6000).Build());
        var finding = await desk.FindingAsync(version, QueryCatalogue.First);
        await desk.ExplainAsync(version, Desk.Say(1), finding);
        var read = (await desk.VersionAsync(1)).ExplanationRevision;
        await desk.ConfirmAsync(1);
        await desk.MarkAsync(finding);
        await desk.ExplainAsync(version, Desk.Say(2), finding);

        foreach (var unread in (int[])[0, read])
        {
            var refused = await desk.Pipeline.Review.ConfirmAsync(desk.Key, desk.Period, 1, unread, Approver, default);
            Assert.Equal(ReviewRefusal.OtherRevision, refused.Refusal);
        }

        Assert.Equal(SubmissionState.AwaitingConfirmation, (await desk.VersionAsync(1)).State);
        var now = (await desk.VersionAsync(1)).ExplanationRevision;
        Assert.Equal(SubmissionState.Accepted, (await desk.Pipeline.Review.ConfirmAsync(desk.Key, desk.Period, 1, now, Approver, default)).Version!.State);
        await desk.AssertConsistentAsync();
    }

    [Fact]
    public async Task Of_several_that_wait_the_newest_is_confirmed_and_none_before_one_that_counts()
    {
        var desk = await AskingAsync("72");
        var first = await desk.SendAsync(desk.Workbook.Build());
        var second = await desk.SendAsync(desk.Workbook.Type("BM05", "04", "total", 4000).Build());
        Assert.Equal((SubmissionState.AwaitingConfirmation, SubmissionState.AwaitingConfirmation), (first.State, second.State));
        Assert.Equal(ReviewRefusal.NotAwaiting, (await desk.ConfirmAsync(1)).Refusal);
        Assert.Equal(SubmissionState.Accepted, (await desk.ConfirmAsync(2)).Version!.State);
        Assert.Equal(ReviewRefusal.NotAwaiting, (await desk.ConfirmAsync(1)).Refusal);
        Assert.Equal(SubmissionState.AwaitingConfirmation, (await desk.VersionAsync(1)).State);

        // While a correction waits, what was confirmed goes on counting; so it does after one that is wrong.
        await desk.SendAsync(desk.Workbook.Type("BM05", "04", "total", 4001).Build());
        Assert.Equal((2, 3), ((await desk.SubmissionAsync()).Current!.Number, (await desk.SubmissionAsync()).Latest.Number));
        await desk.SendAsync(desk.Workbook.Type("BM05", "01", "total", null).Build());
        Assert.Equal(ReviewRefusal.NotAwaiting, (await desk.ConfirmAsync(4)).Refusal);
        Assert.Equal(SubmissionState.Accepted, (await desk.ConfirmAsync(3)).Version!.State);
        Assert.Equal((3, 4), ((await desk.SubmissionAsync()).Current!.Number, (await desk.SubmissionAsync()).Latest.Number));
        await desk.AssertConsistentAsync();
    }

    [Fact]
    public async Task What_the_period_asks_for_changes_nothing_that_was_taken()
    {
        var desk = new Desk(storage.ConnectionString, "2022H1", "74");
        var workbook = desk.Workbook.Build();
        Assert.Equal((1, SubmissionState.Accepted, false), Of(await desk.SendAsync(workbook)));
        await desk.AskConfirmationAsync();
        await desk.DeliverAsync();
        Assert.Equal((1, SubmissionState.Accepted, false), Of(await desk.VersionAsync(1)));
        Assert.Equal(ReviewRefusal.NotAwaiting, (await desk.ConfirmAsync(1)).Refusal);

        // The same content is another version when it waits and the other does not, and the same one when both do.
        Assert.Equal((2, SubmissionState.AwaitingConfirmation, true), Of(await desk.SendAsync(workbook)));
        Assert.Equal((2, SubmissionState.AwaitingConfirmation, true), Of(await desk.SendAsync(workbook)));
        await desk.AskConfirmationAsync(false);
        await desk.DeliverAsync();
        Assert.Equal((2, SubmissionState.AwaitingConfirmation, true), Of(await desk.VersionAsync(2)));
        Assert.Equal(1, (await desk.SubmissionAsync()).Current!.Number);
        Assert.Equal((3, SubmissionState.Accepted, false), Of(await desk.SendAsync(workbook)));
        Assert.Equal(ReviewRefusal.NotAwaiting, (await desk.ConfirmAsync(2)).Refusal);
        Assert.Equal(3, (await desk.SubmissionAsync()).Current!.Number);
        await desk.AssertConsistentAsync();

        static (int, SubmissionState, bool) Of(SubmissionVersion version) => (version.Number, version.State, version.AsksConfirmation);
    }

    /// <summary>A run that dies and is followed by another judges by what was asked for when it took the upload.</summary>
    [Fact]
    public async Task An_upload_is_judged_by_what_was_asked_for_when_it_was_claimed()
    {
        var desk = new Desk(storage.ConnectionString, "2022H1", "75");
        await desk.AskConfirmationAsync();
        var blob = await desk.PutAsync(desk.Workbook.Build());
        for (var at = 1; (await desk.Pipeline.Store.VersionsAsync(desk.Key, default)).Count == 0; at++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => desk.Over(new BreakAt(at, afterwards: true)).Ingest.RunAsync(blob, null, default));
        }

        Assert.Null((await desk.VersionAsync(1)).Outcome);
        await desk.AskConfirmationAsync(false);
        Assert.Equal(SubmissionState.AwaitingConfirmation, (await desk.Pipeline.Ingest.RunAsync(blob, null, default))!.State);
        Assert.Equal(SubmissionState.Accepted, (await desk.ConfirmAsync(1)).Version!.State);
        await desk.AssertConsistentAsync();
    }

    [Fact]
    public async Task A_lock_leaves_what_waits_waiting_until_it_is_opened_again()
    {
        var desk = await AskingAsync("77");
        await desk.SendAsync(desk.Workbook.Build());
        await DecideAsync(desk, PeriodWish.Enter(PeriodState.Locked, "77"));
        Assert.Equal(ReviewRefusal.PeriodLocked, (await desk.ConfirmAsync(1)).Refusal);
        Assert.Equal(SubmissionState.AwaitingConfirmation, (await desk.SubmissionAsync()).Latest.State);

        var parts = new PublisherParts(desk.Pipeline);
        var period = (await desk.Pipeline.Periods.FindAsync("2022H2", default))!;
        var region = period.Scope("mien-nam")!;
        var waiting = (await parts.Inputs.FindAsync(period, region, default)).Provinces.Single(p => p.Report.Province.Code == "77").Report;
        Assert.Equal("Chờ người duyệt của tỉnh xác nhận.", Wording.WhyNotIn(waiting));
        Assert.Null(waiting.Reason);

        await DecideAsync(desk, PeriodWish.Follow("77"));
        Assert.Equal(SubmissionState.Accepted, (await desk.ConfirmAsync(1)).Version!.State);
        Assert.True((await parts.Inputs.FindAsync(period, region, default)).Provinces.Single(p => p.Report.Province.Code == "77").Report.IsIn);
    }

    /// <summary>In time is what arrived in time, however long it waited.</summary>
    [Fact]
    public async Task Punctuality_is_judged_by_arrival()
    {
        var desk = await AskingAsync("79");
        var version = await desk.SendAsync(desk.Workbook.Build());
        var period = desk.Period with { Due = version.ReceivedAt, State = PeriodState.Open };
        var waiting = ProvinceStatus.Of(desk.Period.Province("79")!, await desk.SubmissionAsync(), period, version.ReceivedAt.AddDays(1));
        Assert.Equal(("awaiting-confirmation", true, null), (waiting.Status, waiting.IsLate, waiting.Accepted));
        await Task.Delay(10);
        Assert.True((await desk.ConfirmAsync(1)).Version!.AcceptedAt > version.ReceivedAt);
        var counts = ProvinceStatus.Of(desk.Period.Province("79")!, await desk.SubmissionAsync(), period, version.ReceivedAt.AddDays(1));
        Assert.Equal(("accepted", false, 1), (counts.Status, counts.IsLate, counts.Accepted));
    }

    /// <summary>What a backup from before brings back has nothing to confirm.</summary>
    [Fact]
    public void Rows_without_the_flag_ask_for_no_confirmation()
    {
        var version = new SubmissionVersion(1, SubmissionState.Accepted, "o", "b", "ab", 1, "2023", 1, DateTimeOffset.UnixEpoch, null, null)
        {
            AsksConfirmation = true,
            Confirmed = new VersionConfirmation(DateTimeOffset.UnixEpoch.AddDays(1), Approver),
        };
        var row = VersionRow.Write(new SubmissionKey(new PeriodId(2023, 1), "82"), version);
        Assert.Equal(version, VersionRow.Read(row));
        foreach (var added in (string[])[nameof(SubmissionVersion.AsksConfirmation), "ConfirmedAt", "ConfirmedBy"])
        {
            Assert.True(row.Remove(added));
        }

        Assert.Equal(version with { AsksConfirmation = false, Confirmed = null }, VersionRow.Read(row));
    }

    /// <summary>A period of the data asks for it without an act, unless the centre decides otherwise.</summary>
    [Fact]
    public void A_period_may_ask_for_it_from_the_start()
    {
        var declared = QueryCatalogue.With(periods => periods.Single(p => (string?)p!["id"] == "2023H1")!["asksConfirmation"] = true).Period("2023H1")!;
        Assert.Equal((true, false), (declared.AsksConfirmation, QueryCatalogue.Catalogues.Period("2023H1")!.AsksConfirmation));
        var act = new PeriodAct(1, PeriodActKind.Confirmation, null, null, null, null, "centre", DateTimeOffset.UnixEpoch, Asked: false);
        Assert.False(PeriodTimeline.Apply(declared, [act]).AsksConfirmation);
    }

    private static async Task DecideAsync(Desk desk, PeriodWish wish) =>
        Assert.Null((await desk.Pipeline.Periods.AddAsync(desk.Key.Period, wish, "centre", TimeProvider.System, default)).Refusal);

    private async Task<Desk> AskingAsync(string province)
    {
        var desk = new Desk(storage.ConnectionString, "2022H2", province);
        await desk.AskConfirmationAsync();
        return desk;
    }
}
