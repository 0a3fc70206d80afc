using CadreReports.Catalogue;
using CadreReports.Housekeeping;
using CadreReports.Periods;
using CadreReports.Reminders;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Housekeeping;

public sealed class MissedNoticeTests : OwnStorage
{
    private const string Reason = "Số liệu của tỉnh phải tính lại.";

    /// <summary>The act is written, and whoever wrote it dies before its line and its letters.</summary>
    [Fact]
    public async Task What_was_reopened_for_one_province_of_a_closed_period_is_written_about_and_audited()
    {
        var house = new Household(Connection);
        var period = new PeriodId(2021, 2);
        Assert.Null((await house.Pipeline.Periods.AddAsync(
            period, PeriodWish.Enter(PeriodState.Reopened, "82", Reason), "centre", house.Clock, default)).Refusal);
        Assert.True((await house.Pipeline.Periods.FindAsync(period, default))!.IsClosed);

        await house.ReconcileAsync();
        await house.ReconcileAsync();
        var planned = Assert.Single(await house.Pipeline.Outbox.ListAsync(period, default));
        Assert.Equal(new Notice(period, "82", NoticeKind.Reopened, "1"), planned.Notice);
        Assert.Equal(["centre period.reopen 82"], (await house.AuditedAsync()).Select(l => $"{l.Who} {l.Action} {l.Province}"));
    }

    /// <summary>The act that closes leaves nothing open, and has its line all the same.</summary>
    [Fact]
    public async Task An_act_that_closes_has_its_line()
    {
        var house = new Household(Connection);
        var period = (await house.Pipeline.Periods.AllAsync(default)).Last(p => p.State == PeriodState.Open).Id;
        await house.Pipeline.Periods.AddAsync(period, PeriodWish.Enter(PeriodState.Locked), "centre", house.Clock, default);

        await house.ReconcileAsync();
        Assert.Equal(["centre period.lock "], (await house.AuditedAsync()).Select(l => $"{l.Who} {l.Action} {l.Province}"));
        Assert.Empty(await house.Pipeline.Outbox.ListAsync(period, default));
    }

    /// <summary>The version is complete, and whoever completed it dies before the lines about it; its message is lost too.</summary>
    [Fact]
    public async Task What_became_of_an_upload_has_its_lines()
    {
        var house = new Household(Connection);
        var key = new SubmissionKey(new PeriodId(2022, 2), "82");
        SubmissionVersion? version = null;
        for (var at = 30; version?.Outcome is null; at++)
        {
            var blob = $"{key}/{at}.xlsx";
            await house.Pipeline.PutAsync(blob, Household.Variant(Household.Workbook(key.Period, key.Province)));
            await Assert.ThrowsAnyAsync<Exception>(() => new Pipeline(Connection, new BreakAt(at, afterwards: true)).Ingest.RunAsync(blob, etag: null, default));
            version = (await house.Pipeline.Store.VersionsAsync(key, default)).Select(v => v.Version).LastOrDefault();
        }

        Assert.DoesNotContain(await house.AuditedAsync(), l => l.Action == ReportTrail.Accepted);
        await house.LoseMessagesAsync();
        await house.ReconcileAsync();
        await house.ReconcileAsync();
        Assert.Equal(key.ReceiptNumber(version.Number), Assert.Single(await house.AuditedAsync(), l => l.Action == ReportTrail.Accepted).Subject);
    }

    /// <summary>Without a way out notices wait in their rows alone; with one, a message asks for each that is overdue.</summary>
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 2)]
    public async Task What_waits_is_asked_for_only_when_it_can_be_sent(bool hasChannel, int asked)
    {
        var house = new Household(Connection, hasChannel: hasChannel);
        var period = new PeriodId(2022, 2);
        await house.Pipeline.Outbox.PlanAsync(
            [new Notice(period, "82", NoticeKind.Reminder, "2022-12-07"), new Notice(period, "83", NoticeKind.Reminder, "2022-12-07")], default);
        await house.LoseMessagesAsync();
        await house.PassAsync(TimeSpan.FromMinutes(2));

        var result = await house.ReconcileAsync();
        Assert.Equal(asked, await house.PendingAsync(StorageNames.OutboxQueue));
        Assert.Equal(asked, result.Repairs.GetValueOrDefault(nameof(MissedNotices)));
        Assert.Equal(2, (await house.Pipeline.Outbox.ListAsync(period, default)).Count);
    }
}
