using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Validation;

namespace CadreReports.Tests.Validation;

/// <summary>The figures that newspapers printed; what they lack is 0 or made up.</summary>
public sealed class GoldenFiguresTests
{
    private static readonly Period DienBienPeriod = CatalogueSet.Load().Period("2019H2")!;
    private static readonly Period TienGiangPeriod = CatalogueSet.Load().Period("2022H1")!;

    [Fact]
    public void Dien_Bien_with_the_printed_agencies_is_stopped_on_52()
    {
        var finding = Assert.Single(Validate(DienBien(328)));
        Assert.Equal(("BM02-01", Severity.Error), (finding.RuleId, finding.Severity));
        Assert.Equal(
            "Ô BM02!D9: “Cơ quan, đơn vị cấp huyện” ghi 328, nhưng cộng các phần được 276 = 125 (E9) + 151 (F9) + 0 (G9). Lệch 52. Đối chiếu sổ theo dõi rồi sửa ô D9 hoặc các ô E9, F9, G9.",
            finding.Message);
        Assert.Equal(
            [("D9", "total", 328L), ("E9", "party", 125L), ("F9", "government", 151L), ("G9", "service", 0L)],
            finding.Cells.Select(c => (c.Address!, c.Column!, c.Figure!.Value)));
        Assert.All(finding.Cells, c => Assert.Equal(("BM02", "02"), (c.Sheet, c.Row)));
    }

    [Fact]
    public void Dien_Bien_with_agencies_that_add_up_passes()
    {
        Assert.Empty(Validate(DienBien(276)));
        Assert.Empty(Validate(DienBien(328).Row("BM02.02", 328, 125, 151, 52).Row("BM02.04", 373, 140, 181, 52)));
    }

    [Fact]
    public void Dien_Bien_may_leave_a_part_blank_where_the_total_is_filled()
    {
        var finding = Assert.Single(Validate(DienBien(276).Row("BM02.01", 45, 15, 30, null)));
        Assert.Equal((BlankNote, Severity.Note), (finding.RuleId, finding.Severity));
        Assert.Equal("Sheet BM02, dòng 01 “Cơ quan, đơn vị cấp tỉnh”: ô G8 để trống: nếu không có, ghi 0.", finding.Message);
    }

    [Fact]
    public void Dien_Bien_staff_off_by_one_is_told_with_grouped_figures()
    {
        var finding = Assert.Single(Validate(DienBien(276).Row("BM03.01", 25_944, 7_759, 15_413, 2_771).Row("BM03.05", 25_944, 7_759, 15_413, 2_771)
            .Row("BM03.12", 25_944, 7_759, 15_413, 2_771).Row("BM03.16", 25_944, 7_759, 15_413, 2_772)), f => f.RuleId == "BM03-04");
        Assert.Contains("cột “Cấp xã” ghi 2.771", finding.Message, StringComparison.Ordinal);
        Assert.Contains("Lệch 1.", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 44)]
    [InlineData(20, 24)]
    public void Dien_Bien_sent_44_of_a_quota_of_55_which_is_80_per_cent(long first, long second)
    {
        // The article names 44 and 80%; the quota follows from them, and how the 44 fall on the halves is made up.
        var firstHalf = ReportContent.Zeros(Of(DienBienPeriod)).Row("BM06.06", first).Earlier(DienBienPeriod.Id.Previous);
        var finding = Assert.Single(Validate(DienBien(276).Row("BM06.06", second).Row("BM06.10", second), new History(firstHalf, null)));
        Assert.Equal(("CS-05", Severity.Note), (finding.RuleId, finding.Severity));
        Assert.Equal(
            $"Sheet BM06, dòng 06 “Cử đi học cao cấp lý luận chính trị hệ tập trung”: cả năm được 44 = {first} (6 tháng đầu năm 2019) + {second} (D13) trên chỉ tiêu 55 (D12), đạt 80%, chưa đạt chỉ tiêu. Kiểm tra lại số liệu và nêu nguyên nhân ở sheet BM10.",
            finding.Message);
        Assert.Equal([("2019H1", "BM06.06.total", first)], finding.Earlier!.Select(e => (e.Period, e.Figure, e.Value)));
    }

    [Fact]
    public void In_the_first_half_44_of_55_is_progress()
    {
        var report = ReportContent.Zeros(Of(DienBienPeriod)).Row("BM06.05", 55).Row("BM06.06", 44).Row("BM06.10", 44);
        var finding = Assert.Single(Validator.Validate(Of(DienBienPeriod), new PeriodId(2019, 1), report.Content, History.None));
        Assert.Equal(
            ("CS-04", "Sheet BM06, dòng 06 “Cử đi học cao cấp lý luận chính trị hệ tập trung”: từ đầu năm được 44 (D13) trên chỉ tiêu cả năm 55 (D12), đạt 80%. Theo dõi tiến độ để hoàn thành chỉ tiêu."),
            (finding.RuleId, finding.Message));
    }

    [Fact]
    public void Tien_Giang_passes() => Assert.Empty(Validate(TienGiang(1_331)));

    [Fact]
    public void Tien_Giang_with_another_closing_figure_does_not_add_up()
    {
        // The age groups and the total column follow the closing figure, so only the flow is broken.
        var finding = Assert.Single(Validate(TienGiang(1_330)));
        Assert.Equal("BM04-01", finding.RuleId);
        Assert.Contains("ghi 1.330, nhưng đầu kỳ cộng tăng trừ giảm được 1.331 = 1.204 (E8) + 318 (E9) − 191 (E12). Lệch 1.", finding.Message, StringComparison.Ordinal);
        Assert.Equal(["E19", "E8", "E9", "E12"], finding.Cells.Select(c => c.Address));
    }

    private const string BlankNote = "DE-TRONG";

    private static ReportContent DienBien(long districtAgencies) => ReportContent.Zeros(Of(DienBienPeriod))
        .Row("BM02.01", 45, 15, 30, 0)
        .Row("BM02.02", districtAgencies, 125, 151, 0)
        .Row("BM02.04", 45 + districtAgencies, 140, 181, 0)
        .Row("BM03.01", 25_944, 7_759, 15_413, 2_772)
        .Row("BM03.05", 25_944, 7_759, 15_413, 2_772)
        .Row("BM03.12", 25_944, 7_759, 15_413, 2_772)
        .Row("BM03.16", 25_944, 7_759, 15_413, 2_772)
        .Row("BM06.01", 3_368).Row("BM06.02", 2_177).Row("BM06.03", 1_176).Row("BM06.04", 15)
        .Row("BM06.05", 55).Row("BM06.06", 44).Row("BM06.10", 44)
        .Row("BM06.12", 31).Row("BM06.13", 20).Row("BM06.14", 842);

    private static ReportContent TienGiang(long closing) => ReportContent.Zeros(Of(TienGiangPeriod))
        .Row("BM01.01", 15).Row("BM01.02", 735).Row("BM01.03", 300).Row("BM01.04", 435).Row("BM01.05", 2_770)
        .Row("BM01.06", 51_000).Row("BM01.19", 51_000)
        .Row("BM04.01", 1_204, 1_204).Row("BM04.02", 318, 318).Row("BM04.04", 318, 318)
        .Row("BM04.05", 191, 191).Row("BM04.06", 191, 191)
        .Row("BM04.12", closing, closing).Row("BM04.13", 280, 280).Row("BM04.15", closing, closing);

    private static IReadOnlyList<Finding> Validate(ReportContent report, History? history = null)
    {
        var period = report.Version.To < TienGiangPeriod.Id ? DienBienPeriod : TienGiangPeriod;
        return Validator.Validate(report.Version, period.Id, report.Content, history ?? History.None);
    }

    private static CatalogueVersion Of(Period period) => CatalogueSet.Load().For(period);
}
