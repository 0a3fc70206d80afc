using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;
using CadreReports.Findings;
using CadreReports.Validation;
using CadreReports.Workbooks;

namespace CadreReports.Tests.Validation;

public sealed class ValidatorTests
{
    private static readonly CatalogueVersion Version = CatalogueSet.Load().Version("2023")!;
    private static readonly PeriodId FirstHalf = new(2023, 1);
    private static readonly PeriodId SecondHalf = new(2023, 2);

    [Fact]
    public void Zeros_everywhere_are_in_order() => Assert.Empty(Validate(ReportContent.Zeros(Version)));

    [Fact]
    public void Blank_workbook_is_told_once_a_row_and_breaks_no_rule()
    {
        var findings = Validate(ReportContent.Blank(Version));
        var figureForms = Version.Forms.Where(f => !f.IsList).ToList();
        Assert.Equal(figureForms.Sum(f => f.Indicators.Count(i => i.Required)), findings.Count(f => f.Severity == Severity.Error));
        Assert.Equal(figureForms.Sum(f => f.Indicators.Count(i => !i.Required && i.SumOf.Count == 0)), findings.Count(f => f.Severity == Severity.Note));
        Assert.All(findings, f => Assert.StartsWith("DE-TRONG", f.RuleId, StringComparison.Ordinal));
        Assert.Equal(findings.OrderByDescending(f => f.Severity), findings);
    }

    [Fact]
    public void Required_blank_says_to_write_zero()
    {
        var finding = Assert.Single(Validate(ReportContent.Zeros(Version).Row("BM01.08", null, 0, null, 0)));
        Assert.Equal(("DE-TRONG-BAT-BUOC", Severity.Error), (finding.RuleId, finding.Severity));
        Assert.Equal("Sheet BM01, dòng 08 “Kết nạp mới”: ô D15, F15 bắt buộc nhập nhưng để trống: nếu không có, ghi 0.", finding.Message);
        Assert.Equal([new CellReference("BM01", "D15", "08", "total", Form: "BM01"), new CellReference("BM01", "F15", "08", "ethnic", Form: "BM01")], finding.Cells);
    }

    [Fact]
    public void Blank_required_total_of_filled_parts_is_one_finding()
    {
        var finding = Assert.Single(Validate(ReportContent.Zeros(Version).Row("BM01.02", [null]).Row("BM01.03", 5)));
        Assert.Equal("DE-TRONG-BAT-BUOC", finding.RuleId);
    }

    [Fact]
    public void Blank_total_of_filled_parts_is_asked_for_once_whatever_rules_need_it()
    {
        var findings = Validate(ReportContent.Zeros(Version).Row("BM05.04", null, 3, 2));
        var error = findings[0];
        Assert.Equal(("BM05-02", Severity.Error), (error.RuleId, error.Severity));
        Assert.Equal("Ô BM05!D11: “Giới thiệu cán bộ ứng cử” để trống trong khi phần thuộc nó đã có số: 3 (E11). Xin ghi tổng số theo sổ theo dõi; nếu không có, ghi 0.", error.Message);
        Assert.Equal(["D11", "E11"], error.Cells.Select(c => c.Address));
        Assert.Single(findings);
    }

    [Fact]
    public void Blank_that_an_error_asks_for_is_not_noted_as_well()
    {
        var findings = Validate(ReportContent.Zeros(Version).Row("BM05.04", null, 3, null));
        Assert.Equal(["BM05-02", "DE-TRONG"], findings.Select(f => f.RuleId));
        Assert.Equal("F11", Assert.Single(findings[1].Cells).Address);
    }

    [Fact]
    public void Blank_part_of_a_filled_total_counts_as_zero()
    {
        var right = Validate(ReportContent.Zeros(Version).Row("BM08.03", 7).Row("BM08.04", 7).Row("BM08.05", [null]));
        Assert.Equal(["DE-TRONG"], right.Select(f => f.RuleId));
        var wrong = Validate(ReportContent.Zeros(Version).Row("BM08.03", 7).Row("BM08.04", 6).Row("BM08.05", [null]));
        Assert.Equal(["BM08-01", "DE-TRONG"], wrong.Select(f => f.RuleId));
        Assert.Contains("6 = 6 (D11) + để trống (D12) + 0 (D13) + 0 (D14). Lệch 1.", wrong[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CS-02", "BM01.30", 3_000, "BM01.08", 2_999, "đạt 99,97%.")]
    [InlineData("CS-02", "BM01.30", 3_000_000, "BM01.08", 2_999_999, "đạt 99,99997%.")]
    [InlineData("CS-02", "BM01.30", 3_000, "BM01.08", 2_990, "đạt 99,7%.")]
    [InlineData("CS-06", "BM04.12", 10_000, "BM04.13", 1_499, "đạt 14,99%, thấp hơn mức 15%.")]
    [InlineData("CS-01", "BM07.01.good", 10_000, "BM07.01.excellent", 2_001, "bằng 20,01% số hoàn thành tốt 10.000 (F8), cao hơn mức 20%.")]
    public void Ratio_that_just_misses_its_mark_is_not_rounded_to_it(string ruleId, string whole, long all, string part, long some, string text)
    {
        var report = ReportContent.Zeros(Version);
        foreach (var (figure, value) in (ReadOnlySpan<(string, long)>)[(whole, all), (part, some)])
        {
            report.Set(new FigureRef(figure[..4], figure[5..7], figure.Length > 7 ? figure[8..] : "total"), value);
        }

        Assert.Contains(text, Assert.Single(Validate(report), f => f.RuleId == ruleId).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, 0L, "CS-07")]
    [InlineData(9, 1L, "CS-01")]
    [InlineData(0, 0L, null)]
    [InlineData(9, null, null)]
    public void Excellent_without_any_good_is_noted_though_it_has_no_ratio(long excellent, long? good, string? ruleId)
    {
        var findings = Validate(ReportContent.Zeros(Version).Row("BM07.01", excellent + (good ?? 0), excellent, good)).Where(f => f.RuleId.StartsWith("CS-", StringComparison.Ordinal));
        Assert.Equal(ruleId is null ? [] : [ruleId], findings.Select(f => f.RuleId));
    }

    [Fact]
    public void Amount_below_zero_has_the_sign_that_its_terms_have()
    {
        var finding = Assert.Single(Validate(ReportContent.Zeros(Version).Row("BM01.12", 1_200).Row("BM01.18", 1_200)));
        Assert.Equal("BM01-02", finding.RuleId);
        Assert.Contains("được −1.200 = 0 (D13) + 0 (D14) − 1.200 (D19). Lệch 1.200.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Form_is_passed_over_in_the_half_that_does_not_collect_it()
    {
        var report = ReportContent.Zeros(Version).Row("BM07.01", 9, 1, 5, 1, 1).Row("BM07.02", [null]);
        Assert.Equal(["DE-TRONG-BAT-BUOC", "BM07-01"], Validate(report).Select(f => f.RuleId));
        Assert.Empty(Validator.Validate(Version, SecondHalf, report.Content, History.None));
    }

    [Fact]
    public void Missing_sheet_row_and_column_are_left_to_the_reader()
    {
        var report = ReportContent.Zeros(Version).WithoutSheet("BM03").Row("BM01.02", 5).Row("BM06.11", null, 3);
        report.Form("BM01").Locate(report.Form("BM01").Form.RowIndex("04"), 0);
        report.Form("BM06").LocateColumn(0, 0);
        Assert.Empty(Validate(report));
    }

    [Fact]
    public void Cell_that_the_reader_refused_is_neither_blank_nor_wrong()
    {
        var report = ReportContent.Zeros(Version).Row("BM01.02", 5).Row("BM01.03", [null]);
        Assert.Equal(["BM01-01", "DE-TRONG"], Validate(report).Select(f => f.RuleId));
        report.Form("BM01").MarkUnreadable(10, 4);
        Assert.Empty(Validate(report));
    }

    [Fact]
    public void Formula_that_was_overwritten_is_told()
    {
        var finding = Assert.Single(Validate(ReportContent.Zeros(Version).Row("BM02.04", 0, 0, 2, 0)));
        Assert.Equal(("CONG-THUC", Severity.Error), (finding.RuleId, finding.Severity));
        Assert.Equal(["F11", "F8", "F9", "F10"], finding.Cells.Select(c => c.Address));
    }

    [Theory]
    [InlineData("BM05.06.total")]
    [InlineData("BM02.04.party")]
    public void Formula_that_was_cleared_is_told_once_and_to_be_restored(string total)
    {
        var figure = new FigureRef(total[..4], total[5..7], total[8..]);
        var report = ReportContent.Zeros(Version).Set(figure, null);
        var finding = Assert.Single(Validate(report), f => f.Cells[0] == report.Cell(figure));
        Assert.Equal(("CONG-THUC", Severity.Error), (finding.RuleId, finding.Severity));
        Assert.Contains("khôi phục công thức", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Xin ghi tổng số", finding.Message, StringComparison.Ordinal);
        Assert.All(finding.Cells, c => Assert.Contains(c.Address!, finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Required_blank_that_counts_as_zero_is_no_excuse_for_its_own_parts()
    {
        var rule = Version.Rules.Single(r => r.Id == "BM03-05");
        var instance = Assert.IsType<ComparisonExpression>(rule.Instances.First(i => ((ComparisonExpression)i).Right is FigureExpression { Figure: { Row: "01", Column: "district" } }));
        var part = ((FigureExpression)instance.Left).Figure;
        var whole = ((FigureExpression)instance.Right).Figure;
        var report = ReportContent.Blank(Version)
            .Set(whole with { Column = "total" }, 100).Set(whole with { Column = "province" }, 100).Set(whole, null).Set(part, 5);
        var error = Assert.Single(Validate(report), f => f.RuleId == rule.Id);
        Assert.Equal((Severity.Error, report.Cell(whole)), (error.Severity, error.Cells[0]));
    }

    [Fact]
    public void Line_of_a_list_must_be_complete()
    {
        var report = ReportContent.Zeros(Version);
        for (var column = 0; column < 5; column++)
        {
            report.Form("BM09").LocateColumn(column, 2 + column);
        }

        report.Form("BM09").Lines.Add(new ListLine("03", 12, ["18-KH/TU", null, "Kế hoạch", "18-NQ/TW", null], null));
        report.Form("BM09").Lines.Add(new ListLine("04", 13, ["19-KH/TU", "2023-02-01", "Kế hoạch", "khác", "Đã sơ kết"], null));
        report.Form("BM10").Lines.Add(new ListLine("A01", 8, ["Mô hình", null], null));
        report.Form("BM10").Lines.Add(new ListLine("D01", 50, ["Hạn chế", null], null));
        var findings = Validate(report);
        Assert.Equal(
            [
                "Sheet BM09, dòng 03: thiếu “Ngày ban hành”, “Trạng thái” (ô C12, F12). Xin ghi đủ, hoặc xóa cả dòng nếu không cần.",
                "Sheet BM10, dòng D01: thiếu “Tình trạng khắc phục” (ô E50). Xin ghi đủ, hoặc xóa cả dòng nếu không cần.",
            ],
            findings.Select(f => f.Message));
        Assert.All(findings, f => Assert.Equal(Severity.Error, f.Severity));
    }

    [Fact]
    public void Good_workbook_costs_no_memory_for_each_cell()
    {
        var content = ReportContent.Zeros(Version).Content;
        Assert.InRange(Allocated(content, History.None), 0, 4_000);

        // 350 figures and 500 relations; what is left is a few objects for each form, and one number for each earlier figure.
        var earlier = ReportContent.Zeros(Version).Earlier(FirstHalf.Previous);
        Assert.InRange(Allocated(content, new History(earlier, earlier with { Period = FirstHalf.LastYear })), 1_000, 8_000);
        Assert.InRange(Version.Rules.Sum(r => r.Instances.Count), 400, 10_000);
    }

    private static long Allocated(WorkbookContent content, History history)
    {
        Validator.Validate(Version, FirstHalf, content, history);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Validator.Validate(Version, FirstHalf, content, history);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static IReadOnlyList<Finding> Validate(ReportContent report) => Validate(report.Content);

    private static IReadOnlyList<Finding> Validate(WorkbookContent content) => Validator.Validate(Version, FirstHalf, content, History.None);
}
