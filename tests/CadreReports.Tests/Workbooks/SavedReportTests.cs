using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Workbooks;
using CadreReports.Workbooks.Guard;
using CadreReports.Workbooks.Reading;
using ClosedXML.Excel;
using static CadreReports.Tests.Workbooks.AnnotatedWorkbook;

namespace CadreReports.Tests.Workbooks;

/// <summary>
/// A filled template as it comes back: saved by other programs, or changed on the way. It is read right, or what is wrong
/// with it is told so that a clerk knows where and what to do.
/// </summary>
public sealed class SavedReportTests
{
    private const string NoLibreOffice = "LibreOffice (soffice) is not installed.";

    /// <summary>A province whose figures do not add up, so that findings are compared too.</summary>
    private const string Unbalanced = "94";

    [Fact]
    public void Saved_by_ClosedXML_it_says_the_same()
    {
        var original = Sample(Unbalanced);
        SaysTheSame(original, Edit(original, _ => { }));
    }

    [SkippableFact]
    public async Task Saved_by_LibreOffice_it_says_the_same()
    {
        var original = Sample(Unbalanced);
        var saved = await LibreOffice.RecalculateAsync(original);
        Skip.If(saved is null, NoLibreOffice);
        SaysTheSame(original, saved);
    }

    [Fact]
    public void Blank_lines_between_the_rows_change_no_figure_and_findings_name_the_new_cells()
    {
        var original = Sample(Unbalanced);
        var shifted = Edit(original, workbook =>
        {
            foreach (var sheet in Forms(workbook))
            {
                var header = TemplateFixture.Codes(sheet).Header;
                sheet.Row(header + 1).InsertRowsAbove(2);
                sheet.Row(1).InsertRowsAbove(1);
                sheet.Cell(1, 1).Clear();
            }
        });
        var before = Assess(original, Unbalanced);
        var after = Assess(shifted, Unbalanced);
        Assert.Equal(Facts(before), Facts(after));
        var (told, moved) = (Assert.Single(before.Findings, IsError), Assert.Single(after.Findings, IsError));
        Assert.Equal((told.RuleId, told.Id), (moved.RuleId, moved.Id));
        Assert.Equal(["D14", "E14", "F14", "G14"], moved.Cells.Select(c => c.Address));
        Assert.Contains("D14", moved.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reordered_sheets_hidden_columns_and_hidden_rows_change_nothing() =>
        SaysTheSame(Sample(Unbalanced), Edit(Sample(Unbalanced), workbook =>
        {
            workbook.Worksheet("BM10").Position = 1;
            workbook.Worksheet(SheetName.Cover).Position = 6;
            foreach (var sheet in Forms(workbook))
            {
                sheet.Columns(2, 5).Hide();
                sheet.Rows(11, 13).Hide();
            }
        }));

    [Fact]
    public void Renamed_sheets_are_read_with_a_note_each()
    {
        var original = Sample();
        var renamed = Assess(Edit(original, workbook =>
        {
            workbook.Worksheet("BM02").Name = "Bộ máy, biên chế";
            workbook.Worksheet("BM09").Name = "Sheet3";
            workbook.Worksheet(SheetName.Cover).Name = "Trang bìa";
        }));
        Assert.Equal(Facts(Assess(original)), Facts(renamed));
        Assert.DoesNotContain(renamed.Findings, f => f.Severity != Severity.Note);
        var read = renamed.Findings.Where(f => f.RuleId.StartsWith("DOC", StringComparison.Ordinal)).ToList();
        Assert.All(read, f => Assert.Equal("DOC-SHEET-TEN", f.RuleId));
        Assert.Equal(["Bộ máy, biên chế", "Sheet3", "Trang bìa"], read.Select(f => f.Cells[0].Sheet).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("as it came", true)]
    [InlineData("renamed and moved", true)]
    [InlineData("removed", false)]
    public void Cover_read_alone_says_what_it_says_in_the_whole(string how, bool isThere)
    {
        var file = Edit(Sample(), workbook =>
        {
            var cover = workbook.Worksheet(SheetName.Cover);
            if (how == "renamed and moved")
            {
                cover.Name = "Trang bìa";
                cover.Position = workbook.Worksheets.Count;
            }
            else if (!isThere)
            {
                cover.Delete();
            }
        });
        var period = TemplateFixture.Period("2023H1");
        var version = TemplateFixture.Catalogue.For(period);
        using var package = WorkbookPackage.Open(new MemoryStream(file));

        var alone = WorkbookReader.ReadCover(package, version, period.Id);
        Assert.Equal(isThere, alone.Count > 0);
        Assert.Equal(
            Assess(file).Content!.Cover.OrderBy(entry => entry.Key, StringComparer.Ordinal), alone.OrderBy(entry => entry.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Merged_explanations_are_read_and_a_figure_lost_in_a_merge_is_asked_for()
    {
        var merged = Assess(Edit(Sample(), workbook =>
        {
            var sheet = workbook.Worksheet("BM01");
            var (rows, columns, _) = TemplateFixture.Codes(sheet);
            var explanation = columns[Form.ExplanationColumn];
            sheet.Cell(rows["02"], explanation).SetValue("Chung cho hai dòng");
            sheet.Range(rows["02"], explanation, rows["03"], explanation).Merge();
            sheet.Range(rows["01"], columns["total"], rows["02"], columns["total"]).Merge();
        }));
        var form = merged.Content!.Form("BM01")!;
        Assert.Equal("Chung cho hai dòng", form.Explanation(form.Form.RowIndex("02")));
        Assert.NotNull(form[form.Form.RowIndex("01"), 0]);
        var address = form.Cell(form.Form.RowIndex("02"), 0).Address!;
        var finding = Assert.Single(merged.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(address, finding.Cells[0].Address);
        Assert.Contains(address, finding.Message, StringComparison.Ordinal);
        Assert.Contains("để trống", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_written_as_text_are_read_as_numbers() => SaysTheSame(Sample(), WithTextNumbers(Sample()));

    [SkippableFact]
    public async Task Numbers_written_as_text_count_in_sums_that_a_program_calculated_without_them()
    {
        var original = Sample();
        var saved = await LibreOffice.RecalculateAsync(CachedValues.Strip(WithTextNumbers(original)));
        Skip.If(saved is null, NoLibreOffice);
        Assert.Equal(Facts(Assess(original)), Facts(Assess(saved)));
    }

    [Fact]
    public void The_template_of_another_province_is_told_on_both_of_its_sheets()
    {
        var findings = Assess(Sample("83"), "82").Findings.Where(f => f.Severity == Severity.Error).ToList();
        Assert.All(findings, f => Assert.Equal(TemplateMatch.OtherProvince, f.RuleId));
        Assert.Equal([SheetName.Cover, SheetName.Meta], findings.Select(f => f.Cells[0].Sheet).Order(StringComparer.Ordinal));
        Assert.All(findings, f => Names(f, "Bến Tre", "Tiền Giang", "Xin"));
        Assert.Contains("ô C", findings.Single(f => f.Cells[0].Sheet == SheetName.Cover).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_template_of_another_period_is_told()
    {
        var findings = Assess(Edit(TemplateFixture.Write("2022H1"), _ => { })).Findings;
        Names(
            Assert.Single(findings, f => f.RuleId == TemplateMatch.OtherPeriod && f.Cells[0].Sheet == SheetName.Meta),
            "6 tháng đầu năm 2022", "6 tháng đầu năm 2023", "Xin");
        Assert.Contains(findings, f => f.RuleId == TemplateMatch.OtherPeriod && f.Cells[0].Sheet == SheetName.Cover);
    }

    [Fact]
    public void The_template_of_an_older_catalogue_is_told_with_both_versions()
    {
        // 2021H2 is the last half-year of the catalogue before.
        var findings = Assess(TemplateFixture.Write("2021H2")).Findings;
        Assert.Contains(findings, f => f.RuleId == TemplateMatch.OtherPeriod);
        var finding = Assert.Single(findings, f => f.RuleId == TemplateMatch.OtherVersion);
        Assert.Equal(Severity.Error, finding.Severity);
        Names(finding, "“2017”", "“2023”", "tải biểu mẫu mới");
    }

    [Fact]
    public void A_missing_sheet_is_told_by_its_code_and_title()
    {
        var assessment = Assess(Edit(Sample(), workbook => workbook.Worksheet("BM05").Delete()));
        var finding = Assert.Single(assessment.Findings, f => f.Severity == Severity.Error);
        Assert.Equal("DOC-SHEET-THIEU", finding.RuleId);
        Names(finding, "BM05", TemplateFixture.Catalogue.For(AnnotatedWorkbook.Period).Form("BM05")!.Title);
        Assert.Equal(9, assessment.Content!.Forms.Count);
    }

    private static void SaysTheSame(byte[] original, byte[] saved, string? province = null)
    {
        Assert.NotEqual(original, saved);
        var code = province ?? Assess(original, Unbalanced).Content!.Identity.Province!;
        var (before, after) = (Assess(original, code), Assess(saved, code));
        Assert.Equal(Facts(before), Facts(after));
        Assert.Equal(before.Findings.Select(f => (f.Id, f.Message)), after.Findings.Select(f => (f.Id, f.Message)));
    }

    private static bool IsError(Finding finding) => finding.Severity == Severity.Error;

    private static void Names(Finding finding, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            Assert.Contains(part, finding.Message, StringComparison.Ordinal);
        }
    }

    private static byte[] WithTextNumbers(byte[] original) => Edit(original, workbook =>
    {
        foreach (var sheet in Forms(workbook))
        {
            var (rows, columns, header) = TemplateFixture.Codes(sheet);
            var check = columns[Form.CheckColumn];
            foreach (var cell in sheet.CellsUsed(c => c.DataType == XLDataType.Number && !c.HasFormula && c.Address.RowNumber > header && c.Address.ColumnNumber < check).ToList())
            {
                // As clerks write them: thousands with a dot, a space in front.
                var text = " " + cell.GetValue<long>().ToString("N0", System.Globalization.CultureInfo.GetCultureInfo("vi-VN"));
                cell.Style.NumberFormat.Format = "@";
                cell.SetValue(text);
            }
        }
    });

    private static IEnumerable<IXLWorksheet> Forms(XLWorkbook workbook) =>
        workbook.Worksheets.Where(s => s.Name.StartsWith("BM", StringComparison.Ordinal));

    private static byte[] Edit(byte[] file, Action<XLWorkbook> edit)
    {
        using var saved = new MemoryStream();
        using (var workbook = TemplateFixture.Open(file))
        {
            edit(workbook);
            workbook.SaveAs(saved);
        }

        return saved.ToArray();
    }
}
