using System.Globalization;
using System.IO.Compression;
using System.Text;
using CadreReports.Submissions;
using CadreReports.Summaries;
using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;

namespace CadreReports.Tests.Summaries;

public sealed class SummaryWorkbookTests
{
    private const string Blank = "…";

    [Fact]
    public void Two_builds_from_the_same_inputs_are_the_same_bytes()
    {
        var first = Write(SampleRegion.Summary());
        var second = Write(RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, [.. SampleRegion.Reports().Reverse()]));

        Assert.Equal(first, second);
    }

    [Fact]
    public void Nothing_in_the_package_depends_on_chance_or_the_clock()
    {
        using var package = new ZipArchive(new MemoryStream(Write(SampleRegion.Summary())));

        Assert.All(package.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
        Assert.DoesNotContain(package.Entries, e => e.FullName.Contains("psmdcp", StringComparison.Ordinal));
        Assert.Contains("Id=\"rId1\"", Text(package, "_rels/.rels"), StringComparison.Ordinal);
        Assert.Contains("2023-06-16T19:24:00", Text(package, "docProps/core.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_goes_to_a_stream_that_cannot_seek()
    {
        using var inner = new MemoryStream();
        using (var output = new GZipStream(inner, CompressionLevel.Fastest, leaveOpen: true))
        {
            SummaryWorkbookWriter.Write(SampleRegion.Summary(), output);
        }

        inner.Position = 0;
        using var unpacked = new MemoryStream();
        using (var input = new GZipStream(inner, CompressionMode.Decompress))
        {
            input.CopyTo(unpacked);
        }

        Assert.Equal("Tổng quan", ReadSheets(unpacked.ToArray()).First().Key);
    }

    [Fact]
    public void It_is_valid_and_the_sheets_are_named_by_form()
    {
        var bytes = Write(SampleRegion.Summary());
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        Assert.Equal(
            ["Tổng quan", "BM01", "BM02", "BM03", "BM04", "BM05", "BM06", "BM07", "BM08", "BM09", "BM10", "Tiến độ"],
            ReadSheets(bytes).Select(s => s.Key));
    }

    [Fact]
    public void A_second_reader_finds_the_totals_that_the_uploads_add_up_to()
    {
        var reports = SampleRegion.Reports();
        var sheets = ReadSheets(Write(SampleRegion.Summary())).ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
        var compared = 0;
        foreach (var form in SampleRegion.Version.Forms.Where(f => !f.IsList))
        {
            var rows = sheets[form.Code];
            var header = rows.FindIndex(r => r[0] as string == "Mã");
            var total = Array.IndexOf(rows[header], "Toàn khu vực");
            var from = Array.IndexOf(rows[header], "Từ số tỉnh");
            var figures = form.Indicators.SelectMany(i => i.Measures.Select(m => (Row: i.Code, Column: form.Measures[m].Code)));
            var lines = rows.Skip(header + 2).Where(r => r[from] is double).ToList();
            foreach (var ((row, column), line) in figures.Zip(lines))
            {
                var values = reports
                    .Where(r => r.IsIn)
                    .SelectMany(r => r.Facts.Where(f => f.Form == form.Code && f.Row == row).SelectMany(f => f.Facts).Where(f => f.Column == column))
                    .Select(f => f.Value)
                    .ToList();
                Assert.Equal(values.Count, Convert.ToInt32(line[from], CultureInfo.InvariantCulture));
                Assert.Equal(values.Sum(), Convert.ToInt64(line[total], CultureInfo.InvariantCulture));
                compared++;
            }

            Assert.Equal(form.Indicators.Sum(i => i.Measures.Count), lines.Count);
        }

        Assert.True(compared > 250, $"{compared} totals compared");
    }

    [Fact]
    public void A_province_that_is_not_in_has_no_figures_and_says_why()
    {
        using var workbook = Open(SampleRegion.Summary());
        var sheet = workbook.Worksheet("BM01");
        foreach (var (code, state) in new[] { (SampleRegion.MissingProvince, "chưa gửi"), (SampleRegion.RejectedProvince, "có lỗi"), (SampleRegion.RefusedProvince, "có lỗi") })
        {
            var heading = sheet.CellsUsed(c => c.GetString() == SampleRegion.Period.Province(code)!.Name).Single();
            Assert.Equal(state, heading.CellBelow().GetString());
            var below = sheet.Range(heading.Address.RowNumber + 2, heading.Address.ColumnNumber, sheet.LastRowUsed().RowNumber(), heading.Address.ColumnNumber);
            Assert.Empty(below.CellsUsed(XLCellsUsedOptions.Contents));
            Assert.All(below.Cells(), c => Assert.Equal(XLFillPatternValues.LightUp, c.Style.Fill.PatternType));
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
        var row = new FactRow("BM08", "01", "BM08", 8, [new Fact("total", 0, 3)]);
        var report = SampleRegion.Reports()[0] with { Facts = [row] };
        using var workbook = Open(RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, [report]));

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
        var lines = texts.Select((text, i) => new TextLine(
            "BM10", string.Create(CultureInfo.InvariantCulture, $"A{i + 1:00}"), "BM10", 8 + i, new Dictionary<string, string> { ["content"] = text }));
        var accepted = SampleRegion.Reports()[0] with { Texts = [.. lines] };
        var rejected = texts.Zip(SampleRegion.Region.Provinces.Skip(1), (text, province) => ProvinceReport.Nothing(province) with
        {
            State = SubmissionState.Rejected,
            Reason = text,
        });
        var bytes = Write(RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, [accepted, .. rejected]));

        using var workbook = new XLWorkbook(new MemoryStream(bytes));
        var second = ReadSheets(bytes).ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
        foreach (var name in (string[])["BM10", "Tiến độ", "Tổng quan"])
        {
            foreach (var text in texts)
            {
                var cell = workbook.Worksheet(name).CellsUsed(c => c.GetString() == text).First();
                Assert.Equal(XLDataType.Text, cell.DataType);
                Assert.False(cell.HasFormula);
                Assert.Equal("=+-@'\t".Contains(text[0], StringComparison.Ordinal), cell.Style.IncludeQuotePrefix);
                Assert.Contains(second[name], row => row.Contains(text));
            }
        }
    }

    [Theory]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("a\u0001b", "a_x0001_b")]
    public void Text_that_looks_like_an_escape_or_has_control_characters_is_escaped(string text, string stored)
    {
        var report = SampleRegion.Reports()[0] with { Reason = text };
        using var package = new ZipArchive(new MemoryStream(Write(RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, [report]))));

        Assert.Contains($">{stored}<", Text(package, "xl/sharedStrings.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_no_formula_anywhere()
    {
        using var package = new ZipArchive(new MemoryStream(Write(SampleRegion.Summary())));

        Assert.All(
            package.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)),
            e => Assert.DoesNotMatch("<x:f[ />]", Text(package, e.FullName)));
    }

    [Fact]
    public void Named_cells_and_properties_say_what_the_model_says()
    {
        var summary = SampleRegion.Summary();
        using var workbook = Open(summary);

        foreach (var key in KeyFigures.All)
        {
            var cell = workbook.NamedRange($"Total_{key.Figure.Form}_{key.Figure.Row}_{key.Figure.Column}").Ranges.Single().FirstCell();
            Assert.Equal(summary.Figure(key.Figure)!.Total, cell.GetValue<long>());
        }

        Assert.Equal(17, workbook.NamedRange("ProvincesIn").Ranges.Single().FirstCell().GetValue<int>());
        Assert.Equal(3, workbook.NamedRange("ProvincesMissing").Ranges.Single().FirstCell().GetValue<int>());
        var properties = workbook.CustomProperties.ToDictionary(p => p.Name, p => p.GetValue<string>(), StringComparer.Ordinal);
        Assert.Equal(("2023H1", "mien-nam"), (properties["Period"], properties["Region"]));
        Assert.Equal(17, properties.Keys.Count(name => name.StartsWith("Version.", StringComparison.Ordinal)));
        Assert.Equal(SummaryKey.Of(summary.Version, summary.Period, summary.Region, SampleRegion.Reports()), properties["Key"]);
    }

    [Fact]
    public void Every_link_leads_to_a_cell_that_exists()
    {
        using var workbook = Open(SampleRegion.Summary());
        var names = workbook.Worksheets.Select(w => w.Name).ToHashSet(StringComparer.Ordinal);
        var links = workbook.Worksheets.SelectMany(w => w.Hyperlinks).ToList();

        Assert.True(links.Count > 30, $"{links.Count} links");
        Assert.All(links, link => Assert.Contains(link.InternalAddress.Split('!')[0].Trim('\''), names));
    }

    [Fact]
    public void Headings_repeat_on_every_printed_page()
    {
        using var package = new ZipArchive(new MemoryStream(Write(SampleRegion.Summary())));

        Assert.Contains("'BM01'!$A:$F,'BM01'!$6:$7", Text(package, "xl/workbook.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_of_which_nothing_has_come_still_gives_a_workbook()
    {
        using var workbook = Open(RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, []));

        Assert.Equal(0, workbook.NamedRange("ProvincesIn").Ranges.Single().FirstCell().GetValue<int>());
        Assert.Contains(workbook.Worksheet("Tổng quan").CellsUsed(), c => c.GetString() == "Chưa nhận được báo cáo nào");
    }

    private static byte[] Write(RegionalSummary summary)
    {
        using var output = new MemoryStream();
        SummaryWorkbookWriter.Write(summary, output);
        return output.ToArray();
    }

    private static XLWorkbook Open(RegionalSummary summary) => new(new MemoryStream(Write(summary)));

    private static string Text(ZipArchive package, string name)
    {
        using var reader = new StreamReader(package.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static List<KeyValuePair<string, List<object?[]>>> ReadSheets(byte[] bytes)
    {
        // The reader asks for Windows-1252 even where it does not need it.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes));
        var sheets = new List<KeyValuePair<string, List<object?[]>>>();
        do
        {
            var rows = new List<object?[]>();
            while (reader.Read())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
            sheets.Add(new(reader.Name, rows));
        }
        while (reader.NextResult());

        return sheets;
    }
}
