using CadreReports.Catalogue;
using CadreReports.Contacts;
using CadreReports.Reminders;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions;
using CadreReports.Tests.Submissions.Reviews;

namespace CadreReports.Tests.Reminders;

/// <summary>Who hears what while a version waits for its province's approver.</summary>
public sealed class ConfirmationLettersTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task Approver_hears_of_what_waits_while_it_does_and_the_sender_how_it_ended()
    {
        var (desk, parts) = await AtAsync("60");
        var version = await desk.SendAsync(desk.Workbook.Ask(6000).Build());
        var finding = await desk.FindingAsync(version, QueryCatalogue.First);
        Assert.Empty(await PlannedAsync(desk, NoticeKind.Awaiting));
        await desk.ExplainAsync(version, Desk.Say(1), finding);

        var waits = Assert.Single(await PlannedAsync(desk, NoticeKind.Awaiting));
        Assert.Equal("60|awaiting|v1-1", waits.Key);
        var text = (await parts.TextAsync(waits))!;
        Assert.Contains("phiên bản 1, chờ đồng chí xác nhận", text, StringComparison.Ordinal);
        Assert.Contains("https://bao-cao.example/he-thong/ky/2022H2/tinh/60/phien-ban/1 ", text, StringComparison.Ordinal);
        Assert.Contains("https://bao-cao.example/he-thong/api/submissions/2022H2/60/versions/1/confirmation-sheet.html", text, StringComparison.Ordinal);
        Assert.Equal(["duyet"], await parts.ToAsync(waits));
        var result = Assert.Single(await PlannedAsync(desk, NoticeKind.Result));
        Assert.Contains("chờ người duyệt xác nhận, số biên nhận 2022H2-60-000001", await parts.TextAsync(result), StringComparison.Ordinal);
        Assert.Equal(["can-bo"], await parts.ToAsync(result));
        Assert.Empty(await PlannedAsync(desk, NoticeKind.Accepted));

        await desk.ConfirmAsync(1);
        Assert.Null(await parts.TextAsync(waits));
        Assert.Null(await parts.TextAsync(result));
        var accepted = Assert.Single(await PlannedAsync(desk, NoticeKind.Accepted));
        Assert.Contains("đã được xác nhận và chấp nhận, số biên nhận 2022H2-60-000001", await parts.TextAsync(accepted), StringComparison.Ordinal);
        Assert.Equal(["can-bo"], await parts.ToAsync(accepted));

        // Explained anew it waits anew, and they hear of that alone.
        await desk.MarkAsync(finding);
        Assert.Single(await PlannedAsync(desk, NoticeKind.Awaiting));
        await desk.ExplainAsync(version, Desk.Say(2), finding);
        Assert.Null(await parts.TextAsync(waits));
        var again = Assert.Single(await PlannedAsync(desk, NoticeKind.Awaiting), n => n != waits);
        Assert.Equal("60|awaiting|v1-4", again.Key);
        Assert.NotNull(await parts.TextAsync(again));
    }

    [Fact]
    public async Task Approver_hears_of_the_newest_that_waits_and_of_nothing_when_figures_are_closed()
    {
        var (desk, parts) = await AtAsync("70");
        await desk.SendAsync(desk.Workbook.Build());
        var first = Assert.Single(await PlannedAsync(desk, NoticeKind.Awaiting));
        Assert.Equal("70|awaiting|v1", first.Key);
        Assert.NotNull(await parts.TextAsync(first));
        await desk.SendAsync(desk.Workbook.Type("BM05", "04", "total", 4000).Build());
        Assert.Null(await parts.TextAsync(first));
        var second = Assert.Single(await PlannedAsync(desk, NoticeKind.Awaiting), n => n != first);
        Assert.NotNull(await parts.TextAsync(second));
        Assert.Null((await desk.Pipeline.Periods.AddAsync(
            desk.Key.Period, CadreReports.Periods.PeriodWish.Enter(PeriodState.Locked, "70"), "centre", TimeProvider.System, default)).Refusal);
        Assert.Null(await parts.TextAsync(second));
    }

    /// <summary>Reminded is who owes it, once a day.</summary>
    [Fact]
    public async Task Approver_is_reminded_instead_of_the_clerk_and_hears_once_a_day()
    {
        var (desk, parts) = await AtAsync("72");
        await desk.SendAsync(desk.Workbook.Build());
        var standings = await parts.Reports.OfAsync(desk.Period, default);
        Assert.Equal((ReportNeed.Confirmation, true), (standings["72"].Need, standings["72"].IsWanting));

        // One day before it is due; the day after, on which all clerks are reminded and all approvers hear; and the next one.
        foreach (var (day, kind) in new[] { (9, NoticeKind.Reminder), (12, NoticeKind.Escalation), (13, NoticeKind.Reminder) })
        {
            parts.Clock.Now = new DateTimeOffset(2022, 12, day, 8, 0, 0, TimeSpan.FromHours(7));
            var planned = RoundNotices.Of(desk.Period, parts.Rules, [new DateOnly(2022, 12, day)], standings);
            var notice = Assert.Single(planned, n => n.Province == "72");
            Assert.Equal((day, kind), (day, notice.Kind));
            Assert.Contains("đề nghị đồng chí", (await parts.TextAsync(notice))!, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(["duyet"], await parts.ToAsync(notice));
            Assert.Equal(day == 12 ? 2 : 1, planned.Count(n => n.Province == "74"));
        }

        var last = Assert.Single(RoundNotices.Of(desk.Period, parts.Rules, [new DateOnly(2022, 12, 13)], standings), n => n.Province == "72");
        await desk.ConfirmAsync(1);
        Assert.Null(await parts.TextAsync(last));
        Assert.Equal(ReportNeed.Nothing, (await parts.Reports.OfAsync(desk.Key, default)).Need);
    }

    /// <summary>Whoever waits from a day off on is heard of when the office opens.</summary>
    [Theory]
    [InlineData("2023-04-28T16:00:00Z", null)]
    [InlineData("2023-04-28T17:00:00Z", "2023-05-04T01:00:00Z")]
    [InlineData("2023-06-10T03:00:00Z", "2023-06-12T01:00:00Z")]
    [InlineData("2023-06-11T16:59:00Z", "2023-06-12T01:00:00Z")]
    [InlineData("2023-06-11T17:00:00Z", null)]
    public void Approver_is_written_to_on_working_days(string received, string? expected)
    {
        var at = DateTimeOffset.Parse(received, System.Globalization.CultureInfo.InvariantCulture);
        var version = new SubmissionVersion(
            1, SubmissionState.AwaitingConfirmation, "o", "b", "ab", 1, "2023", 1, at, null, new Outcome(SubmissionState.AwaitingConfirmation, 0, 1, 0, 9, null, false))
        {
            AsksConfirmation = true,
            QueryIds = "x",
            JudgedAfter = 1,
        };
        var early = new LogEntry(1, LogKind.Answer, "x", 1, Desk.Sentence, "clerk", at.AddDays(-3));
        Assert.Equal(("v1", Moment(expected)), Awaiting(version, [early]));

        // It is the moment from which it waits that counts, not the one at which it arrived.
        var arrived = version with { ReceivedAt = at.AddDays(-3), JudgedAfter = 0 };
        Assert.Equal(("v1-1", Moment(expected)), Awaiting(arrived, [early with { At = at }]));

        (string, DateTimeOffset?) Awaiting(SubmissionVersion waiting, IReadOnlyList<LogEntry> log)
        {
            var notice = Assert.Single(
                FollowingNotices.OfReport(new SubmissionKey(new PeriodId(2023, 1), "82"), [waiting], [], log, Pipeline.Rules.Calendar));
            Assert.Equal((NoticeKind.Awaiting, null), (notice.Kind, notice.Account));
            return (notice.Occasion, notice.NotBefore);
        }

        static DateTimeOffset? Moment(string? text) => text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<List<Notice>> PlannedAsync(Desk desk, NoticeKind kind) =>
        [.. (await desk.Pipeline.Outbox.ListAsync(desk.Key.Period, default)).Select(e => e.Notice).Where(n => n.Province == desk.Key.Province && n.Kind == kind)];

    private async Task<(Desk Desk, NoticeParts Parts)> AtAsync(string province)
    {
        var desk = new Desk(storage.ConnectionString, "2022H2", province);
        await desk.AskConfirmationAsync();
        var parts = new NoticeParts(desk.Pipeline, QueryCatalogue.Catalogues);
        await parts.AddAsync(desk.Period.Province(province), "can-bo", ContactRole.Clerk);
        await parts.AddAsync(desk.Period.Province(province), "duyet", ContactRole.Approver);
        return (desk, parts);
    }
}
