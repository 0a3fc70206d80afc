using CadreReports.Catalogue;
using CadreReports.Contacts;
using CadreReports.Periods;
using CadreReports.Reminders;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions.Reviews;

namespace CadreReports.Tests.Reminders;

/// <summary>From what happens to a report to what is written about it, over real storage.</summary>
public sealed class NoticeLettersTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private const string Stranger = "clerk-elsewhere";

    [Fact]
    public async Task Upload_is_answered_once_each_time_and_to_who_sent_it()
    {
        var (desk, parts, province) = At("60");
        await parts.AddAsync(province, "can-bo", ContactRole.Clerk);
        await parts.AddAsync(province, "can-bo-khac", ContactRole.Clerk);
        await parts.AddAsync(province, "cu", ContactRole.Clerk, to: new DateOnly(2023, 6, 6));
        await parts.AddAsync(province, "duyet", ContactRole.Approver, account: "clerk");
        await desk.SendAsync(desk.Workbook.Type("BM02", "01", "total", 1.5).Build());
        await desk.DeliverAsync();

        var result = Assert.Single(await PlannedAsync(desk, NoticeKind.Result));
        var text = (await parts.TextAsync(result))!;
        Assert.Contains("lỗi, đề nghị sửa và gửi lại", text, StringComparison.Ordinal);
        Assert.Contains("BM02", text, StringComparison.Ordinal);
        Assert.Contains("https://bao-cao.example/he-thong/api/submissions/2022H2/60/annotated?version=1", text, StringComparison.Ordinal);
        Assert.Contains("https://bao-cao.example/he-thong/ky/2022H2/tinh/60/phien-ban/1 ", text, StringComparison.Ordinal);
        // Nobody knows who put it into the inbox: all clerks hear.
        Assert.Equal(["can-bo", "can-bo-khac"], await parts.ToAsync(result));
        Assert.Equal(["duyet"], await parts.ToAsync(result with { Account = "clerk" }));
        Assert.Equal(["can-bo", "can-bo-khac"], await parts.ToAsync(result with { Account = Stranger }));

        // The same file again is another upload, of the same version; what had arrived in between is no news any more.
        await desk.SendAsync(desk.Workbook.Type("BM02", "01", "total", 1.5).Build());
        Assert.Equal(2, (await PlannedAsync(desk, NoticeKind.Result)).Count);
        foreach (var received in await PlannedAsync(desk, NoticeKind.Received))
        {
            Assert.Null(await parts.TextAsync(received));
        }
    }

    [Fact]
    public async Task What_province_and_centre_say_to_each_other_is_told_while_it_holds()
    {
        var (desk, parts, province) = At("70");
        await parts.AddAsync(province, "can-bo", ContactRole.Clerk);
        var version = await desk.SendAsync(desk.Workbook.Ask(6000).Build());
        var result = Assert.Single(await PlannedAsync(desk, NoticeKind.Result));
        Assert.Contains("1 nội dung cần giải trình", await parts.TextAsync(result), StringComparison.Ordinal);
        Assert.Contains("nhiều bất thường", await parts.TextAsync(result), StringComparison.Ordinal);

        var finding = await desk.FindingAsync(version, QueryCatalogue.First);
        await desk.ExplainAsync(version, Desk.Say(1), finding);
        // Who explained hears of the acceptance, and not of the result besides.
        Assert.Null(await parts.TextAsync(result));
        Assert.Contains("số biên nhận 2022H2-70-000001", await parts.TextAsync(Assert.Single(await PlannedAsync(desk, NoticeKind.Accepted))), StringComparison.Ordinal);

        await desk.MarkAsync(finding);
        var insufficient = Assert.Single(await PlannedAsync(desk, NoticeKind.Insufficient));
        var text = (await parts.TextAsync(insufficient))!;
        Assert.Contains(Desk.Reason, text, StringComparison.Ordinal);
        Assert.Contains(Desk.Say(1), text, StringComparison.Ordinal);
        Assert.EndsWith("https://bao-cao.example/he-thong/ky/2022H2/tinh/70/phien-ban/1", Assert.Single(text.Split(' '), word => word.StartsWith("https:", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Null(await parts.TextAsync(Assert.Single(await PlannedAsync(desk, NoticeKind.Accepted))));

        await desk.ExplainAsync(version, Desk.Say(2), finding);
        Assert.Null(await parts.TextAsync(insufficient));

        await desk.AskAsync();
        var question = Assert.Single(await PlannedAsync(desk, NoticeKind.Question));
        Assert.Contains(Desk.Question, await parts.TextAsync(question), StringComparison.Ordinal);
        Assert.Contains("/ky/2022H2/tinh/70/phien-ban/1#cau-hoi", await parts.TextAsync(question), StringComparison.Ordinal);
        await desk.ReturnAsync(await desk.VersionAsync(1));
        Assert.Contains($"Lý do: {Desk.Reason}", await parts.TextAsync(Assert.Single(await PlannedAsync(desk, NoticeKind.Returned))), StringComparison.Ordinal);
        Assert.Null(await parts.TextAsync(result));
    }

    [Fact]
    public async Task Round_plans_each_day_once_and_makes_up_for_three_days()
    {
        var (desk, parts, _) = At("64", "2023H1");
        parts.Clock.Now = Morning(2023, 6, 7);
        await parts.Round.RunAsync(desk.Period, default);
        var provinces = desk.Period.Provinces.Select(p => p.Code).ToList();
        Assert.Equal(provinces, await RemindedAsync("2023-06-07"));
        await parts.Round.RunAsync(desk.Period, default);
        Assert.Equal(provinces.Count + 1, (await parts.Outbox.ListAsync(desk.Period.Id, default)).Count);

        // Nobody was there from 9/6 (two days of the plan in one) to 11/6; on 12/6 the province hears of that day alone.
        parts.Clock.Now = Morning(2023, 6, 12);
        await parts.Round.RunAsync(desk.Period, default);
        Assert.Empty(await RemindedAsync("2023-06-09"));
        Assert.Equal(provinces, await RemindedAsync("2023-06-12"));

        // A day of the plan that was missed by two days, and by four.
        var (late, other, _) = At("64", "2022H1");
        other.Clock.Now = Morning(2022, 5, 29);
        await other.Round.RunAsync(late.Period, default);
        Assert.Equal(["2022-05-27"], (await other.Outbox.ListAsync(late.Period.Id, default)).Select(e => e.Notice.Occasion).Distinct());
        other.Clock.Now = Morning(2022, 6, 21);
        await other.Round.RunAsync(late.Period, default);
        Assert.Equal(["2022-05-27"], (await other.Outbox.ListAsync(late.Period.Id, default)).Select(e => e.Notice.Occasion).Distinct());

        async Task<IEnumerable<string?>> RemindedAsync(string day) => (await parts.Outbox.ListAsync(desk.Period.Id, default))
            .Where(e => e.Notice.Kind == NoticeKind.Reminder && e.Notice.Occasion == day).Select(e => e.Notice.Province);
    }

    [Fact]
    public async Task Reminder_is_cancelled_by_what_comes_between_planning_and_sending()
    {
        var (desk, parts, province) = At("74");
        await parts.AddAsync(province, "can-bo", ContactRole.Clerk);
        await parts.AddAsync(province, "duyet", ContactRole.Approver);
        parts.Clock.Now = Morning(2022, 12, 9);
        var reminder = Planned(desk, parts, ReportStanding.Of([], []), NoticeKind.Reminder);
        var text = (await parts.TextAsync(reminder))!;
        Assert.Contains("chưa nhận được báo cáo", text, StringComparison.Ordinal);
        Assert.Contains("17:00 ngày 10/12/2022 (còn 1 ngày)", text, StringComparison.Ordinal);
        Assert.Contains("/api/templates/2022H2/74", text, StringComparison.Ordinal);
        Assert.Contains(province.BoardName, text, StringComparison.Ordinal);
        Assert.Equal(["can-bo"], await parts.ToAsync(reminder));

        // A later day of the plan has come, and says it better.
        parts.Clock.Now = Morning(2022, 12, 12);
        Assert.Null(await parts.TextAsync(reminder));
        var escalation = Planned(desk, parts, ReportStanding.Of([], []), NoticeKind.Escalation);
        Assert.Contains("đã quá hạn 2 ngày", await parts.TextAsync(escalation), StringComparison.Ordinal);
        Assert.Equal(["duyet"], await parts.ToAsync(escalation));

        await desk.SendAsync(desk.Workbook.Build());
        Assert.Null(await parts.TextAsync(escalation));
        Assert.DoesNotContain(RoundNotices.Of(desk.Period, parts.Rules, [new DateOnly(2022, 12, 12)], await parts.Reports.OfAsync(desk.Period, default)), n => n.Province == "74");
    }

    [Fact]
    public async Task Digest_tells_the_centre_who_stands_where_and_what_needs_a_look()
    {
        var (desk, parts, province) = At("75");
        await parts.AddAsync(null, "chuyen-vien", ContactRole.Analyst);
        await parts.AddAsync(null, "quan-tri", ContactRole.Administrator);
        await parts.AddAsync(desk.Period.Provinces[0], "can-bo", ContactRole.Clerk);
        await desk.SendAsync(desk.Workbook.Type("BM02", "01", "total", 1.5).Build());
        parts.Clock.Now = Morning(2022, 12, 12);
        var digest = new Notice(desk.Period.Id, null, NoticeKind.Digest, "2022-12-12");
        var text = (await parts.TextAsync(digest))!;
        Assert.Contains("Tình hình nộp báo cáo 6 tháng cuối năm 2022 đến ngày 12/12/2022", text, StringComparison.Ordinal);
        Assert.Matches($"{province.Name}: \\d+ lỗi ở phiên bản 1", text);
        Assert.Contains("Thiếu người duyệt: Hà Nội", text, StringComparison.Ordinal);
        // Nobody who is missing is left out.
        var missing = text[text.IndexOf("Chưa gửi báo cáo:", StringComparison.Ordinal)..text.IndexOf("Phiên bản mới nhất", StringComparison.Ordinal)];
        var standings = await parts.Reports.OfAsync(desk.Period, default);
        Assert.All(desk.Period.Provinces, p => Assert.Equal(standings[p.Code].Need == ReportNeed.Report, missing.Contains($" {p.Name}", StringComparison.Ordinal)));
        Assert.Equal(["chuyen-vien", "quan-tri"], (await parts.ToAsync(digest)).Order());
    }

    [Fact]
    public async Task Missing_holiday_list_warns_the_administrator_once_a_year()
    {
        var files = new ReminderFiles().Edit(ReminderFiles.Holidays, f => f["years"]!.AsArray().RemoveAt(1));
        var desk = new Desk(storage.ConnectionString, "2023H1", "68");
        var parts = new NoticeParts(desk.Pipeline, QueryCatalogue.Catalogues, files.Load());
        await parts.AddAsync(null, "quan-tri-lich", ContactRole.Administrator);
        var warning = RoundNotices.CalendarOf(2023);
        Assert.Equal([2023], RoundNotices.UnknownYears(desk.Period, parts.Rules));
        Assert.Equal(("2023H1", "tw|calendar|2023"), (warning.Period.ToString(), warning.Key));
        Assert.Contains("năm 2023", await parts.TextAsync(warning), StringComparison.Ordinal);
        Assert.Contains("quan-tri-lich", await parts.ToAsync(warning));
        Assert.Null(await At("68").Parts.TextAsync(warning));
    }

    [Fact]
    public async Task Missing_holiday_list_of_the_coming_year_is_told_in_December()
    {
        var (_, parts, _) = At("68");
        var known = parts.Rules.Calendar.Years[^1].Year;
        foreach (var (now, expected) in new[] { (Morning(known, 11, 30), 0), (Morning(known - 1, 12, 1), 0), (Morning(known, 12, 1), 1), (Morning(known, 12, 2), 1) })
        {
            parts.Clock.Now = now;
            await parts.Round.RunAsync(default);
            var planned = (await parts.Outbox.ListAsync(new PeriodId(known + 1, 1), default)).Select(e => e.Notice).ToList();
            Assert.Equal((now, expected), (now, planned.Count(n => n.Kind == NoticeKind.Calendar)));
        }
    }

    [Fact]
    public void Acts_are_told_to_the_provinces_whose_due_moment_or_lock_they_change()
    {
        var declared = CatalogueSet.Load().Period("2023H1")!;
        var later = declared.Due.AddDays(2);
        PeriodAct[] acts =
        [
            new(1, PeriodActKind.Due, "82", null, later.AddDays(3), "Bão lũ.", "centre", declared.Due.AddDays(-5)),
            new(2, PeriodActKind.Due, null, null, later, "Nghỉ lễ.", "centre", declared.Due.AddDays(-4)),
            new(3, PeriodActKind.Due, "82", null, null, null, "centre", declared.Due.AddDays(-3)),
            new(4, PeriodActKind.State, null, PeriodState.Locked, null, null, "centre", declared.Due.AddDays(9)),
            new(5, PeriodActKind.Due, null, null, later.AddDays(1), null, "centre", declared.Due.AddDays(9)),
            new(6, PeriodActKind.State, "87", PeriodState.Reopened, null, "Sửa số liệu.", "centre", declared.Due.AddDays(10)),
            new(7, PeriodActKind.State, null, PeriodState.Published, null, null, "centre", declared.Due.AddDays(11)),
        ];
        var told = FollowingNotices.OfActs(declared, acts).ToLookup(n => n.Occasion, n => (n.Province, n.Kind));
        Assert.Equal([("82", NoticeKind.Extended)], told["1"]);
        Assert.Equal(declared.Provinces.Where(p => p.Code != "82").Select(p => ((string?)p.Code, NoticeKind.Extended)), told["2"]);
        Assert.Equal([("82", NoticeKind.Extended)], told["3"]);
        Assert.Empty(told["4"].Concat(told["5"]).Concat(told["7"]));
        Assert.Equal([("87", NoticeKind.Reopened)], told["6"]);
    }

    private static DateTimeOffset Morning(int year, int month, int day) => new(year, month, day, 8, 0, 0, TimeSpan.FromHours(7));

    private static Notice Planned(Desk desk, NoticeParts parts, ReportStanding standing, NoticeKind kind) =>
        new(desk.Period.Id, desk.Key.Province, kind, parts.Clock.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
        {
            About = standing.About(desk.Period.Due),
        };

    private static async Task<List<Notice>> PlannedAsync(Desk desk, NoticeKind kind) =>
        [.. (await desk.Pipeline.Outbox.ListAsync(desk.Key.Period, default)).Select(e => e.Notice).Where(n => n.Province == desk.Key.Province && n.Kind == kind)];

    private (Desk Desk, NoticeParts Parts, Province Province) At(string province, string period = "2022H2")
    {
        var desk = new Desk(storage.ConnectionString, period, province);
        return (desk, new NoticeParts(desk.Pipeline, QueryCatalogue.Catalogues), desk.Period.Province(province)!);
    }
}
