using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Summaries;
using CadreReports.Summaries.Limitations;

namespace CadreReports.Tests.Summaries.Limitations;

public sealed class LimitationTests
{
    private const string Slow = "Kiểm điểm, đánh giá, xếp loại ở một số đảng bộ còn chậm so với tiến độ.";
    private const string Women = "Tỷ lệ cán bộ nữ trong quy hoạch cấp ủy còn thấp.";
    private const string Records = "Cập nhật, lưu trữ thông tin, tư liệu về cán bộ chưa thường xuyên, đồng bộ.";

    private static readonly CatalogueSet Catalogue = CatalogueSet.Load();

    public static TheoryData<string, string[], string> Lives => new()
    {
        // What the reports of 2021H1, 2021H2, 2022H1, 2022H2 and 2023H1 say: f(ixed), b(eing fixed), o(pen), ?(no state), -.
        { "open all the time", ["o", "o", "o", "o", "o"], "Open 2021H1 5" },
        { "new", ["-", "-", "-", "-", "o"], "Open 2023H1 1" },
        { "fixed after three", ["-", "-", "o", "b", "f"], "Fixed 2022H1 3" },
        { "fixed twice", ["-", "o", "b", "f", "f"], "Fixed 2021H2 4" },
        { "passed over in between", ["o", "o", "-", "o", "b"], "BeingFixed 2022H2 2" },
        { "come up again after it was fixed", ["o", "o", "f", "o", "o"], "Open 2022H2 2" },
        { "not mentioned any more", ["-", "o", "b", "o", "-"], "NotMentioned 2021H2 3" },
        { "not mentioned, and never stated", ["-", "-", "-", "?", "-"], "NotMentioned 2022H2 1" },
        { "without a state", ["-", "-", "o", "?", "?"], "NotStated 2022H1 3" },
        { "done with", ["o", "o", "o", "f", "-"], "" },
        { "long forgotten", ["o", "o", "o", "-", "-"], "" },
    };

    [Theory]
    [MemberData(nameof(Lives))]
    public void A_limitation_is_followed_through_five_reports(string life, string[] reports, string expected)
    {
        var actual = Items(reports[4], [.. reports.SkipLast(1).Reverse()]);

        Assert.True(expected.Length == 0 ? actual.Count == 0 : Describe(Assert.Single(actual)) == expected, $"{life}: {string.Join("; ", actual.Select(Describe))}");
        Assert.All(actual, item => Assert.Equal(item.State == LimitationState.NotMentioned, item.Line is null));
    }

    [Theory]
    [InlineData("KIỂM ĐIỂM, ĐÁNH GIÁ,  XẾP LOẠI ở một số Đảng bộ còn chậm so với tiến độ", true)]
    [InlineData("- Kiểm điểm; đánh giá; xếp loại: ở một số đảng bộ còn chậm so với tiến độ!", true)]
    [InlineData("Việc kiểm điểm, đánh giá, xếp loại ở một số đảng bộ cơ sở còn chậm so với tiến độ đề ra.", true)]
    [InlineData("Kiểm điểm, đánh giá, xếp loại còn chậm.", false)]
    [InlineData("Luân chuyển, điều động cán bộ ở một số đảng bộ còn chậm so với yêu cầu.", false)]
    [InlineData(Women, false)]
    public void It_is_known_again_when_the_wording_changed_a_little(string wording, bool isSame)
    {
        var items = Build([Line("D01", wording, "Chưa khắc phục")], [Earlier(1, Line("D04", Slow, "Chưa khắc phục"))]);

        Assert.Equal(
            isSame ? ["Open 2022H2 2"] : ["Open 2023H1 1", "NotMentioned 2022H2 1"],
            items.Select(Describe));
        Assert.Equal(wording, items[0].Text);
    }

    [Fact]
    public void Composed_and_decomposed_letters_and_either_place_of_the_tone_are_one_wording()
    {
        const string New = "Văn hóa công vụ, thủy lợi và kỷ luật, kỷ cương chưa tốt";
        var old = "Văn hoá công vụ, thuỷ lợi và kỷ luật, kỷ cương chưa tốt".Normalize(System.Text.NormalizationForm.FormD);

        Assert.Equal("BeingFixed 2022H2 2", Describe(Assert.Single(Build([Line("D01", New, "Đang khắc phục")], [Earlier(1, Line("D01", old, "Chưa khắc phục"))]))));
        Assert.Equal(2, Build([Line("D01", "Hòa giải ở cơ sở", "Chưa khắc phục")], [Earlier(1, Line("D01", "Hỏa giai Ơ cỏ sờ", "Chưa khắc phục"))]).Count);
    }

    [Fact]
    public void Each_line_goes_on_at_most_once_and_the_most_alike_first()
    {
        // Both of today's lines are alike enough to both of yesterday's; the same words go together, whatever their order.
        var items = Build(
            [Line("D01", "Công tác phát triển đảng viên ở nông thôn, khu dân cư còn khó khăn", "Chưa khắc phục"), Line("D02", "Công tác phát triển đảng viên ở nông thôn còn rất khó khăn", "Đang khắc phục")],
            [Earlier(1, Line("D01", "Công tác phát triển đảng viên ở nông thôn còn khó khăn", "Chưa khắc phục")), Earlier(2, Line("D01", "Công tác phát triển đảng viên ở nông thôn còn khó khăn", "Chưa khắc phục"))]);

        Assert.Equal(["Open 2023H1 1", "BeingFixed 2022H1 3"], items.Select(Describe));
    }

    [Theory]
    [InlineData("Quy hoạch cán bộ nữ còn thấp", "Quy hoạch cán bộ trẻ còn thấp", false)]
    [InlineData("Kết nạp đảng viên chưa đạt chỉ tiêu", "Kết nạp đoàn viên chưa đạt chỉ tiêu", false)]
    [InlineData("Công tác kiểm tra ở một số nơi còn chậm", "Công tác giám sát ở một số nơi còn chậm", false)]
    [InlineData("Công tác phát triển đảng viên ở nông thôn còn khó khăn", "Công tác phát triển đảng viên ở doanh nghiệp tư nhân còn khó khăn", false)]
    [InlineData("Kết nạp đảng viên chưa đạt chỉ tiêu", "Công tác kết nạp đảng viên chưa đạt chỉ tiêu.", true)]
    [InlineData("Quy hoạch cán bộ nữ còn thấp", "Còn thấp: quy hoạch cán bộ nữ", true)]
    [InlineData("Tự phê bình và phê bình ở một số nơi chưa sâu, còn nể nang", "Tự phê bình, phê bình ở một số nơi chưa sâu, còn nể nang, né tránh", true)]
    public void In_a_short_line_one_word_makes_another_limitation(string older, string newer, bool isSame) => Assert.Equal(
        isSame ? ["Open 2022H2 2"] : ["Open 2023H1 1", "NotMentioned 2022H2 1"],
        Build([Line("D01", newer, "Chưa khắc phục")], [Earlier(1, Line("D01", older, "Chưa khắc phục"))]).Select(Describe));

    [Fact]
    public void Lines_that_say_the_same_are_one_limitation_in_the_past_but_none_is_lost_today()
    {
        var items = Build(
            [Line("D01", Slow, "Đã khắc phục"), Line("D02", Slow, "Chưa khắc phục")],
            [Earlier(1, Line("D01", Slow, "Chưa khắc phục"), Line("D02", Slow, "Đã khắc phục"))]);

        Assert.Equal(["Fixed 2022H2 2", "Open 2022H2 2"], items.Select(Describe));
    }

    [Fact]
    public void Items_stand_in_sheet_order_and_what_is_not_mentioned_comes_last()
    {
        var items = Build(
            [Line("D02", Women, "Đã khắc phục", 51), Line("D01", Slow, "chưa khắc phục ", 50), Line("A01", Records, "Chưa khắc phục", 8), Line("D03", " – ", "Chưa khắc phục", 52)],
            [Earlier(1, Line("D01", Records, "Chưa khắc phục"), Line("D02", Women, "Đang khắc phục"))]);

        Assert.Equal([Slow, Women, Records], items.Select(i => i.Text));
        Assert.Equal(["Open 2023H1 1", "Fixed 2022H2 2", "NotMentioned 2022H2 1"], items.Select(Describe));
        Assert.Equal(["D01", "D02", null], items.Select(i => i.Line?.Code));
    }

    [Fact]
    public void A_province_that_is_not_in_carries_nothing_over()
    {
        var province = SampleRegion.Period.Province("95")!;
        var summary = Summary(ProvinceReport.Nothing(province) with { Limitations = [Earlier(1, Line("D01", Slow, "Chưa khắc phục"))] });

        Assert.Empty(summary.Limitations);
    }

    [Fact]
    public void A_half_year_without_a_report_breaks_the_row()
    {
        var items = Build([Line("D01", Slow, "Chưa khắc phục")], [Earlier(1, Line("D01", Slow, "Chưa khắc phục")), Earlier(3, Line("D01", Slow, "Chưa khắc phục"))]);
        Assert.Equal(["Open 2022H2 2"], items.Select(Describe));

        Assert.Equal(["Open 2023H1 1"], Build([Line("D01", Slow, "Chưa khắc phục")], [Earlier(2, Line("D01", Slow, "Chưa khắc phục"))]).Select(Describe));
    }

    [Fact]
    public void Catalogue_versions_and_predecessors_go_together_across_the_merger()
    {
        var period = Catalogue.Period("2025H2")!;
        var before = Catalogue.Period("2025H1")!;
        var report = Accepted(period, period.Province("82")!, [Line("D01", Slow, "Đang khắc phục"), Line("D02", Women, "Chưa khắc phục")]) with
        {
            Limitations = [new EarlierLimitations(before.Id, Catalogue.For(before), [Line("D01", Women, "Chưa khắc phục"), Line("D01", Slow, "Chưa khắc phục"), Line("D02", Records, "Chưa khắc phục")])],
        };
        var items = Assert.Single(RegionalSummary.Build(Catalogue.For(period), period, period.Region("mien-nam")!, [report]).Limitations).Items;

        Assert.Equal(["BeingFixed 2025H1 2", "Open 2025H1 2", "NotMentioned 2025H1 1"], items.Select(Describe));
    }

    [Theory]
    [InlineData(new[] { "o", "o", "o", "-", "o" }, "2022H2")]
    [InlineData(new[] { "o", "o", "o", "o", "o" }, "2022H2 2022H1 2021H2 2021H1 2020H2")]
    [InlineData(new[] { "o", "o", "-", "o", "o" }, "2022H2 2022H1")]
    [InlineData(new[] { "o", "o", "-", "o", "-" }, "2022H2 2022H1")]
    [InlineData(new[] { "o", "o", "o", "f", "o" }, "2022H2")]
    [InlineData(new[] { "o", "o", "o", "f", "-" }, "2022H2")]
    [InlineData(new[] { "-", "o", "o", "f", "f" }, "2022H2 2022H1 2021H2 2021H1")]
    [InlineData(new[] { "o", "o", "o", "o", "f" }, "2022H2 2022H1 2021H2 2021H1 2020H2")]
    [InlineData(new[] { "o", "o", "o", "o", "-" }, "2022H2 2022H1 2021H2 2021H1 2020H2")]
    public void Reading_goes_back_no_further_than_the_oldest_row_goes(string[] reports, string expected)
    {
        var all = reports.SkipLast(1).Reverse().Select((mark, i) => Earlier(i + 1, Lines(mark))).ToList();
        var current = Lines(reports[4]);
        var read = new List<EarlierLimitations>();
        var asked = new List<PeriodId>();
        while (LimitationHistory.NextToRead(SampleRegion.Version, SampleRegion.Period.Id, current, read) is { } next)
        {
            asked.Add(next);
            if (read.Count == all.Count)
                break;

            Assert.Equal(all[read.Count].Period, next);
            read.Add(all[read.Count]);
        }

        Assert.Equal(expected, string.Join(' ', asked));
        Assert.Equal(Build(current, all).Select(Describe), Build(current, read).Select(Describe));
    }

    [Fact]
    public void Nothing_more_is_read_beyond_a_gap()
    {
        var current = Lines("o");

        Assert.Null(LimitationHistory.NextToRead(SampleRegion.Version, SampleRegion.Period.Id, current, [Earlier(2, Lines("o"))]));
        Assert.Equal(new PeriodId(2022, 2), LimitationHistory.NextToRead(SampleRegion.Version, SampleRegion.Period.Id, current, []));
        Assert.Equal(new PeriodId(2022, 2), LimitationHistory.NextToRead(SampleRegion.Version, SampleRegion.Period.Id, [], []));
    }

    [Fact]
    public void Every_version_says_which_lines_are_carried_over() => Assert.All(Catalogue.Versions, version =>
    {
        Assert.Equal(("BM10", "D"), (version.Limitations!.Value.Form.Code, version.Limitations.Value.Section.Prefix));
        Assert.Equal([CarryOverState.Open, CarryOverState.BeingFixed, CarryOverState.Fixed], version.Limitations.Value.Section.CarryOver!.States.Values.Order());
    });

    /// <param name="current">What this half-year's report says.</param>
    /// <param name="earlier">What the earlier ones said, the newest first.</param>
    private static IReadOnlyList<Limitation> Items(string current, string[] earlier) =>
        Build(Lines(current), [.. earlier.Select((mark, i) => Earlier(i + 1, Lines(mark)))]);

    private static IReadOnlyList<Limitation> Build(TextLine[] current, IReadOnlyList<EarlierLimitations> earlier) =>
        Summary(Accepted(SampleRegion.Period, SampleRegion.Period.Province("82")!, current) with { Limitations = earlier }).Limitations.SingleOrDefault()?.Items ?? [];

    private static RegionalSummary Summary(ProvinceReport report) =>
        RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, [report]);

    private static ProvinceReport Accepted(Period period, Province province, TextLine[] lines) =>
        new(province, SubmissionState.Accepted, 1, period.Due, period.Due, 1, 0, 0, null, new string('a', 64), [], lines);

    private static EarlierLimitations Earlier(int halfYears, params TextLine[] lines)
    {
        var id = SampleRegion.Period.Id;
        for (; halfYears > 0; halfYears--)
            id = id.Previous;
        return new EarlierLimitations(id, Catalogue.For(Catalogue.Period(id)!), lines);
    }

    private static TextLine[] Lines(string mark) => mark switch
    {
        "o" => [Line("D01", Slow, "Chưa khắc phục")],
        "b" => [Line("D01", Slow, "Đang khắc phục")],
        "f" => [Line("D01", Slow, "Đã khắc phục")],
        "?" => [Line("D01", Slow, null)],
        _ => [],
    };

    private static TextLine Line(string code, string text, string? state, int row = 50) => SampleRegion.Line(
        "BM10", code, row, [("content", text), .. state is null ? Array.Empty<(string, string)>() : [("status", state)]]);

    private static string Describe(Limitation item) => $"{item.State} {item.Since} {item.Periods}";
}
