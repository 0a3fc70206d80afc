using System.Text.RegularExpressions;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Portal.Frame;
using CadreReports.Portal.Reports;
using CadreReports.Reminders;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Tests.Reports;

/// <summary>What the page of a report makes of where the report stands.</summary>
public sealed class ReportModelTests
{
    private static readonly CatalogueSet Catalogue = CatalogueSet.Load();
    private static readonly Period Period = Catalogue.Period("2023H1")!;

    [Theory]
    [InlineData("2023-06-05T08:00+07:00", "Còn 5 ngày", false)]
    [InlineData("2023-06-07T23:59+07:00", "Còn 3 ngày", false)]
    [InlineData("2023-06-07T17:00+00:00", "Còn 2 ngày", true)]
    [InlineData("2023-06-10T17:00+07:00", "Hạn cuối là hôm nay", true)]
    [InlineData("2023-06-10T17:01+07:00", "Đã quá hạn hôm nay", true)]
    [InlineData("2023-06-12T00:00+07:00", "Quá hạn 2 ngày", true)]
    [InlineData("2023-06-15T17:01+07:00", "Quá hạn 5 ngày", true)]
    public void Days_are_counted_on_the_calendar_of_Vietnam(string now, string text, bool pressing)
    {
        var deadline = Deadline.Of(Period, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), isSettled: false);
        Assert.Equal((text, pressing), (deadline.Text, deadline.IsPressing));
    }

    [Fact]
    public void Grace_and_what_comes_after_it_are_said()
    {
        Assert.Equal("Vẫn nhận báo cáo gửi muộn đến 17:00, 15/6/2023.", Deadline.Of(Period, Period.Due.AddMinutes(1), isSettled: false).Note);
        Assert.StartsWith("Đã hết thời gian nhận muộn.", Deadline.Of(Period, Period.GraceEnd.AddMinutes(1), isSettled: false).Note, StringComparison.Ordinal);
        Assert.Equal("Đã khóa số liệu", Deadline.Of(Period with { State = PeriodState.Locked }, Period.Due, isSettled: false).Text);
        Assert.Equal("Khóa từ 17:00, 10/6/2023.", Deadline.Of(Period with { State = PeriodState.Locked, ClosedAt = Period.Due }, Period.Due, isSettled: false).Note);
        Assert.Equal("Chưa mở", Deadline.Of(Period with { State = PeriodState.Draft }, Period.Due, isSettled: false).Text);
    }

    /// <summary>A report that counts is not overdue, and nobody is asked to send it.</summary>
    [Fact]
    public void Nobody_is_pressed_for_a_report_that_counts()
    {
        foreach (var now in new[] { Period.Due.AddHours(-1), Period.Due.AddMinutes(1), Period.GraceEnd.AddDays(300) })
        {
            var deadline = Deadline.Of(Period, now, isSettled: true);
            Assert.False(deadline.IsPressing);
            Assert.DoesNotContain("uá hạn", deadline.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("gửi ngay", deadline.Note ?? string.Empty, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null, PathStep.Download, "Báo cáo chưa được gửi.", "/api/templates/2023H1/82")]
    [InlineData(SubmissionState.Received, PathStep.Send, "Đang kiểm tra phiên bản 3.", null)]
    [InlineData(SubmissionState.Rejected, PathStep.Fill, "Phiên bản 3 có 2 lỗi", "/ky/2023H1/tinh/82/phien-ban/3")]
    [InlineData(SubmissionState.NeedsExplanation, PathStep.Explain, "Phiên bản 3 còn 4 nội dung", "/ky/2023H1/tinh/82/phien-ban/3")]
    [InlineData(SubmissionState.AwaitingConfirmation, PathStep.Confirm, "Phiên bản 3 không còn lỗi", "/ky/2023H1/tinh/82/phien-ban/3")]
    [InlineData(SubmissionState.Returned, PathStep.Fill, "Ban Tổ chức Trung ương đã trả lại phiên bản 3.", "/ky/2023H1/tinh/82#gui-bao-cao")]
    [InlineData(SubmissionState.Accepted, null, "Báo cáo đã được chấp nhận", "/api/submissions/2023H1/82/receipt.html?version=3")]
    public void Every_state_has_one_next_step(SubmissionState? state, PathStep? now, string text, string? address)
    {
        var model = Of(state is { } found ? Version(3, found) : null);
        var step = NextStep.Of(model, isOwn: true, mayConfirm: false);
        Assert.StartsWith(text, step.Text, StringComparison.Ordinal);
        Assert.Equal(address, step.Address);
        Assert.Equal(step.Address is null, step.LinkText is null);
        var path = ReportPath.Of(model);
        Assert.Equal(now, path.Now);
        Assert.Equal(path.Steps.Where(s => now is null || s < now), path.Steps.Where(path.IsDone));
    }

    /// <summary>Who has just sent a file is not told that nothing was sent, nor to correct what the file may correct already.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(SubmissionState.Rejected)]
    [InlineData(SubmissionState.Returned)]
    [InlineData(SubmissionState.Accepted)]
    public void What_was_just_sent_is_waited_for(SubmissionState? before)
    {
        var sent = Of(before is { } state ? Version(3, state) : null) with { Pending = "01a2" };
        var step = NextStep.Of(sent, isOwn: true, mayConfirm: false);
        Assert.StartsWith("Đã nhận tệp và đang kiểm tra", step.Text, StringComparison.Ordinal);
        Assert.Equal("/ky/2023H1/tinh/82/gui/01a2", step.Address);
        Assert.Equal((SubmissionState.Received, PathStep.Send), (sent.State, ReportPath.Of(sent).Now));

        // What got stuck is told, and does not stand in the way of the rest.
        var stuck = sent with { Trouble = "Tệp chưa đến." };
        Assert.Equal(NextStep.Of(sent with { Pending = null }, isOwn: true, mayConfirm: false), NextStep.Of(stuck, isOwn: true, mayConfirm: false));
        Assert.Equal(before ?? SubmissionState.Missing, stuck.State);
    }

    [Fact]
    public void The_reason_of_a_return_is_told_and_a_confirmation_is_offered_to_the_approver()
    {
        var returned = Version(1, SubmissionState.Returned) with { Returned = new VersionReturn(Period.Due, "analyst", "Đề nghị rà soát biểu BM03.") };
        Assert.Equal("Đề nghị rà soát biểu BM03.", NextStep.Of(Of(returned), isOwn: true, mayConfirm: false).Reason);
        var waiting = Of(Version(1, SubmissionState.AwaitingConfirmation));
        Assert.Equal("Xem và xác nhận", NextStep.Of(waiting, isOwn: true, mayConfirm: true).LinkText);
        Assert.Equal("Phiên bản 1", NextStep.Of(waiting, isOwn: true, mayConfirm: false).LinkText);
        Assert.Contains("Hãy báo người duyệt", NextStep.Of(waiting, isOwn: true, mayConfirm: false).Text, StringComparison.Ordinal);
        Assert.Contains("rồi xác nhận", NextStep.Of(waiting, isOwn: true, mayConfirm: true).Text, StringComparison.Ordinal);
        Assert.EndsWith("chờ người duyệt của tỉnh, thành phố xác nhận.", NextStep.Of(waiting, isOwn: false, mayConfirm: false).Text, StringComparison.Ordinal);
        Assert.Contains(PathStep.Confirm, ReportPath.Of(waiting).Steps);
        Assert.DoesNotContain(PathStep.Confirm, ReportPath.Of(Of(Version(1, SubmissionState.Accepted))).Steps);
    }

    [Fact]
    public void Nobody_is_sent_to_do_what_is_closed()
    {
        var closed = new ReportModel(Period with { State = PeriodState.Locked }, Province, ReportStanding.Of([], []), 0);
        Assert.Null(NextStep.Of(closed, isOwn: true, mayConfirm: false).Address);
        Assert.Contains("đã khóa số liệu", NextStep.Of(closed, isOwn: true, mayConfirm: false).Text, StringComparison.Ordinal);
        var draft = closed with { Period = Period with { State = PeriodState.Draft } };
        Assert.StartsWith("Kỳ báo cáo chưa mở.", NextStep.Of(draft, isOwn: true, mayConfirm: false).Text, StringComparison.Ordinal);
    }

    /// <summary>After the lock no step is marked as the one where somebody is, and the form that takes a file does not stand out.</summary>
    [Theory]
    [InlineData(PeriodState.Open, 1, 1)]
    [InlineData(PeriodState.Locked, 0, 0)]
    [InlineData(PeriodState.Published, 0, 0)]
    public async Task Steps_are_shown_while_there_is_something_to_do(PeriodState state, int marked, int standsOut)
    {
        await using var renderer = new PageRenderer();
        var viewer = new Principal("ai", Role.ProvinceClerk, Province, SignInWay.Password);
        var html = await renderer.RenderAsync<ReportPage, ReportModel>(
            new PageContext(viewer, "/", "token", Period.Due.AddDays(-1)), Of(version: null) with { Period = Period with { State = state } });
        Assert.Equal(marked, Regex.Count(html, "aria-current=\"step\""));
        Assert.Equal(standsOut, Regex.Count(html, "<button>Gửi báo cáo</button>"));
        Assert.Equal(1, Regex.Count(html, ">Gửi báo cáo</button>"));
    }

    /// <summary>The page says of a report that counts what the centre's board says.</summary>
    [Theory]
    [InlineData(0, "Báo cáo được tính là gửi đúng hạn (17:00, 10/6/2023).")]
    [InlineData(1, "Báo cáo được tính là gửi muộn, trong thời gian gia hạn (17:00, 11/6/2023).")]
    [InlineData(5, "Báo cáo được tính là gửi muộn, trong thời gian gia hạn (17:00, 15/6/2023).")]
    [InlineData(6, "Báo cáo được tính là gửi muộn (17:00, 16/6/2023).")]
    public async Task Report_in_the_days_of_grace_is_told_from_a_later_one(int days, string said)
    {
        await using var renderer = new PageRenderer();
        var viewer = new Principal("ai", Role.CentralAnalyst, null, SignInWay.Password);
        var html = await renderer.RenderAsync<ReportPage, ReportModel>(
            new PageContext(viewer, "/", "token", Period.Due.AddDays(10)), Of(Version(1, SubmissionState.Accepted) with { ReceivedAt = Period.Due.AddDays(days) }));
        Assert.Contains(said, html, StringComparison.Ordinal);
    }

    /// <summary>Once the figures are locked, nothing is corrected, explained, confirmed or answered any more.</summary>
    [Theory]
    [InlineData(SubmissionState.Rejected)]
    [InlineData(SubmissionState.NeedsExplanation)]
    [InlineData(SubmissionState.AwaitingConfirmation)]
    [InlineData(SubmissionState.Returned)]
    public void What_came_too_short_before_the_lock_is_not_asked_for_after_it(SubmissionState state)
    {
        var locked = Of(Version(3, state)) with { Period = Period with { State = PeriodState.Locked } };
        foreach (var isOwn in new[] { true, false })
        {
            var step = NextStep.Of(locked, isOwn, mayConfirm: isOwn);
            Assert.StartsWith("Kỳ báo cáo đã khóa số liệu khi phiên bản 3 chưa được chấp nhận", step.Text, StringComparison.Ordinal);
            Assert.Equal(("Phiên bản 3", "/ky/2023H1/tinh/82/phien-ban/3"), (step.LinkText, step.Address));
            Assert.Equal(isOwn, step.Text.Contains("mở lại", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_unanswered_question_is_not_to_be_answered_after_the_lock()
    {
        var asked = new LogEntry(1, LogKind.Question, Question.IdOf(1, null, "Vì sao?"), 1, "Vì sao?", "analyst", Period.Due);
        var model = new ReportModel(Period with { State = PeriodState.Locked }, Province, Standing(Version(1, SubmissionState.Accepted), Question.All([asked])), 1);
        Assert.Equal("Xem câu hỏi", NextStep.Of(model, isOwn: true, mayConfirm: false).LinkText);
    }

    [Fact]
    public void An_open_question_comes_after_acceptance()
    {
        var asked = new LogEntry(1, LogKind.Question, Question.IdOf(1, null, "Vì sao?"), 1, "Vì sao?", "analyst", Period.Due);
        var model = new ReportModel(Period, Province, Standing(Version(1, SubmissionState.Accepted), Question.All([asked])), 1);
        var step = NextStep.Of(model, isOwn: true, mayConfirm: false);
        Assert.Equal(("Trả lời câu hỏi", "/ky/2023H1/tinh/82/phien-ban/1#cau-hoi"), (step.LinkText, step.Address));
        Assert.Contains("1 câu hỏi", step.Text, StringComparison.Ordinal);
        Assert.Null(ReportPath.Of(model).Now);
    }

    [Fact]
    public void Periods_without_a_report_are_listed_while_they_are_open_and_named_once_they_are_closed()
    {
        var province = Catalogue.Provinces.Single(p => p is { Code: "91", Predecessors.Count: > 0 });
        PastReport Report(string id, string code, bool sent)
        {
            var period = Catalogue.Period(id)! with { State = id == "2025H2" ? PeriodState.Open : PeriodState.Locked };
            return new PastReport(period, period.Province(code)!, sent ? new Submission(code, null, Version(1, SubmissionState.Rejected), 1, null) : null);
        }

        var model = ProvincePeriodsModel.Of(
            province,
            [Report("2024H1", "91", false), Report("2024H1", "89", false), Report("2024H2", "91", false), Report("2024H2", "89", false), Report("2025H1", "91", true), Report("2025H1", "89", false), Report("2025H2", "91", false)]);
        Assert.Equal(["2025H2/91", "2025H1/89", "2025H1/91"], model.Reports.Select(r => r.Key.ToString()));
        Assert.Equal(["2024H1", "2024H2"], model.Without.Select(p => p.Id.ToString()));
        Assert.True(model.HasPredecessors);
        Assert.Equal(SubmissionState.Missing, model.Reports[0].State);
    }

    private static Province Province => Period.Province("82")!;

    private static ReportModel Of(SubmissionVersion? version) => new(Period, Province, Standing(version, []), 1);

    /// <summary>What is wanting of a report with one version that stands so; how that follows from what was sent and said is tested elsewhere.</summary>
    private static ReportStanding Standing(SubmissionVersion? version, IReadOnlyList<Question> open)
    {
        var need = version?.State switch
        {
            null => ReportNeed.Report,
            SubmissionState.Rejected => ReportNeed.Correction,
            SubmissionState.NeedsExplanation => ReportNeed.Explanations,
            SubmissionState.AwaitingConfirmation => ReportNeed.Confirmation,
            SubmissionState.Returned => ReportNeed.Resubmission,
            SubmissionState.Accepted when open.Count > 0 => ReportNeed.Answers,
            _ => ReportNeed.Nothing,
        };
        var current = version is { State: SubmissionState.Accepted } ? version : null;
        return new ReportStanding(need, version, current, current?.ReceivedAt, Awaiting: null, open);
    }

    private static SubmissionVersion Version(int number, SubmissionState state) =>
        new(number, state, "1", "2023H1/82/a.xlsx", new string('a', 64), 1, "2023", 1, Period.Due, "clerk-82", state == SubmissionState.Received ? null : new Outcome(state, 2, 4, 0, 9, null, false))
        {
            AsksConfirmation = state == SubmissionState.AwaitingConfirmation,
            OpenQueries = state == SubmissionState.NeedsExplanation ? 4 : 0,
            AcceptedAt = state is SubmissionState.Accepted or SubmissionState.Returned ? Period.Due : null,
        };
}
