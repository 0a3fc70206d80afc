using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Validation;
using CadreReports.Workbooks.Reading;

namespace CadreReports.Tests.Workbooks;

/// <summary>Figures are found by codes wherever they stand, and what cannot be placed is told.</summary>
public sealed class FormReadingTests
{
    [Fact]
    public void A_form_is_read_without_a_finding_and_knows_its_places()
    {
        var content = SampleForms.Read(SampleForms.Figures, ("D5", 10), ("E5", 3), ("D6", "1.204"), ("D7", 0), ("D8", 5), ("G6", " vì mới  "));
        Assert.Empty(content.Findings);
        var form = content.Form("BM01")!;
        Assert.Equal([10, 3, 1204, null, 0, 5], [form[0, 0], form[0, 1], form[1, 0], form[1, 1], form[2, 0], form[3, 0]]);
        Assert.Equal("vì mới", form.Explanation(1));
        Assert.Equal(new CellReference("BM01", "D6", "02", "total", 1204, "BM01"), form.Cell(1, 0));
    }

    [Fact]
    public void Moved_rows_and_columns_numbers_for_codes_and_case_change_nothing()
    {
        var content = SampleForms.Read(new XlsxBuilder().Sheet("BIA", SampleForms.Cover).Sheet(
            " bm01 ",
            ("A9", "Mã"), ("C9", " FEMALE "), ("F9", "Total\u00A0"), ("G9", "explanation"),
            ("A12", 2), ("F12", 20), ("C12", 4), ("A20", " 01"), ("F20", 10), ("A21", "3"), ("F21", 1), ("A30", new RawXml("<v>4</v>")), ("F30", 21)).Build(),
            SampleForms.H1,
            SampleForms.Figures);
        Assert.Empty(content.Findings);
        var form = content.Form("BM01")!;
        Assert.Equal([10, 20, 4, 1, 21], [form[0, 0], form[1, 0], form[1, 1], form[2, 0], form[3, 0]]);
        Assert.Equal("F12", form.Cell(1, 0).Address);
    }

    [Fact]
    public void A_missing_sheet_row_and_column_are_errors_each()
    {
        var content = SampleForms.Read(
            new XlsxBuilder().Sheet("BIA", SampleForms.Cover).Sheet("BM01", SampleForms.Filled(SampleForms.Figures, ("E4", null), ("A6", null), ("G4", null))).Build(),
            SampleForms.H1, SampleForms.Figures, SampleForms.Columns);
        Assert.Equal(
            [("DOC-COT-THIEU", Severity.Error), ("DOC-COT-THIEU", Severity.Note), ("DOC-DONG-THIEU", Severity.Error), ("DOC-SHEET-THIEU", Severity.Error)],
            content.Findings.Select(f => (f.RuleId, f.Severity)));
        Assert.Null(content.Form("BM02"));
        Assert.Contains("BM02", content.Findings[3].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_without_its_column_codes_is_one_error() =>
        AssertOnly("DOC-TIEUDE", Severity.Error, null, SampleForms.Read(SampleForms.Figures, ("D4", null), ("E4", null), ("D5", 7)));

    [Fact]
    public void A_second_row_or_column_of_a_code_is_an_error_and_the_first_counts()
    {
        var content = SampleForms.Read(SampleForms.Figures, ("D5", 1), ("A9", "01"), ("D9", 2), ("H4", "total"), ("H5", 3));
        Assert.Equal(1, content.Form("BM01")![0, 0]);
        Assert.Equal(
            [("DOC-COT-TRUNG", "H4"), ("DOC-DONG-TRUNG", "A9"), ("DOC-COT-LA", "H5")],
            content.Findings.Select(f => (f.RuleId, f.Cells[0].Address)));
    }

    [Theory]
    [InlineData("A9", "99", "D9", "DOC-DONG-LA", Severity.Error)]
    [InlineData("B9", "x", "D9", "DOC-DONG-NGOAI", Severity.Note)]
    [InlineData("A9", "Tổng", "D9", "DOC-DONG-NGOAI", Severity.Note)]
    public void Figures_in_a_row_that_is_not_the_forms_are_told(string label, string text, string cell, string rule, Severity severity) =>
        AssertOnly(rule, severity, cell, SampleForms.Read(SampleForms.Figures, (label, text), (cell, 12)));

    [Fact]
    public void Figures_in_a_row_without_a_code_within_the_table_are_an_error()
    {
        var content = SampleForms.Read(SampleForms.Figures, ("A6", null), ("D6", "1.204"));
        Assert.Equal([("DOC-DONG-KHONGMA", "D6"), ("DOC-DONG-THIEU", null)], content.Findings.Select(f => (f.RuleId, f.Cells[0].Address)));
    }

    [Theory]
    [InlineData("mười hai")]
    [InlineData("12 người")]
    [InlineData("1,5")]
    public void Other_content_in_a_row_without_a_code_is_told_too(string text)
    {
        var content = SampleForms.Read(SampleForms.Figures, ("A9", "05 a"), ("B9", "Dòng thêm"), ("C9", "người"), ("D9", text), ("A10", "99"), ("E10", text), ("D11", "-"), ("E11", text));
        Assert.Equal(
            [("DOC-DONG-LA", "D9"), ("DOC-DONG-LA", "E10"), ("DOC-DONG-NGOAI", "E11")],
            content.Findings.Select(f => (f.RuleId, f.Cells[0].Address)));
    }

    [Fact]
    public void Figures_above_the_column_codes_are_noted() =>
        AssertOnly("DOC-DONG-NGOAI", Severity.Note, "E2", SampleForms.Read(SampleForms.Figures, ("E2", "1.204"), ("B2", 2023)));

    [Theory]
    [InlineData("12", "DOC-O-KHONGDUNG", Severity.Error)]
    [InlineData("không áp dụng", "DOC-O-CHU", Severity.Note)]
    public void Content_in_a_cell_that_does_not_apply_is_told(string text, string rule, Severity severity) =>
        AssertOnly(rule, severity, "E7", SampleForms.Read(SampleForms.Figures, ("E7", text)));

    [Theory]
    [InlineData("-")]
    [InlineData("0")]
    [InlineData("x")]
    [InlineData(" ")]
    public void A_mark_that_means_nothing_in_such_a_cell_is_harmless(string text) =>
        Assert.Empty(SampleForms.Read(SampleForms.Figures, ("E7", text)).Findings);

    [Fact]
    public void What_stands_beside_the_table_is_noted_once_a_column_with_the_number_of_the_others()
    {
        var content = SampleForms.Read(SampleForms.Figures, ("I5", 1), ("I6", "hai"), ("I7", 3), ("I8", " "), ("C7", 3));
        Assert.Equal([("DOC-COT-LA", "C7"), ("DOC-COT-LA", "I5")], content.Findings.Select(f => (f.RuleId, f.Cells[0].Address)));
        Assert.DoesNotContain("ô khác", content.Findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("“1” và 2 ô khác", content.Findings[1].Message, StringComparison.Ordinal);
        Assert.All(content.Findings, f => Assert.Equal(Severity.Note, f.Severity));
    }

    [Fact]
    public void A_typed_total_is_never_replaced_and_a_cached_one_counts()
    {
        var content = SampleForms.Read(SampleForms.Figures, ("D6", 1), ("D7", 2), ("D8", 9), ("E6", 4), ("E8", new RawXml("<f>SUM(E6)</f><v>5</v>")));
        Assert.Empty(content.Findings);
        Assert.Equal((9, 5), (content.Form("BM01")![3, 0], content.Form("BM01")![3, 1]));
    }

    [Theory]
    [InlineData("<f>D6+D7</f>", "")]
    [InlineData("<f>D6+D7</f><v></v>", "")]
    [InlineData("<f>D6+D7</f><v/>", " t=\"str\"")]
    public void A_sum_that_was_never_calculated_is_computed_from_the_catalogue(string xml, string attributes)
    {
        var content = SampleForms.Read(SampleForms.Figures, ("D6", 4), ("D8", new RawXml(xml, attributes)), ("E8", new RawXml(xml, attributes)));
        Assert.Empty(content.Findings);
        Assert.Equal((4, null), (content.Form("BM01")![3, 0], content.Form("BM01")![3, 1]));
    }

    [Fact]
    public void Sums_over_columns_and_sums_of_sums_are_computed()
    {
        var sum = new RawXml("<f>x</f>");
        var content = SampleForms.Read(SampleForms.Columns, ("D5", 4), ("E5", 5), ("F5", sum), ("D6", sum), ("E6", sum), ("F6", sum));
        Assert.Empty(content.Findings);
        var form = content.Form("BM02")!;
        Assert.Equal([9, 4, 5, 9], [form[0, 2], form[1, 0], form[1, 1], form[1, 2]]);
    }

    [Fact]
    public void A_formula_that_gave_an_empty_text_is_blank()
    {
        var content = SampleForms.Read(SampleForms.Figures, ("D5", new RawXml("<f>IF(1,\"\")</f><v></v>", " t=\"str\"")));
        Assert.Empty(content.Findings);
        Assert.Null(content.Form("BM01")![0, 0]);
    }

    [Fact]
    public void A_renamed_sheet_is_known_by_its_corner_and_a_copy_is_an_error()
    {
        var cells = SampleForms.Filled(SampleForms.Figures, ("D5", 7));
        var renamed = SampleForms.Read(new XlsxBuilder().Sheet("BIA", SampleForms.Cover).Sheet("Tổ chức đảng", cells).Build(), SampleForms.H1, SampleForms.Figures);
        AssertOnly("DOC-SHEET-TEN", Severity.Note, "A1", renamed);
        Assert.Equal((7, "Tổ chức đảng"), (renamed.Form("BM01")![0, 0], renamed.Form("BM01")!.Sheet));

        var copied = SampleForms.Read(
            new XlsxBuilder().Sheet("BIA", SampleForms.Cover).Sheet("BM01 (2)", cells).Sheet("BM01", SampleForms.Frame(SampleForms.Figures)).Build(),
            SampleForms.H1, SampleForms.Figures);
        AssertOnly("DOC-SHEET-TRUNG", Severity.Error, null, copied);
        Assert.Equal("BM01", copied.Form("BM01")!.Sheet);
    }

    [Fact]
    public void A_sheet_that_carries_another_forms_code_is_an_error_and_an_unknown_sheet_a_note()
    {
        var content = SampleForms.Read(
            new XlsxBuilder().Sheet("BIA", SampleForms.Cover).Sheet("BM01", SampleForms.Filled(SampleForms.Figures, ("A1", "BM02")))
                .Sheet("BM02", SampleForms.Frame(SampleForms.Columns)).Sheet("Nháp", ("A1", "x")).Build(),
            SampleForms.H1, SampleForms.Figures, SampleForms.Columns);
        Assert.Equal([("DOC-SHEET-NHAM", Severity.Error), ("DOC-SHEET-LA", Severity.Note)], content.Findings.Select(f => (f.RuleId, f.Severity)));
    }

    [Fact]
    public void A_form_of_the_other_half_is_left_out_with_a_note_only_if_it_is_filled()
    {
        var blank = new XlsxBuilder().Sheet("BIA", SampleForms.Cover).Sheet("BM07", ("A1", "BM07"), ("A4", "Không thu kỳ này")).Build();
        Assert.Empty(SampleForms.Read(blank, SampleForms.H2, SampleForms.FirstHalfOnly).Findings);
        Assert.Empty(SampleForms.Read(new XlsxBuilder().Sheet("BIA", SampleForms.Cover).Build(), SampleForms.H2, SampleForms.FirstHalfOnly).Findings);

        var filled = new XlsxBuilder().Sheet("BIA", SampleForms.Cover).Sheet("BM07", SampleForms.Filled(SampleForms.FirstHalfOnly, ("D5", 3))).Build();
        var content = SampleForms.Read(filled, SampleForms.H2, SampleForms.FirstHalfOnly);
        AssertOnly("DOC-SHEET-KY", Severity.Note, null, content);
        Assert.Empty(content.Forms);
    }

    [Fact]
    public void Of_a_hundred_findings_of_a_kind_thirty_are_told_and_the_rest_counted()
    {
        var form = new Form(
            "BM01", "x", [], [new Measure("total", "x", MeasureKind.Whole, [], null, false)],
            [.. Enumerable.Range(1, 99).Select(i => new Indicator($"{i:00}", "x", 0, null, "x", TimeKind.Stock, [0], [], false))],
            [], new Dictionary<string, IReadOnlyList<string>>(), [1, 2]);
        var content = SampleForms.Read(form, [.. Enumerable.Range(5, 99).Select(row => ($"D{row}", (object?)"?"))]);
        Assert.Equal(31, content.Findings.Count);
        Assert.Contains("69", content.Findings[30].Message, StringComparison.Ordinal);
        Assert.All(content.Findings, f => Assert.Equal(("DOC-SO", Severity.Error), (f.RuleId, f.Severity)));
    }

    [Fact]
    public void A_cell_whose_finding_is_only_counted_is_not_taken_for_blank()
    {
        var form = new Form(
            "BM01", "x", [], [new Measure("total", "x", MeasureKind.Whole, [], null, false)],
            [.. Enumerable.Range(1, 60).Select(i => new Indicator($"{i:00}", "x", 0, null, "x", TimeKind.Stock, [0], [], true))],
            [], new Dictionary<string, IReadOnlyList<string>>(), [1, 2]);
        var content = SampleForms.Read(form, [.. Enumerable.Range(5, 59).Select(row => ($"D{row}", (object?)"?"))]);
        var blank = Assert.Single(Validator.Validate(SampleForms.Version(form), SampleForms.H1, content, History.None));
        Assert.Equal("D64", Assert.Single(blank.Cells).Address);
    }

    [Fact]
    public void What_was_typed_is_quoted_on_one_line_and_shortened()
    {
        var content = SampleForms.Read(SampleForms.Figures, ("D5", "mười\nhai\t" + new string('x', 500)));
        Assert.Contains("“mười hai xxx", content.Findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("…”", content.Findings[0].Message, StringComparison.Ordinal);
        Assert.True(content.Findings[0].Message.Length < 200);
    }

    [Fact]
    public void Identities_are_well_formed_and_no_message_is_given_twice()
    {
        Assert.All(ReaderFinding.All, r => Assert.Matches("^DOC-[A-Z-]+$", r.Id));
        Assert.Equal(ReaderFinding.All.Count, ReaderFinding.All.Select(r => r.Text()).Distinct().Count());
        var declared = typeof(ReaderFinding).GetFields().Select(f => f.GetValue(null)).OfType<ReaderRule>();
        Assert.Equal(declared.ToHashSet(), ReaderFinding.All.ToHashSet());
    }

    private static void AssertOnly(string rule, Severity severity, string? address, CadreReports.Workbooks.WorkbookContent content)
    {
        var finding = Assert.Single(content.Findings);
        Assert.Equal((rule, severity, address), (finding.RuleId, finding.Severity, finding.Cells[0].Address));
        Assert.DoesNotContain("{", finding.Message, StringComparison.Ordinal);
    }
}
