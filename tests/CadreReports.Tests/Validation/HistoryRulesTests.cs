using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Validation;

namespace CadreReports.Tests.Validation;

/// <summary>What rules make of the province's earlier reports.</summary>
public sealed class HistoryRulesTests
{
    private static readonly CatalogueSet Catalogue = CatalogueSet.Load();
    private static readonly CatalogueVersion Version = Catalogue.Version("2023")!;
    private static readonly PeriodId Period = new(2023, 1);

    [Fact]
    public void Opening_follows_the_last_closing()
    {
        var before = ReportContent.Zeros(Version).Row("BM01.19", 50_870).Earlier(Period.Previous);
        var report = ReportContent.Zeros(Version).Row("BM01.06", 50_807).Row("BM01.19", 50_807);
        var finding = Assert.Single(Validate(report, new History(before, null)));
        Assert.Equal(("KT-01", Severity.Query), (finding.RuleId, finding.Severity));
        Assert.Equal(
            "Ô BM01!D13: “Đảng viên đầu kỳ”, cột “Tổng số” ghi 50.807, nhưng “Đảng viên cuối kỳ” của báo cáo 6 tháng cuối năm 2022 là 50.870. Lệch 63. Số đúng thì giải trình ở cột Giải trình của dòng 06 hoặc trên trang của phiên bản; số sai thì sửa.",
            finding.Message);
        Assert.Equal(["2022H2 BM01.19.total 50870 01"], finding.Earlier!.Select(e => $"{e.Period} {e.Figure} {e.Value} {string.Join('+', e.Provinces)}"));
        Assert.Empty(Validate(report.Row("BM01.06", 50_870).Row("BM01.19", 50_870), new History(before, null)));
        Assert.Empty(Validate(report.Row("BM01.06", 50_807).Row("BM01.19", 50_807), History.None));
    }

    [Theory]
    [InlineData(100, 130, null)]
    [InlineData(100, 131, "tăng 31 lượt cán bộ (31%)")]
    [InlineData(100, 69, "giảm 31 lượt cán bộ (31%)")]
    [InlineData(60, 80, null)]
    [InlineData(60, 81, "tăng 21 lượt cán bộ (35%)")]
    [InlineData(300, 401, "tăng 101 lượt cán bộ (33,7%)")]
    [InlineData(0, 20, null)]
    [InlineData(0, 21, "tăng 21 lượt cán bộ")]
    [InlineData(21, 0, "giảm 21 lượt cán bộ (100%)")]
    [InlineData(20, 0, null)]
    public void Change_is_queried_beyond_30_per_cent_and_20_units(long before, long now, string? change)
    {
        var lastYear = ReportContent.Zeros(Version).Row("BM05.03", before).Earlier(Period.LastYear);
        var findings = Validate(ReportContent.Zeros(Version).Row("BM05.03", now), new History(null, lastYear));
        if (change is null)
        {
            Assert.Empty(findings);
            return;
        }

        var finding = Assert.Single(findings);
        Assert.Equal(("KT-07", Severity.Query), (finding.RuleId, finding.Severity));
        Assert.Equal(
            $"Ô BM05!D10: “Bổ nhiệm lại”, cột “Tổng số” ghi {now}, cùng kỳ năm trước (6 tháng đầu năm 2022) là {before}: {change}. Số đúng thì giải trình ở cột Giải trình của dòng 03 hoặc trên trang của phiên bản; số sai thì sửa.",
            finding.Message);
    }

    /// <summary>The opening figures are last half-year's closing ones, which were held against those of the year before at that time.</summary>
    [Fact]
    public void An_opening_figure_is_not_asked_about_again_for_what_was_asked_when_it_was_a_closing_one()
    {
        var lastYear = Stocks(opening: 100, closing: 100).Earlier(Period.LastYear);
        var before = Stocks(opening: 0, closing: 200).Earlier(Period.Previous) with { WasComparedWithLastYear = true };
        var report = Stocks(opening: 200, closing: 200);
        var asked = Validate(report, new History(before, lastYear)).Where(f => f.Severity == Severity.Query);
        Assert.Equal(["KT-03 BM01.19.total", "KT-06 BM04.12.t2020"], asked.Select(f => $"{f.RuleId} {f.Cells[0].Form}.{f.Cells[0].Row}.{f.Cells[0].Column}"));

        // What differs from last half-year is still asked about, as it is without a report of last year.
        Assert.Equal(["KT-01", "KT-02"], Validate(Stocks(opening: 199, closing: 200), new History(before, null)).Where(f => f.Severity == Severity.Query).Select(f => f.RuleId));
    }

    /// <summary>
    /// In a province's first years, across a merger of which one predecessor's report is missing, and after a half-year without a
    /// report, nobody has compared them: now is the first time, and there is no other rule that would.
    /// </summary>
    [Theory]
    [InlineData("no report of last half-year")]
    [InlineData("nothing to compare it with then")]
    [InlineData("its closing figures blank")]
    public void An_opening_figure_that_was_never_compared_is_asked_about(string past)
    {
        var lastYear = Stocks(opening: 100, closing: 100).Earlier(Period.LastYear);
        var closing = Stocks(opening: 0, closing: 200);
        var before = past switch
        {
            "no report of last half-year" => null,
            "nothing to compare it with then" => closing.Earlier(Period.Previous),
            _ => closing.Row("BM01.19", [null]).Row("BM04.12", null, null).Earlier(Period.Previous) with { WasComparedWithLastYear = true },
        };
        var asked = Validate(Stocks(opening: 200, closing: 100), new History(before, lastYear)).Where(f => f.RuleId is "KT-03" or "KT-06");
        Assert.Equal(["KT-03 BM01.06.total", "KT-06 BM04.01.t2020"], asked.Select(f => $"{f.RuleId} {f.Cells[0].Form}.{f.Cells[0].Row}.{f.Cells[0].Column}"));
    }

    private static ReportContent Stocks(long opening, long closing) => ReportContent.Zeros(Version)
        .Row("BM01.06", opening).Row("BM01.19", closing).Row("BM04.01", opening, opening).Row("BM04.12", closing, closing);

    [Fact]
    public void Assessed_of_last_year_are_held_against_its_end()
    {
        var before = ReportContent.Zeros(Version).Row("BM01.02", 735).Earlier(Period.Previous);
        var report = ReportContent.Zeros(Version).Row("BM07.01", 740, 100, 600, 30, 10);
        var finding = Assert.Single(Validate(report, new History(before, null)));
        Assert.Equal("LB-01", finding.RuleId);
        Assert.Contains("“Tổ chức cơ sở đảng” cuối năm được đánh giá là 735 (báo cáo 6 tháng cuối năm 2022). Vượt 5.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Blank_figure_of_an_earlier_report_or_of_this_one_decides_nothing()
    {
        var before = ReportContent.Zeros(Version).Row("BM01.19", [null]).Earlier(Period.Previous);
        var report = ReportContent.Zeros(Version).Row("BM01.06", 9).Row("BM01.19", 9);
        Assert.Empty(Validate(report, new History(before, null)));
        before = ReportContent.Zeros(Version).Row("BM01.19", 9).Earlier(Period.Previous);
        Assert.Equal(["DE-TRONG-BAT-BUOC"], Validate(ReportContent.Zeros(Version).Row("BM01.06", [null]), new History(before, null)).Select(f => f.RuleId));
    }

    [Fact]
    public void Query_asks_for_no_blank_total()
    {
        var findings = Validate(ReportContent.Zeros(Version).Row("BM01.15", [null]).Row("BM08.03", 4).Row("BM08.07", 4), History.None);
        Assert.Equal(["LB-03", "DE-TRONG"], findings.Select(f => f.RuleId));
        Assert.StartsWith("Ô BM08!D14: “Khai trừ” ghi 4, nhưng “Khai trừ khỏi Đảng”: để trống (BM01!D22). Lệch 4.", findings[0].Message, StringComparison.Ordinal);
        findings = Validate(ReportContent.Zeros(Version).Row("BM01.15", 4).Row("BM01.19", 0).Row("BM01.12", 4).Row("BM01.06", 4).Row("BM08.07", [null]), History.None);
        Assert.Equal(["DE-TRONG"], findings.Select(f => f.RuleId));
    }

    [Fact]
    public void Report_of_another_half_year_is_not_taken_for_the_last_one()
    {
        var before = ReportContent.Zeros(Version).Earlier(Period.LastYear);
        Assert.Throws<ArgumentException>(() => Validate(ReportContent.Zeros(Version), new History(before, null)));
    }

    [Fact]
    public void Across_the_merger_the_predecessors_are_added_up_and_named()
    {
        var report = Merged().Row("BM01.06", 150_100).Row("BM01.19", 150_100);
        var finding = Assert.Single(Validate(report, new PeriodId(2025, 2), new History(BeforeMerger(new(2025, 1)), null)));
        Assert.Equal("KT-01", finding.RuleId);
        Assert.Equal(
            "Ô BM01!D13: “Đảng viên đầu kỳ”, cột “Tổng số” ghi 150.100, nhưng “Đảng viên cuối kỳ” của báo cáo 6 tháng đầu năm 2025, cộng số liệu trước sáp nhập của Bến Tre, Trà Vinh, Vĩnh Long là 150.000. Lệch 100. Số đúng thì giải trình ở cột Giải trình của dòng 06 hoặc trên trang của phiên bản; số sai thì sửa.",
            finding.Message);
        Assert.Equal(["83", "84", "86"], Assert.Single(finding.Earlier!).Provinces);
        Assert.Empty(Validate(report.Row("BM01.06", 150_000).Row("BM01.19", 150_000), new PeriodId(2025, 2), new History(BeforeMerger(new(2025, 1)), null)));
    }

    [Fact]
    public void Across_the_merger_only_what_means_the_same_is_compared()
    {
        var lastYear = BeforeMerger(new(2024, 2));
        var report = Merged().Row("BM01.01", 200).Row("BM03.01", 12_000, 2_000, 10_000).Row("BM03.06", 12_000, 2_000, 10_000)
            .Row("BM03.12", 12_000, 2_000, 10_000).Row("BM03.16", 12_000, 2_000, 10_000);
        var findings = Validate(report, new PeriodId(2025, 2), new History(null, lastYear)).Where(f => f.RuleId is "KT-03" or "KT-05").ToList();

        // BM01.01 and the communes mean something else since 1/7/2025, though the figures differ as much.
        Assert.Equal(
            ["BM01.19.total", "BM03.01.total", "BM03.01.province", "BM03.06.total", "BM03.06.province", "BM03.12.total", "BM03.12.province", "BM03.16.total", "BM03.16.province"],
            findings.Select(f => f.Earlier![0].Figure));
        Assert.All(findings, f => Assert.Contains(", cộng số liệu trước sáp nhập của Bến Tre, Trà Vinh, Vĩnh Long) là ", f.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("BM02.04", "BM02.03", "KT-11")]
    [InlineData("BM02.08", "BM02.07", "KT-12")]
    [InlineData("BM02.12", "BM02.11", "KT-13")]
    [InlineData("BM02.16", "BM02.15", "KT-14")]
    [InlineData("BM02.20", "BM02.19", "KT-15")]
    [InlineData("BM05.06", "BM05.10", "KT-16")]
    public void Across_the_merger_the_sum_is_compared_where_its_parts_are_not(string sum, string part, string rule)
    {
        var report = Merged().Row(sum, 300, 300).Row(part, 300, 300);
        var findings = Validate(report, new PeriodId(2025, 2), new History(null, BeforeMerger(new(2024, 2)))).Where(f => f.Earlier is not null && f.Cells[0].Form == sum[..4]).ToList();
        Assert.All(findings, f => Assert.Equal((rule, Severity.Query), (f.RuleId, f.Severity)));
        Assert.Equal(2, findings.Count);
        Assert.All(findings, f => Assert.Equal(sum, f.Earlier![0].Figure[..7]));
    }

    [Fact]
    public void Across_the_merger_a_year_to_date_names_whose_first_half_it_adds()
    {
        var report = Merged().Row("BM06.05", 55).Row("BM06.06", 14).Row("BM06.10", 14);
        var finding = Assert.Single(Validate(report, new PeriodId(2025, 2), new History(BeforeMerger(new(2025, 1), 10), null)), f => f.RuleId == "CS-05");
        Assert.Contains(
            "44 = 30 (6 tháng đầu năm 2025, cộng số liệu trước sáp nhập của Bến Tre, Trà Vinh, Vĩnh Long) + 14 (D13) trên chỉ tiêu 55 (D12), đạt 80%",
            finding.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Earlier_report_of_an_older_catalogue_is_compared_where_it_asked_the_same()
    {
        var old = Catalogue.Version("2017")!;
        var before = ReportContent.Zeros(old).Row("BM01.19", 500).Set(new("BM04", "12", "t2020"), 70).Earlier(new(2021, 2));
        var report = ReportContent.Zeros(Version).Set(new("BM04", "01", "t2025"), 0).Row("BM04.01", 9, 0, 0, 9).Row("BM04.12", 9, 0, 0, 9).Row("BM04.15", 9, 0, 0, 9).Row("BM04.13", 9, 0, 0, 9);
        Assert.Equal(
            ["BM01.19.total", "BM04.12.t2020"],
            Validate(report, new PeriodId(2022, 1), new History(before, null)).Select(f => Assert.Single(f.Earlier!).Figure));
    }

    private static ReportContent Merged() => ReportContent.Zeros(Catalogue.Version("2025")!);

    private static EarlierReport BeforeMerger(PeriodId period, long sent = 0)
    {
        var members = Catalogue.Province("86", new DateOnly(2025, 7, 1))!.Predecessors;
        var figures = ReportContent.Zeros(Version).Row("BM01.01", 12).Row("BM01.19", 50_000).Row("BM06.06", sent)
            .Row("BM03.01", 24, 3, 9, 12).Row("BM03.06", 24, 3, 9, 12).Row("BM03.12", 24, 3, 9, 12).Row("BM03.16", 24, 3, 9, 12).Earlier(period).Figures;
        return EarlierReport.Sum(period, Version, [.. members.Select(m => (m, figures))]);
    }

    private static IReadOnlyList<Finding> Validate(ReportContent report, History history) => Validate(report, Period, history);

    private static IReadOnlyList<Finding> Validate(ReportContent report, PeriodId period, History history) =>
        Validator.Validate(report.Version, period, report.Content, history);
}
