using System.IO.Compression;
using CadreReports.Findings;
using CadreReports.Spreadsheets;
using CadreReports.Workbooks.Annotation;
using CadreReports.Workbooks.Guard;
using DocumentFormat.OpenXml.Spreadsheet;
using FsCheck;
using FsCheck.Fluent;
using static CadreReports.Tests.Workbooks.AnnotatedWorkbook;

namespace CadreReports.Tests.Workbooks;

/// <summary>The annotated copy of workbooks that were made from the template.</summary>
public sealed class AnnotatedCopyTests
{
    private const string Result = "Kết quả kiểm tra";

    [Fact]
    public void The_cells_in_question_are_coloured_and_noted_and_everything_else_stays()
    {
        var original = Sample("94");
        var assessment = Assess(original, "94");
        var copy = Annotate(original, assessment.Findings);
        using var seen = new AnnotatedWorkbook(copy);
        var finding = Assert.Single(assessment.Findings, f => f.Severity == Severity.Error);
        Assert.NotEmpty(finding.Cells);
        Assert.All(finding.Cells, cell =>
        {
            Assert.Equal(ErrorFill, seen.Fill(cell.Sheet, cell.Address!));
            Assert.Contains(finding.Message, seen.Note(cell.Sheet, cell.Address!), StringComparison.Ordinal);
        });
        Assert.Equal(assessment.Findings.SelectMany(f => f.Cells).Where(c => c.Sheet == "BM02").Select(c => c.Address).Distinct().Count(), seen.Boxes("BM02"));
        Assert.Equal(Errors(original), Errors(copy));
        Assert.Equal(Facts(assessment), Facts(Assess(copy, "94")));
        Assert.Equal(assessment.Findings.Select(f => f.Message), Assess(copy, "94").Findings.Select(f => f.Message));
    }

    [Fact]
    public void The_first_sheet_says_what_was_sent_and_lists_every_finding_with_a_link()
    {
        Finding[] findings =
        [
            new("BM02-01", Severity.Error, "=1+1 là nội dung, không phải công thức.", [new("BM02", "D11"), new("BM02", "E11"), new("BM03", "D9")]),
            new("X-1", Severity.Query, "Cả sheet.", [new("BM05")]),
            new("X-2", Severity.Note, new string('d', 40_000) + "_x0041_", []),
            new("X-3", Severity.Note, "Sheet ẩn.", [new("_META", "B2")]),
        ];
        using var seen = new AnnotatedWorkbook(Annotate(Sample(), findings));
        Assert.Equal(Result, seen.Sheets[0]);
        var sheet = seen.Part(Result).Worksheet;
        var text = string.Join('\n', sheet.Descendants<Cell>().Select(c => c.InnerText));
        foreach (var part in (string[])[
            "Ban Tổ chức Tỉnh ủy Tiền Giang", "6 tháng đầu năm 2023", "Phiên bản 3", "2023H1-82-000003", "01:30 ngày 6/6/2023",
            "Kết quả: có lỗi. Có 1 lỗi, 1 nội dung cần giải trình (đã giải trình 0), 2 lưu ý.", "Việc cần làm: sửa các ô màu đỏ, ghi lý do", "Chưa giải trình", "BM02: D11, E11; BM03: D9", "Cả tệp", "=1+1 là nội dung"])
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.Empty(sheet.Descendants<CellFormula>());
        Assert.All(sheet.Descendants<Cell>(), c => Assert.InRange(c.InnerText.Length, 0, 32_767));
        Assert.Equal(["'BM02'!D11", "'BM05'!A1"], sheet.Descendants<Hyperlink>().Select(h => h.Location!.Value));
        var header = sheet.Descendants<Pane>().Single();
        Assert.Equal((PaneStateValues.Frozen, 9d), (header.State!.Value, header.VerticalSplit!.Value));
        var page = sheet.GetFirstChild<PageSetup>()!;
        Assert.Equal((9u, OrientationValues.Landscape, 0u), (page.PaperSize!.Value, page.Orientation!.Value, page.FitToHeight!.Value));
        Assert.Equal($"'{Result}'!$9:$9", Assert.Single(seen.Workbook.DefinedNames!.Elements<DefinedName>(), n => n.LocalSheetId?.Value == 0).Text);
        Assert.Equal([ErrorFill, QueryFill, NoteFill, NoteFill], Enumerable.Range(10, 4).Select(r => seen.Fill(Result, $"C{r}")));
    }

    [Fact]
    public void The_first_sheet_says_what_is_explained_and_what_to_do_next()
    {
        Finding stands = new("Q-1", Severity.Query, "m", []);
        Finding insufficient = new("Q-2", Severity.Query, "m", []);
        Finding error = new("E-1", Severity.Error, "m", []);
        var said = new Dictionary<string, GivenExplanation>(StringComparer.Ordinal)
        {
            [stands.Id] = new("Do sắp xếp bộ máy.", null),
            [insufficient.Id] = new("Số đúng.", "Nêu rõ nguyên nhân."),
        };
        var head = Head with { Explanations = said };

        var text = FirstSheet([stands, insufficient], head);
        Assert.Contains("2 nội dung cần giải trình (đã giải trình 1)", text, StringComparison.Ordinal);
        Assert.Contains("Đã giải trình: Do sắp xếp bộ máy.", text, StringComparison.Ordinal);
        Assert.Contains("Chưa đạt: Nêu rõ nguyên nhân. (giải trình đã gửi: Số đúng.)", text, StringComparison.Ordinal);
        Assert.Contains("Việc cần làm: với 1 nội dung chưa được giải trình", text, StringComparison.Ordinal);
        Assert.Contains("Việc cần làm: không có", FirstSheet([stands], head), StringComparison.Ordinal);
        Assert.Contains("Việc cần làm: sửa các ô màu đỏ ngay trong tệp này rồi gửi lại tệp.", FirstSheet([stands, error], head), StringComparison.Ordinal);
        Assert.Contains("rồi gửi lại: Thiếu BM03.", FirstSheet([stands], head with { ReturnReason = "Thiếu BM03." }), StringComparison.Ordinal);
        Assert.Contains("sau khi khóa số liệu", FirstSheet([insufficient], head with { Locked = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_properties_do_not_list_sheets_that_the_copy_has_otherwise()
    {
        using var package = new ZipArchive(new MemoryStream(Annotate(Sample(), [])));
        using var reader = new StreamReader(package.GetEntry("docProps/app.xml")!.Open());
        var properties = reader.ReadToEnd();
        Assert.Contains("Application>", properties, StringComparison.Ordinal);
        Assert.DoesNotContain("TitlesOfParts", properties, StringComparison.Ordinal);
        Assert.DoesNotContain("HeadingPairs", properties, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_tabs_still_belong_to_their_sheets()
    {
        var original = Sample();
        using var before = new AnnotatedWorkbook(original);
        using var after = new AnnotatedWorkbook(Annotate(original, [new("X", Severity.Error, "m", [new("BM01", "D9")])]));
        var names = before.Workbook.DefinedNames!.Elements<DefinedName>().Where(n => n.LocalSheetId is not null).ToList();
        Assert.NotEmpty(names);
        Assert.Equal(
            names.Select(n => (n.Name!.Value, before.Sheets[(int)n.LocalSheetId!.Value], n.Text)),
            after.Workbook.DefinedNames!.Elements<DefinedName>().Where(n => n.LocalSheetId?.Value > 0).Select(n => (n.Name!.Value, after.Sheets[(int)n.LocalSheetId!.Value], n.Text)));
        Assert.Equal([Result, .. before.Sheets], after.Sheets);
        Assert.Equal(0u, after.Workbook.BookViews!.Elements<WorkbookView>().Single().ActiveTab?.Value ?? 0);
        Assert.Equal([Result], after.Sheets.Where(s => after.Part(s).Worksheet.Descendants<SheetView>().Any(v => v.TabSelected?.Value == true)));
        Assert.Equal(SheetStateValues.VeryHidden, after.Workbook.Sheets!.Elements<Sheet>().Single(s => s.Name == CadreReports.Workbooks.SheetName.Meta).State!.Value);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        Finding[] findings = [new("X", Severity.Error, "m", [new("BM01", "D9"), new("BM02", "Z99")])];
        Assert.Equal(Annotate(Sample(), findings), Annotate(Sample(), findings));
    }

    [Fact]
    public void Any_findings_on_any_cells_leave_the_facts_and_all_other_cells_as_they_were()
    {
        var original = Sample();
        var facts = Facts(Assess(original));
        var errors = Errors(original);
        Dictionary<(string, string), string> before;
        Dictionary<(string, string), string> beforeWithoutFill;
        string[] sheets;
        using (var seen = new AnnotatedWorkbook(original))
        {
            before = seen.Formats(withFill: true);
            beforeWithoutFill = seen.Formats(withFill: false);
            sheets = [.. seen.Sheets.Where(s => s != CadreReports.Workbooks.SheetName.Meta)];
        }

        var unmerged = sheets.ToDictionary(s => s, s => MergedCells(original, s));
        var cell = from sheet in Gen.Elements(sheets)
                   from row in Gen.Frequency((9, Gen.Choose(1, 45)), (1, Gen.Choose(46, 4_000)))
                   from column in Gen.Frequency((9, Gen.Choose(1, 12)), (1, Gen.Choose(13, 700)))
                   select new CellReference(sheet, CellAddress.Format(row, column));
        var finding = from severity in Gen.Elements(Enum.GetValues<Severity>())
                      from number in Gen.Choose(1, 99)
                      from text in Gen.Elements("Lệch 52. Xin sửa.", "=A1 <b>&amp;</b>\nhai dòng", "_x0041_ \u0001 \ud83d\ude00", "Đúng thì ghi lý do.")
                      from cells in Gen.ListOf(cell)
                      select new Finding($"X-{number}", severity, $"{number}: {text}", [.. cells]);
        Prop.ForAll(Gen.ListOf(finding).ToArbitrary(), drawn =>
        {
            var copy = Annotate(original, [.. drawn]);
            using var seen = new AnnotatedWorkbook(copy);
            var asked = drawn.SelectMany(f => f.Cells.Select(c => (Cell: (c.Sheet, Address: unmerged[c.Sheet].GetValueOrDefault(c.Address!, c.Address!)), Finding: f)))
                .GroupBy(c => c.Cell, c => c.Finding).ToDictionary(g => g.Key, g => g.ToList());
            foreach (var ((sheet, address), findings) in asked)
            {
                var expected = findings.Max(f => f.Severity) switch { Severity.Error => ErrorFill, Severity.Query => QueryFill, _ => NoteFill };
                Assert.Equal((sheet, address, expected), (sheet, address, seen.Fill(sheet, address)));
                Assert.All(findings, f => Assert.Contains($"{f.RuleId}: {f.Message}".Replace("\u0001", "", StringComparison.Ordinal).Replace("_x0041_", "_x005F_x0041_", StringComparison.Ordinal), seen.Note(sheet, address)!, StringComparison.Ordinal));
            }

            var after = seen.Formats(withFill: true);
            Assert.All(before, b => Assert.True(asked.ContainsKey(b.Key) || after[b.Key] == b.Value, b.Key.ToString()));
            var afterWithoutFill = seen.Formats(withFill: false);
            Assert.All(beforeWithoutFill, b => Assert.Equal((b.Key, b.Value), (b.Key, afterWithoutFill[b.Key])));
            Assert.Equal(after.Keys.Where(k => k.Sheet != Result).Order(), before.Keys.Union(asked.Keys).Order());
            Assert.All(sheets, s => Assert.Equal(asked.Keys.Count(k => k.Sheet == s), seen.Boxes(s)));
            Assert.Equal(facts, Facts(Assess(copy)));
            Assert.Equal(errors, Errors(copy));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    [Fact]
    public void A_corrected_copy_is_read_without_a_word_and_annotated_afresh()
    {
        var original = Sample("94");
        var unbalanced = Assess(original, "94").Findings.Where(f => f.Severity == Severity.Error);
        var first = Annotate(original, [.. unbalanced, new("X-9", Severity.Query, "Còn lại.", [new("BM03", "D9")])]);

        // As a province would: the total is put right, and another program saves the file under a translated tab.
        using var edited = new MemoryStream();
        using (var workbook = TemplateFixture.Open(first))
        {
            workbook.Worksheet("BM02").Cell("D11").SetValue(276);
            workbook.Worksheet(Result).Name = "Da xem";
            workbook.SaveAs(edited);
        }

        var corrected = Assess(edited.ToArray(), "94");
        Assert.DoesNotContain(corrected.Findings, f => f.Severity == Severity.Error || f.RuleId.StartsWith("DOC", StringComparison.Ordinal));
        var second = Annotate(edited.ToArray(), [new("X-9", Severity.Query, "Còn lại, nói khác.", [new("BM03", "D9")])]);
        using var before = new AnnotatedWorkbook(original);
        using var seen = new AnnotatedWorkbook(second);
        Assert.Equal(before.Fill("BM02", "D11"), seen.Fill("BM02", "D11"));
        Assert.Equal(before.Fill("BM02", "E11"), seen.Fill("BM02", "E11"));
        Assert.Empty(seen.Notes("BM02"));
        Assert.Equal(0, seen.Boxes("BM02"));
        Assert.Equal(QueryFill, seen.Fill("BM03", "D9"));
        Assert.Equal("[Kết quả kiểm tra] Cần giải trình\nX-9: Còn lại, nói khác.", seen.Note("BM03", "D9"));
        Assert.Equal([Result, .. before.Sheets], seen.Sheets);

        using var third = new AnnotatedWorkbook(Annotate(second));
        Assert.Equal(before.Fill("BM03", "D9"), third.Fill("BM03", "D9"));
        Assert.Empty(third.Notes("BM03"));
    }

    [Fact]
    public void Colours_go_from_rows_that_were_moved_too()
    {
        var first = Annotate(Sample(), [new("X", Severity.Error, "m", [new("BM01", "D10")])]);
        using var edited = new MemoryStream();
        using (var workbook = TemplateFixture.Open(first))
        {
            workbook.Worksheet("BM01").Row(10).InsertRowsAbove(2);
            workbook.SaveAs(edited);
        }

        using var before = new AnnotatedWorkbook(Sample());
        using var seen = new AnnotatedWorkbook(Annotate(edited.ToArray()));
        Assert.Equal(before.Fill("BM01", "D10"), seen.Fill("BM01", "D12"));
    }

    [Fact]
    public void A_note_of_the_provinces_own_stays_above_ours_and_alone_when_ours_goes()
    {
        using var noted = new MemoryStream();
        using (var workbook = TemplateFixture.Open(Sample()))
        {
            workbook.Worksheet("BM01").Cell("D10").Comment.AddText("Của tỉnh");
            workbook.Worksheet("BM01").Cell("E12").Comment.AddText("Chỗ khác");
            workbook.SaveAs(noted);
        }

        var first = Annotate(noted.ToArray(), [new("X", Severity.Error, "Thông báo.", [new("BM01", "D10"), new("BM01", "D11")])]);
        using (var seen = new AnnotatedWorkbook(first))
        {
            Assert.Equal("Của tỉnh\n[Kết quả kiểm tra] Lỗi\nX: Thông báo.", seen.Note("BM01", "D10"));
            Assert.Equal("Chỗ khác", seen.Note("BM01", "E12"));
            Assert.Equal((3, 3), (seen.Notes("BM01").Count, seen.Boxes("BM01")));
            Assert.Equal(Errors(noted.ToArray()), Errors(first));
        }

        using var again = new AnnotatedWorkbook(Annotate(first));
        Assert.Equal([("D10", "Của tỉnh"), ("E12", "Chỗ khác")], again.Notes("BM01").Select(n => (n.Key, n.Value)).OrderBy(n => n.Key));
        Assert.Equal(2, again.Boxes("BM01"));
    }

    [Fact]
    public void A_sheet_of_that_name_keeps_it()
    {
        using var named = new MemoryStream();
        using (var workbook = TemplateFixture.Open(Sample()))
        {
            workbook.AddWorksheet("KẾT QUẢ kiểm tra").Cell("A1").SetValue("của tỉnh");
            workbook.SaveAs(named);
        }

        using var seen = new AnnotatedWorkbook(Annotate(named.ToArray()));
        Assert.Equal("Kết quả kiểm tra (2)", seen.Sheets[0]);
        Assert.Contains("KẾT QUẢ kiểm tra", seen.Sheets);
    }

    [SkippableFact]
    public async Task LibreOffice_opens_the_copy_and_what_it_saves_is_read_alike()
    {
        var original = Sample("94");
        var assessment = Assess(original, "94");
        var saved = await LibreOffice.RecalculateAsync(Annotate(original, assessment.Findings));
        Skip.If(saved is null, "LibreOffice (soffice) is not installed.");
        Assert.Equal(Facts(assessment), Facts(Assess(saved, "94")));
        Assert.Equal(assessment.Findings.Select(f => f.Message), Assess(saved, "94").Findings.Select(f => f.Message));
        using (var seen = new AnnotatedWorkbook(saved))
        {
            Assert.Contains(assessment.Findings[0].Message, seen.Note("BM02", "D11"), StringComparison.Ordinal);
            Assert.Equal(ErrorFill, seen.Fill("BM02", "D11"));
        }

        using var again = new AnnotatedWorkbook(Annotate(saved));
        Assert.Empty(again.Notes("BM02"));
        Assert.NotEqual(ErrorFill, again.Fill("BM02", "D11"));
        Assert.Equal(Result, Assert.Single(again.Sheets, s => s.StartsWith(Result, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_the_guard_refuses_has_no_copy() =>
        Assert.Throws<WorkbookRefusedException>(() => Annotate("%PDF-1.4"u8.ToArray()));

    private static string FirstSheet(IReadOnlyList<Finding> findings, AnnotationHead head)
    {
        using var seen = new AnnotatedWorkbook(Annotate(Sample(), head, findings));
        return string.Join('\n', seen.Part(Result).Worksheet.Descendants<Cell>().Select(c => c.InnerText));
    }

    /// <summary>The address of the cell that shows for every other cell of a merged range.</summary>
    private static Dictionary<string, string> MergedCells(byte[] file, string sheet)
    {
        using var workbook = TemplateFixture.Open(file);
        return workbook.Worksheet(sheet).MergedRanges
            .SelectMany(r => r.Cells().Select(c => (Cell: c.Address.ToString()!, Corner: r.FirstCell().Address.ToString()!)))
            .ToDictionary(c => c.Cell, c => c.Corner);
    }
}
