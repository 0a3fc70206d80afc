using System.Globalization;
using System.IO.Compression;
using CadreReports.Submissions;
using CadreReports.Summaries;
using CadreReports.Tests.Workbooks;
using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CadreReports.Tests.Summaries;

public sealed class SummaryWorkbookTests
{
    private const string Blank = "…";

    private static readonly string[] SheetNames =
    [
        "Tổng quan", "BM01", "BM02", "BM03", "BM04", "BM05", "BM06", "BM07", "BM08", "BM09", "So sánh", "Tiến độ", "Cần giải trình",
        "Mô hình, khó khăn, kiến nghị", "Hạn chế kỳ trước", "Phiên bản đã dùng", "Nguồn số liệu",
    ];

    private static readonly Dictionary<string, SummaryEdition> Editions = new(StringComparer.Ordinal)
    {
        ["region"] = SampleEditions.Region,
        ["nothing"] = SampleEditions.Nothing,
        ["several"] = SampleEditions.Several,
        ["country"] = SampleEditions.Country,
    };

    [Theory]
    [InlineData("region")]
    [InlineData("nothing")]
    [InlineData("several")]
    [InlineData("country")]
    public void It_is_valid_and_has_its_sheets_whatever_the_scope(string scope)
    {
        var bytes = SampleEditions.Write(Editions[scope]);
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        Assert.Equal(SheetNames, new WrittenWorkbook(bytes).SheetNames);
    }

    [Fact]
    public void Two_builds_from_the_same_inputs_are_the_same_bytes()
    {
        var again = RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, [.. SampleRegion.Reports().Reverse()]);

        Assert.Equal(SampleEditions.Write(SampleEditions.Region), SampleEditions.Write(SampleEditions.Of(again)));
    }

    [Fact]
    public void It_goes_to_a_stream_that_cannot_seek()
    {
        using var inner = new MemoryStream();
        using (var output = new GZipStream(inner, CompressionLevel.Fastest, leaveOpen: true))
        {
            SummaryWorkbookWriter.Write(SampleEditions.Region, output);
        }

        inner.Position = 0;
        using var unpacked = new MemoryStream();
        using (var input = new GZipStream(inner, CompressionMode.Decompress))
        {
            input.CopyTo(unpacked);
        }

        Assert.Equal(SampleEditions.Write(SampleEditions.Region), unpacked.ToArray());
    }

    [Fact]
    public void Nothing_in_the_package_depends_on_chance_or_the_clock()
    {
        var workbook = new WrittenWorkbook(SampleEditions.Write(SampleEditions.Region));

        Assert.All(workbook.Times, time => Assert.Equal(1980, time.Year));

        // 19:24 in Vietnam, when the newest report arrived.
        Assert.Contains("2023-06-16T12:24:00Z", workbook.Text("docProps/core.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LibreOffice_reads_the_same_cells()
    {
        var bytes = SampleEditions.Write(SampleEditions.Region);
        if (await LibreOffice.RecalculateAsync(bytes) is not { } saved)
        {
            return;
        }

        var before = LibreOffice.Read(bytes);
        var after = LibreOffice.Read(saved);
        Assert.Equal(before.Keys, after.Keys);
        foreach (var (sheet, cells) in before)
        {
            Assert.NotEmpty(cells);
            Assert.Equal(cells.Where(c => c.Value.Length > 0).OrderBy(c => c.Key), after[sheet].Where(c => c.Value.Length > 0).OrderBy(c => c.Key));
        }
    }

    [Fact]
    public void A_province_that_is_not_in_has_no_figures_and_says_why()
    {
        using var workbook = Open(SampleEditions.Region);
        foreach (var (code, state) in new[] { (SampleRegion.MissingProvince, "chưa gửi"), (SampleRegion.RejectedProvince, "có lỗi"), (SampleRegion.RefusedProvince, "có lỗi") })
        {
            var name = SampleRegion.Period.Province(code)!.Name;
            foreach (var sheet in SampleRegion.Version.Forms.Where(f => !f.IsList).Select(f => workbook.Worksheet(f.Code)))
            {
                var heading = sheet.CellsUsed(c => c.GetString() == name).Single();
                Assert.Equal(state, heading.CellBelow().GetString());
                var below = sheet.Range(heading.Address.RowNumber + 2, heading.Address.ColumnNumber, sheet.LastRowUsed().RowNumber(), heading.Address.ColumnNumber);
                Assert.Empty(below.CellsUsed(XLCellsUsedOptions.Contents));
                Assert.All(below.Cells(), c => Assert.Equal(XLFillPatternValues.LightUp, c.Style.Fill.PatternType));
            }

            Assert.DoesNotContain(workbook.Worksheet("Nguồn số liệu").Column(1).CellsUsed(), c => c.GetString() == name);
            Assert.DoesNotContain(workbook.Worksheet("So sánh").Column(2).CellsUsed(), c => c.GetString() == name);
        }

        var overview = workbook.Worksheet("Tổng quan").CellsUsed().Select(c => c.GetString()).ToList();
        Assert.Contains("Bạc Liêu", overview);
        Assert.Contains("Chưa gửi báo cáo.", overview);
        Assert.Contains(overview, text => text.Contains("Lệch 52", StringComparison.Ordinal));
        Assert.Contains(overview, text => text.Contains("17/20", StringComparison.Ordinal));
    }

    [Fact]
    public void A_blank_and_a_zero_look_different()
    {
        var province = SampleRegion.Region.Provinces[0];
        var report = SampleRegion.Reports()[0] with { Facts = [new FactRow("BM08", "01", "BM08", 8, [new Fact("total", 0, 3)])] };
        using var workbook = Open(SampleEditions.Of(RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, [report])));

        var sheet = workbook.Worksheet("BM08");
        var column = sheet.CellsUsed(c => c.GetString() == province.Name).Single().Address.ColumnNumber;
        var zero = sheet.Cell(sheet.CellsUsed(c => c.GetString() == "01").Single().Address.RowNumber, column);
        var blank = sheet.Cell(sheet.CellsUsed(c => c.GetString() == "02").Single().Address.RowNumber, column);
        Assert.Equal((XLDataType.Number, 0.0), (zero.DataType, zero.GetDouble()));
        Assert.Equal((XLDataType.Text, Blank), (blank.DataType, blank.GetString()));
    }

    [Fact]
    public void What_a_province_wrote_stays_text()
    {
        string[] texts =
        [
            "=1+1", "=HYPERLINK(\"http://example.invalid\",\"x\")", "+84 273", "-5", "@SUM(A1)", "'=1", "\t=1", "0123", "1/2", "dòng một\ndòng hai <b>&",
        ];
        var lines = texts.SelectMany((text, i) => (TextLine[])
        [
            Line(string.Create(CultureInfo.InvariantCulture, $"A{i + 1:00}"), 8 + i, ("content", text)),
            Line(string.Create(CultureInfo.InvariantCulture, $"D{i + 1:00}"), 50 + i, ("content", FormattableString.Invariant($"{text} D{i}")), ("status", "Chưa khắc phục")),
        ]);
        var accepted = SampleRegion.Reports()[0] with { Texts = [.. lines], Limitations = [] };
        var rejected = texts.Zip(SampleRegion.Region.Provinces.Skip(1), (text, province) => ProvinceReport.Nothing(province) with
        {
            State = SubmissionState.Rejected,
            Reason = text,
        });
        var bytes = SampleEditions.Write(SampleEditions.Of(RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, [accepted, .. rejected])));

        using var workbook = new XLWorkbook(new MemoryStream(bytes));
        foreach (var sheet in (string[])["Mô hình, khó khăn, kiến nghị", "Hạn chế kỳ trước", "Tiến độ", "Tổng quan"])
        {
            foreach (var text in texts.Select((t, i) => sheet == "Hạn chế kỳ trước" ? FormattableString.Invariant($"{t} D{i}") : t))
            {
                var cell = workbook.Worksheet(sheet).CellsUsed(c => c.GetString() == text).FirstOrDefault();
                Assert.True(cell is not null, $"{sheet}: {text}");
                Assert.Equal(XLDataType.Text, cell.DataType);
                Assert.False(cell.HasFormula);
                Assert.Equal("=+-@'\t".Contains(text[0], StringComparison.Ordinal), cell.Style.IncludeQuotePrefix);
            }
        }
    }

    [Fact]
    public void There_is_no_formula_in_any_cell()
    {
        foreach (var edition in Editions.Values)
        {
            var workbook = new WrittenWorkbook(SampleEditions.Write(edition));
            Assert.All(workbook.Roots.Values, root => Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName == "f" && e.Parent!.Name.LocalName == "c"));
        }
    }

    [Fact]
    public void Properties_say_what_it_is_made_of()
    {
        using var workbook = Open(SampleEditions.Region);

        Assert.Equal("Báo cáo tổng hợp công tác tổ chức xây dựng Đảng khu vực miền Nam, 6 tháng đầu năm 2023", workbook.Properties.Title);
        Assert.Equal("Khu vực miền Nam, 6 tháng đầu năm 2023", workbook.Properties.Subject);
        var properties = workbook.CustomProperties.ToDictionary(p => p.Name, p => p.GetValue<string>(), StringComparer.Ordinal);
        Assert.Equal(("2023H1", "mien-nam", "4"), (properties["Period"], properties["Region"], properties["Revision"]));
        Assert.Equal(("2023", SampleEditions.Region.Key), (properties["Catalogue"], properties["Key"]));
        Assert.Equal(
            SampleRegion.Reports().Where(r => r.IsIn).Select(r => ($"Version.{r.Province.Code}", r.CurrentVersion!.Value.ToString(CultureInfo.InvariantCulture))).Order(),
            properties.Where(p => p.Key.StartsWith("Version.", StringComparison.Ordinal)).Select(p => (p.Key, p.Value)).Order());
    }

    [Theory]
    [InlineData("region")]
    [InlineData("nothing")]
    [InlineData("country")]
    public void Every_link_leads_to_a_cell_that_says_something(string scope)
    {
        var workbook = new WrittenWorkbook(SampleEditions.Write(Editions[scope]));
        var links = workbook.Links.ToList();

        Assert.Equal(SheetNames.Length - 1, links.Count(l => l.Target == "'Tổng quan'!A1"));
        Assert.Equal(SheetNames.Skip(1), links.Where(l => l.Sheet == "Tổng quan" && l.Target.EndsWith("!A1", StringComparison.Ordinal)).Select(l => WrittenWorkbook.Split(l.Target).Sheet).OrderBy(s => Array.IndexOf(SheetNames, s)));
        Assert.All(links, link => Assert.NotNull(Assert.Single(workbook.At(link.Target))));
        Assert.All(links, link => Assert.NotNull(workbook.Cells[link.Sheet][link.Cell]));
    }

    [Fact]
    public void A_ratio_s_link_leads_to_its_ranking()
    {
        var workbook = new WrittenWorkbook(SampleEditions.Write(SampleEditions.Region));
        var links = workbook.Links.Where(l => l.Sheet == "So sánh" && l.Target.StartsWith("'So sánh'", StringComparison.Ordinal)).ToList();

        Assert.Equal(SampleEditions.Region.Summary.Ratios.Count, links.Count);
        foreach (var (ratio, i) in SampleEditions.Region.Summary.Ratios.Select((r, i) => (r, i + 1)))
        {
            Assert.Equal($"{i}. {ratio.Ratio.Name}", Assert.Single(workbook.At(links[i - 1].Target)));
        }
    }

    [Fact]
    public void Headings_repeat_on_every_printed_page()
    {
        var names = new WrittenWorkbook(SampleEditions.Write(SampleEditions.Region)).Text("xl/workbook.xml");

        Assert.Contains("'BM01'!$A:$F,'BM01'!$6:$7", names, StringComparison.Ordinal);
        Assert.Contains("'So sánh'!$6:$6", names, StringComparison.Ordinal);
        Assert.Contains("'Nguồn số liệu'!$6:$6", names, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tổng quan")]
    [InlineData("So sánh")]
    public void Pages_that_hold_blocks_together_have_a_scale_for_excel_keeps_to_breaks_only_then(string name)
    {
        using var workbook = Open(SampleEditions.Region);
        var page = workbook.Worksheet(name).PageSetup;

        Assert.InRange(page.Scale, 60, 100);
        Assert.Equal((0, 0), (page.PagesWide, page.PagesTall));
        Assert.NotEmpty(page.RowBreaks);
    }

    [Fact]
    public void No_page_of_a_form_ends_within_the_rows_of_an_indicator()
    {
        using var workbook = Open(SampleEditions.Region);
        var sheets = workbook.Worksheets.Where(w => w.Name is "BM02" or "BM04").ToList();

        Assert.All(sheets, sheet => Assert.NotEmpty(sheet.PageSetup.RowBreaks));
        Assert.All(
            from sheet in sheets
            from end in sheet.PageSetup.RowBreaks
            from merged in sheet.MergedRanges
            select (sheet.Name, End: end, First: merged.FirstRow().RowNumber(), Last: merged.LastRow().RowNumber()),
            cut => Assert.False(cut.First <= cut.End && cut.End < cut.Last, cut.ToString()));
    }

    [Fact]
    public void The_first_page_is_as_wide_as_its_paper_in_every_program()
    {
        const double wideDigit = 5.5;
        const double paper = (8.27 - (2 * 0.5)) * 72;
        var root = new WrittenWorkbook(SampleEditions.Write(SampleEditions.Region)).Roots["Tổng quan"];
        var digits = root.Descendants().Where(e => e.Name.LocalName == "col").Sum(e => double.Parse(e.Attribute("width")!.Value, CultureInfo.InvariantCulture));
        var scale = int.Parse(root.Descendants().Single(e => e.Name.LocalName == "pageSetup").Attribute("scale")!.Value, CultureInfo.InvariantCulture);

        Assert.InRange(digits * wideDigit * scale / 100, 0.94 * paper, paper);
    }

    [Fact]
    public void The_progress_filter_ends_above_the_days_and_the_hash_is_not_printed()
    {
        using var workbook = Open(SampleEditions.Region);
        var progress = workbook.Worksheet("Tiến độ");
        var provinces = SampleRegion.Region.Provinces.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var last = progress.Column(3).CellsUsed(c => provinces.Contains(c.GetString())).Max(c => c.Address.RowNumber);

        Assert.Equal((6, last), (progress.AutoFilter.Range.FirstRow().RowNumber(), progress.AutoFilter.Range.LastRow().RowNumber()));
        Assert.Equal(7, Assert.Single(workbook.Worksheet("Nguồn số liệu").PageSetup.PrintAreas).ColumnCount());
    }

    [Fact]
    public void Reports_that_all_came_on_one_day_are_said_so_and_not_drawn()
    {
        var moment = new DateTimeOffset(2023, 6, 5, 1, 0, 0, TimeSpan.Zero);
        var reports = SampleRegion.Reports().Select(r => r.IsIn ? r with { FirstAcceptedReceivedAt = moment } : r).ToList();
        var workbook = new WrittenWorkbook(SampleEditions.Write(SampleEditions.Of(RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, reports))));
        var usual = new WrittenWorkbook(SampleEditions.Write(SampleEditions.Region));

        Assert.Contains("Các báo cáo được chấp nhận đều gửi trong ngày 5/6/2023.", workbook.Cells["Tổng quan"].Values);
        Assert.Equal(usual.DrawnCharts.Count() - 1, workbook.DrawnCharts.Count());
    }

    [Fact]
    public void A_region_of_which_nothing_has_come_says_so_and_draws_nothing()
    {
        var workbook = new WrittenWorkbook(SampleEditions.Write(SampleEditions.Nothing));

        Assert.Equal([0.0], workbook.At(workbook.Names["ProvincesIn"]));
        Assert.Contains("Chưa nhận được báo cáo nào", workbook.Cells["Tổng quan"].Values);
        Assert.Empty(workbook.DrawnCharts);
        Assert.All(KeyFigures.All, key => Assert.Equal([Blank], workbook.At(workbook.Names[$"Total_{key.Figure.Form}_{key.Figure.Row}_{key.Figure.Column}"])));
    }

    private static TextLine Line(string code, int row, params (string Measure, string Text)[] values) =>
        new("BM10", code, "BM10", row, values.ToDictionary(v => v.Measure, v => v.Text, StringComparer.Ordinal));

    private static XLWorkbook Open(SummaryEdition edition) => new(new MemoryStream(SampleEditions.Write(edition)));
}
