using System.IO.Compression;
using CadreReports.Catalogue;
using CadreReports.Spreadsheets;
using CadreReports.Workbooks;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CadreReports.Tests.Workbooks;

public class TemplateWriterTests
{
    private static readonly string[] PeriodIds = ["2022H2", "2023H1"];

    [Fact]
    public void Sheets_are_the_cover_the_forms_and_a_very_hidden_identity()
    {
        using var workbook = TemplateFixture.Open(TemplateFixture.Write("2023H1"));
        var forms = Catalogue("2023H1").Forms.Select(f => f.Code);
        Assert.Equal([SheetName.Cover, .. forms, SheetName.Meta], workbook.Worksheets.Select(s => s.Name));
        var meta = workbook.Worksheet(SheetName.Meta);
        Assert.Equal(XLWorksheetVisibility.VeryHidden, meta.Visibility);
        Assert.Equal(
            [("catalogueVersion", "2023"), ("revision", "1"), ("period", "2023H1"), ("province", "82")],
            Enumerable.Range(1, 4).Select(r => (meta.Cell(r, 1).GetString(), meta.Cell(r, 2).GetString())));
        Assert.All(Enumerable.Range(1, 4), r => Assert.Equal(XLDataType.Text, meta.Cell(r, 2).DataType));
    }

    [Fact]
    public void Every_form_sheet_carries_its_code_in_A1_and_all_codes_of_the_catalogue()
    {
        using var workbook = TemplateFixture.Open(TemplateFixture.Write("2023H1"));
        foreach (var form in Catalogue("2023H1").Forms)
        {
            var sheet = workbook.Worksheet(form.Code);
            Assert.Equal(form.Code, sheet.Cell(1, 1).GetString());
            var (rows, columns, _) = TemplateFixture.Codes(sheet);
            Assert.Equal(["Mã", .. form.Measures.Select(m => m.Code), Form.CheckColumn, Form.ExplanationColumn], columns.OrderBy(c => c.Value).Select(c => c.Key));
            var expected = form.IsList
                ? form.Sections.SelectMany(s => Enumerable.Range(1, s.Lines).Select(s.CodeOf))
                : form.Indicators.Select(i => i.Code);
            Assert.Equal(expected, rows.OrderBy(r => r.Value).Select(r => r.Key));
        }
    }

    [Fact]
    public void Exactly_the_typed_figures_and_the_explanations_are_open()
    {
        using var workbook = TemplateFixture.Open(TemplateFixture.Write("2023H1"));
        foreach (var form in Catalogue("2023H1").Forms.Where(f => !f.IsList))
        {
            var sheet = workbook.Worksheet(form.Code);
            var (rows, columns, _) = TemplateFixture.Codes(sheet);
            var expected = new HashSet<string>();
            foreach (var indicator in form.Indicators)
            {
                expected.Add(CellAddress.Format(rows[indicator.Code], columns[Form.ExplanationColumn]));
                foreach (var measure in indicator.Measures.Select(m => form.Measures[m]))
                {
                    var address = CellAddress.Format(rows[indicator.Code], columns[measure.Code]);
                    var summed = indicator.SumOf.Count > 0 || form.SumColumns.ContainsKey(measure.Code);
                    Assert.Equal(summed, sheet.Cell(address).HasFormula);
                    if (!summed)
                    {
                        expected.Add(address);
                    }
                }
            }

            Assert.Equal(expected.Order(), Unlocked(sheet).Order());
        }
    }

    [Fact]
    public void In_lists_the_lines_of_each_section_are_open_where_its_columns_apply()
    {
        using var workbook = TemplateFixture.Open(TemplateFixture.Write("2023H1"));
        foreach (var form in Catalogue("2023H1").Forms.Where(f => f.IsList))
        {
            var sheet = workbook.Worksheet(form.Code);
            var (rows, columns, _) = TemplateFixture.Codes(sheet);
            var expected = new HashSet<string>();
            foreach (var section in form.Sections)
            {
                foreach (var line in Enumerable.Range(1, section.Lines).Select(section.CodeOf))
                {
                    expected.Add(CellAddress.Format(rows[line], 1));
                    expected.Add(CellAddress.Format(rows[line], columns[Form.ExplanationColumn]));
                    expected.UnionWith(section.Measures.Select(m => CellAddress.Format(rows[line], columns[form.Measures[m].Code])));
                }
            }

            Assert.Equal(expected.Order(), Unlocked(sheet).Order());
        }
    }

    [Fact]
    public void On_the_cover_only_what_the_province_says_is_open()
    {
        using var workbook = TemplateFixture.Open(TemplateFixture.Write("2023H1"));
        var cover = workbook.Worksheet(SheetName.Cover);
        var rows = cover.Column(1).CellsUsed().ToDictionary(c => c.GetString(), c => c.Address.RowNumber);
        string[] fixedFields = [CoverField.Province, CoverField.Period, CoverField.CutOff];
        string[] openFields = [CoverField.Preparer, CoverField.Approver, CoverField.Telephone, CoverField.Email, CoverField.Date, CoverField.Unclassified];
        Assert.Equal(fixedFields.Concat(openFields).Order(), rows.Keys.Order());
        Assert.Equal(openFields.Select(f => CellAddress.Format(rows[f], 3)).Order(), Unlocked(cover).Order());
        Assert.Equal("Tiền Giang", cover.Cell(rows[CoverField.Province], 3).GetString());
        Assert.Equal("6 tháng đầu năm 2023", cover.Cell(rows[CoverField.Period], 3).GetString());
        Assert.Equal(new DateTime(2023, 5, 31), cover.Cell(rows[CoverField.CutOff], 3).GetDateTime());
        Assert.Equal("\"Có,Không\"", Rule(cover, cover.Cell(rows[CoverField.Unclassified], 3)).Value);
        Assert.Equal(XLAllowedValues.Date, Rule(cover, cover.Cell(rows[CoverField.Date], 3)).AllowedValues);
    }

    [Fact]
    public void Every_open_figure_admits_whole_numbers_from_zero_and_says_so_in_Vietnamese()
    {
        using var workbook = TemplateFixture.Open(TemplateFixture.Write("2023H1"));
        foreach (var form in Catalogue("2023H1").Forms.Where(f => !f.IsList))
        {
            var sheet = workbook.Worksheet(form.Code);
            var explanation = TemplateFixture.Codes(sheet).Columns[Form.ExplanationColumn];
            foreach (var cell in Unlocked(sheet).Select(a => sheet.Cell(a)))
            {
                var rule = Rule(sheet, cell);
                if (cell.Address.ColumnNumber == explanation)
                {
                    Assert.Equal((XLAllowedValues.TextLength, "1000"), (rule.AllowedValues, rule.Value));
                }
                else
                {
                    Assert.Equal((XLAllowedValues.WholeNumber, XLOperator.EqualOrGreaterThan, "0"), (rule.AllowedValues, rule.Operator, rule.Value));
                    Assert.Contains("số nguyên", rule.ErrorMessage, StringComparison.Ordinal);
                    Assert.Contains("số nguyên", rule.InputMessage, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void Lists_offer_choices_and_days()
    {
        using var workbook = TemplateFixture.Open(TemplateFixture.Write("2023H1"));
        var documents = workbook.Worksheet("BM09");
        Assert.Equal(XLAllowedValues.Date, Rule(documents, documents.Cell(TemplateFixture.Address(documents, "01", "date"))).AllowedValues);
        var status = Rule(documents, documents.Cell(TemplateFixture.Address(documents, "40", "status")));
        Assert.Equal((XLAllowedValues.List, true), (status.AllowedValues, status.ShowErrorMessage));
        var resolution = Rule(documents, documents.Cell(TemplateFixture.Address(documents, "01", "resolution")));
        Assert.Equal((XLAllowedValues.List, false), (resolution.AllowedValues, resolution.ShowErrorMessage));
        var notes = workbook.Worksheet("BM10");
        Assert.Contains("Đã khắc phục", Rule(notes, notes.Cell(TemplateFixture.Address(notes, "D12", "status"))).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_too_long_for_a_rule_stands_on_the_hidden_sheet()
    {
        string[] choices = [.. Enumerable.Range(1, 30).Select(n => $"Lựa chọn thứ {TemplateFixture.Text(n)}, có dấu phẩy")];
        var form = new Form(
            "BM01", "Biểu thử", [], [new Measure("pick", "Chọn", MeasureKind.Choice, choices, null, true)], [],
            [new ListSection("", null, 3, [0])], new Dictionary<string, IReadOnlyList<string>>(), [1, 2]);
        var period = TemplateFixture.Period("2023H1");
        using var output = new MemoryStream();
        CadreReports.Workbooks.Template.TemplateWriter.Write(
            new CatalogueVersion("thu", 1, period.Id, null, [form], []), period, period.Province("82")!, output);
        using var workbook = TemplateFixture.Open(output.ToArray());
        var sheet = workbook.Worksheet("BM01");
        Assert.Equal("_META!$D$1:$D$30", Rule(sheet, sheet.Cell(TemplateFixture.Address(sheet, "02", "pick"))).Value.TrimStart('='));
        Assert.Equal(choices, Enumerable.Range(1, 30).Select(r => workbook.Worksheet(SheetName.Meta).Cell(r, 4).GetString()));
    }

    [Fact]
    public void All_is_protected_without_a_password_and_rows_may_be_added_to_lists_only()
    {
        using var workbook = TemplateFixture.Open(TemplateFixture.Write("2023H1"));
        Assert.True(workbook.IsProtected);
        Assert.False(workbook.IsPasswordProtected);
        foreach (var sheet in workbook.Worksheets)
        {
            Assert.True(sheet.Protection.IsProtected);
            Assert.False(sheet.Protection.IsPasswordProtected);
            var isList = Catalogue("2023H1").Form(sheet.Name) is { IsList: true };
            Assert.Equal(isList, sheet.Protection.AllowedElements.HasFlag(XLSheetProtectionElements.InsertRows));
            if (sheet.Name != SheetName.Meta)
            {
                Assert.True(sheet.Protection.AllowedElements.HasFlag(XLSheetProtectionElements.FormatColumns | XLSheetProtectionElements.FormatRows));
            }
        }
    }

    [Fact]
    public void Panes_are_frozen_under_the_codes_and_pages_are_A4_landscape_one_page_wide()
    {
        using var workbook = TemplateFixture.Open(TemplateFixture.Write("2023H1"));
        foreach (var form in Catalogue("2023H1").Forms)
        {
            var sheet = workbook.Worksheet(form.Code);
            var header = TemplateFixture.Codes(sheet).Header;
            Assert.Equal((header, form.IsList ? 1 : 2), (sheet.SheetView.SplitRow, sheet.SheetView.SplitColumn));
            Assert.Equal((XLPaperSize.A4Paper, XLPageOrientation.Landscape, 1), (sheet.PageSetup.PaperSize, sheet.PageSetup.PageOrientation, sheet.PageSetup.PagesWide));
            Assert.Equal(header, sheet.PageSetup.LastRowToRepeatAtTop);
        }
    }

    [Fact]
    public void A_form_not_collected_is_there_locked_and_says_so()
    {
        using var workbook = TemplateFixture.Open(TemplateFixture.Write("2022H2"));
        var sheet = workbook.Worksheet("BM07");
        Assert.Equal("BM07", sheet.Cell(1, 1).GetString());
        Assert.Empty(Unlocked(sheet));
        Assert.Contains(sheet.CellsUsed(), c => c.GetString().Contains("không thu trong kỳ báo cáo 6 tháng cuối năm 2022", StringComparison.Ordinal));
        Assert.True(sheet.Protection.IsProtected);
    }

    [Fact]
    public void Prefilled_figures_stand_in_open_cells_and_reach_the_formulas()
    {
        var file = TemplateFixture.Write("2022H2", prefill: f => (f.Form, f.Row) is ("BM04", "01") ? 100 : null);
        using var workbook = TemplateFixture.Open(file);
        var sheet = workbook.Worksheet("BM04");
        var cell = sheet.Cell(TemplateFixture.Address(sheet, "01", "t2020"));
        Assert.Equal((100d, false), (cell.GetDouble(), cell.Style.Protection.Locked));
        Assert.Equal("400", CachedValues.Of(file, "BM04")[TemplateFixture.Address(sheet, "01", "total")]);
        Assert.Equal(string.Empty, CachedValues.Of(file, "BM04")[TemplateFixture.Address(sheet, "05", "total")]);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes_with_no_trace_of_the_clock()
    {
        Func<FigureRef, long?> prefill = f => f.Row == "01" ? 7 : null;
        var file = TemplateFixture.Write("2023H1", "92", prefill);
        Assert.Equal(file, TemplateFixture.Write("2023H1", "92", prefill));
        Assert.NotEqual(file, TemplateFixture.Write("2023H1", "79", prefill));
        using var zip = new ZipArchive(new MemoryStream(file));
        Assert.All(zip.Entries, e => Assert.Equal(new DateTime(1980, 1, 1), e.LastWriteTime.DateTime));
        using var workbook = TemplateFixture.Open(file);
        Assert.Equal(new DateTime(2023, 5, 31), workbook.Properties.Created.ToUniversalTime());
        Assert.Equal(new DateTime(2023, 5, 31), workbook.Properties.Modified.ToUniversalTime());
    }

    [Theory]
    [InlineData("2022H2")]
    [InlineData("2023H1")]
    public void The_package_follows_the_Open_XML_schema(string period)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(TemplateFixture.Write(period)), false);
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(document)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}");
        Assert.Empty(errors);
    }

    [Fact]
    public void Excel_marks_numbers_written_as_text_among_the_figures_only()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(TemplateFixture.Write("2023H1")), false);
        foreach (var sheet in document.WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>())
        {
            var part = (WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!);
            var silent = part.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.IgnoredError>()
                .Where(e => e.NumberStoredAsText?.Value == true).SelectMany(e => e.SequenceOfReferences!.Items).Select(r => r.Value!.Split(':')[0]);
            string[] expected = Catalogue("2023H1").Form(sheet.Name!) is { IsList: false } form
                ? ["A1", CellAddress.Format(1, 4 + form.Measures.Count)]
                : ["A1"];
            Assert.Equal(expected, silent);
        }
    }

    [Fact]
    public void Widths_are_counted_in_the_font_of_the_template()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(TemplateFixture.Write("2023H1")), false);
        var font = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.Fonts!.Elements<DocumentFormat.OpenXml.Spreadsheet.Font>().First();
        Assert.Equal("Times New Roman", font.FontName!.Val!.Value);
    }

    [Fact]
    public void No_formula_is_longer_than_Excel_takes()
    {
        foreach (var period in PeriodIds)
        {
            using var workbook = TemplateFixture.Open(TemplateFixture.Write(period));
            Assert.All(workbook.Worksheets.SelectMany(s => s.CellsUsed(c => c.HasFormula)), c => Assert.InRange(c.FormulaA1.Length, 1, 8192));
        }
    }

    [Fact]
    public void Every_balance_of_the_catalogue_is_in_the_check_of_its_row()
    {
        using var workbook = TemplateFixture.Open(TemplateFixture.Write("2023H1"));
        var balances = Catalogue("2023H1").Balances;
        Assert.NotEmpty(balances);
        foreach (var balance in balances)
        {
            var sheet = workbook.Worksheet(balance.Left.Form);
            var formula = sheet.Cell(TemplateFixture.Address(sheet, balance.Left.Row, Form.CheckColumn)).FormulaA1;
            Assert.All(
                balance.Right.Select(r => r.Figure).Append(balance.Left),
                f => Assert.Contains(TemplateFixture.Address(sheet, f.Row, f.Column), formula, StringComparison.Ordinal));
        }
    }

    private static CatalogueVersion Catalogue(string period) => TemplateFixture.Catalogue.For(TemplateFixture.Period(period));

    private static IEnumerable<string> Unlocked(IXLWorksheet sheet) =>
        sheet.CellsUsed(XLCellsUsedOptions.All).Where(c => !c.Style.Protection.Locked).Select(c => c.Address.ToString()!);

    private static IXLDataValidation Rule(IXLWorksheet sheet, IXLCell cell) =>
        sheet.DataValidations.Single(v => v.Ranges.Any(r => r.Contains(cell.AsRange())));
}
