using CadreReports.Findings;
using CadreReports.Validation;
using CadreReports.Workbooks.Reading;

namespace CadreReports.Tests.Workbooks;

/// <summary>Lists of documents and of texts.</summary>
public sealed class ListReadingTests
{
    [Fact]
    public void Lines_are_read_with_days_and_choices_in_the_catalogues_spelling()
    {
        var content = Documents(
            ("A5", "01"), ("B5", "12-KH/TU"), ("C5", 45099), ("D5", "18 - nq/tw"), ("E5", "đa\u0303 so\u031B ke\u0302\u0301t"),
            ("A6", 2), ("B6", "13-KH/TU"), ("C6", "5/6/2023"), ("D6", "Nghị quyết khác"), ("E6", "Đã sơ kết"), ("G6", "ghi chú"), ("A7", "03"));
        Assert.Empty(content.Findings);
        var lines = content.Form("BM09")!.Lines;
        Assert.Equal(["01", "02"], lines.Select(l => l.Code));
        Assert.Equal(["12-KH/TU", "2023-06-22", "18-NQ/TW", "Đã sơ kết"], lines[0].Values);
        Assert.Equal(["13-KH/TU", "2023-06-05", "Nghị quyết khác", "Đã sơ kết"], lines[1].Values);
        Assert.Equal((5, 6, "ghi chú"), (lines[0].SheetRow, lines[1].SheetRow, lines[1].Explanation));
    }

    [Fact]
    public void Days_counted_from_1904_are_the_same_days()
    {
        var builder = new XlsxBuilder { WorkbookProperties = "<workbookPr date1904=\"true\"/>" }.Sheet("BIA", SampleForms.Cover)
            .Sheet("BM09", SampleForms.Filled(SampleForms.Documents, ("A5", "01"), ("C5", 45099 - 1462)));
        var content = SampleForms.Read(builder.Build(), SampleForms.H1, SampleForms.Documents);
        Assert.Equal("2023-06-22", content.Form("BM09")!.Lines[0].Values[1]);
    }

    [Theory]
    [InlineData("22/6/2023", "2023-06-22")]
    [InlineData("02/06/2023", "2023-06-02")]
    [InlineData("2023-06-22", "2023-06-22")]
    [InlineData("22.6.2023", "2023-06-22")]
    [InlineData("6/22/2023", null)]
    [InlineData("22/6/23", null)]
    [InlineData("tháng 6/2023", null)]
    [InlineData("31/2/2023", null)]
    public void A_typed_day_is_read_or_told(string text, string? day)
    {
        var content = Documents(("A5", "01"), ("C5", text));
        Assert.Equal(day, content.Form("BM09")!.Lines[0].Values[1]);
        Assert.Equal(day is null ? ["DOC-NGAY"] : [], content.Findings.Select(f => f.RuleId));
    }

    [Theory]
    [InlineData("2023")]
    [InlineData("-5")]
    [InlineData("1E10")]
    public void A_number_that_is_no_likely_day_is_told(string number) =>
        Assert.Equal(["DOC-NGAY"], Documents(("A5", "01"), ("C5", new RawXml($"<v>{number}</v>"))).Findings.Select(f => f.RuleId));

    [Fact]
    public void A_choice_that_is_not_in_the_list_is_an_error_that_names_the_list()
    {
        var finding = Assert.Single(Documents(("A5", "01"), ("E5", "xong")).Findings);
        Assert.Equal(("DOC-CHON", Severity.Error), (finding.RuleId, finding.Severity));
        Assert.Contains("Đang triển khai; Đã sơ kết", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_without_a_good_code_of_their_own_get_the_next_numbers()
    {
        var content = Documents(
            ("A5", "01"), ("B5", "a"), ("B6", "b"), ("A7", "01"), ("B7", "c"), ("A8", "mục 4"), ("B8", "d"), ("A9", "07"));
        Assert.Equal([("01", "a"), ("08", "b"), ("09", "c"), ("10", "d")], content.Form("BM09")!.Lines.Select(l => (l.Code, l.Values[0]!)));
        Assert.All(content.Findings, f => Assert.Equal(("DOC-DONG-MA", Severity.Note), (f.RuleId, f.Severity)));
        Assert.Equal(["A6", "A7", "A8"], content.Findings.Select(f => f.Cells[0].Address));
    }

    [Fact]
    public void Sections_are_told_by_code_or_title_and_titles_are_no_lines()
    {
        var content = SampleForms.Read(
            SampleForms.Texts,
            ("B5", "A. Mô hình hay"), ("A6", "A01"), ("B6", "mô hình"), ("B8", "D. hạn chế kỳ trước"), ("B9", "hạn chế"), ("C9", "đã khắc phục"), ("A10", "d2"));
        Assert.Equal([("A01", "mô hình", null), ("D03", "hạn chế", "Đã khắc phục")], content.Form("BM10")!.Lines.Select(l => (l.Code, l.Values[0]!, l.Values[1])));
        Assert.Equal(["DOC-DONG-MA"], content.Findings.Select(f => f.RuleId));
    }

    [Theory]
    [InlineData("C8")]
    [InlineData("E8")]
    public void What_stands_in_the_row_of_a_title_is_told(string cell)
    {
        var content = SampleForms.Read(SampleForms.Texts, ("B8", "D. Hạn chế kỳ trước"), (cell, "đã chuyển hồ sơ"), ("A9", "D01"), ("B9", "hạn chế"), ("C9", "Đã khắc phục"));
        var finding = Assert.Single(content.Findings);
        Assert.Equal(("DOC-DONG-KHONGMA", Severity.Error, cell), (finding.RuleId, finding.Severity, finding.Cells[0].Address));
        Assert.Contains("đã chuyển hồ sơ", finding.Message, StringComparison.Ordinal);
        Assert.Equal("D01", Assert.Single(content.Form("BM10")!.Lines).Code);
    }

    [Fact]
    public void A_column_that_the_section_does_not_have_is_told()
    {
        var finding = Assert.Single(SampleForms.Read(SampleForms.Texts, ("A6", "A01"), ("B6", "mô hình"), ("C6", "Đã khắc phục")).Findings);
        Assert.Equal(("DOC-O-KHONGDUNG", "C6"), (finding.RuleId, finding.Cells[0].Address));
    }

    [Fact]
    public void More_lines_than_a_list_can_have_are_told()
    {
        var content = Documents([.. Enumerable.Range(5, 510).Select(row => ($"B{row}", (object?)"x"))]);
        Assert.Equal(500, content.Form("BM09")!.Lines.Count);
        Assert.Contains(content.Findings, f => f is { RuleId: "DOC-DONG-NHIEU", Severity: Severity.Error } && f.Cells[0].Address == "A505");
    }

    [Fact]
    public void A_day_whose_finding_is_only_counted_is_not_taken_for_blank()
    {
        var content = Documents([.. Enumerable.Range(1, 40).SelectMany(i => new (string, object?)[]
        {
            ($"A{i + 4}", $"{i:00}"), ($"B{i + 4}", "1"), ($"C{i + 4}", "hôm qua"), ($"D{i + 4}", "x"), ($"E{i + 4}", "Đã sơ kết"),
        })]);
        Assert.Equal(31, content.Findings.Count);
        Assert.Empty(Validator.Validate(SampleForms.Version(SampleForms.Documents), SampleForms.H1, content, History.None));
    }

    [Fact]
    public void Numbers_errors_and_uncalculated_formulas_in_text_columns_are_read_or_told()
    {
        var content = Documents(
            ("A5", "01"), ("B5", 12), ("D5", new RawXml("<v>#N/A</v>", " t=\"e\"")), ("E5", new RawXml("<f>x</f>")));
        Assert.Equal("12", content.Form("BM09")!.Lines[0].Values[0]);
        Assert.Equal(["DOC-O-LOI", "DOC-CONGTHUC"], content.Findings.Select(f => f.RuleId));
    }

    [Fact]
    public void The_key_of_a_text_ignores_case_spaces_dashes_and_form() =>
        Assert.Equal(CellText.Key("80-QĐ/TW"), CellText.Key(" 80 – q\u0111/tw\u00A0"));

    private static CadreReports.Workbooks.WorkbookContent Documents(params (string Address, object? Value)[] cells) =>
        SampleForms.Read(SampleForms.Documents, cells);
}
