using System.IO.Compression;
using System.Xml.Linq;
using CadreReports.Catalogue;
using CadreReports.CatalogueWorkbooks;
using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CadreReports.Tests.CatalogueWorkbooks;

public sealed class CatalogueWorkbookTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly CatalogueSet Set = CatalogueSet.Load();

    public static TheoryData<string> Versions => [.. Set.Versions.Select(v => v.Version)];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Both_workbooks_are_valid_and_the_same_each_time(string version)
    {
        foreach (var write in (Func<string, byte[]>[])[Catalogue, Rules])
        {
            var file = write(version);
            Assert.Equal(file, write(version));
            using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        }
    }

    [Fact]
    public void Its_date_is_that_of_the_version_and_not_of_the_clock()
    {
        using var package = new ZipArchive(new MemoryStream(Catalogue("2023")));
        using var reader = new StreamReader(package.GetEntry("docProps/core.xml")!.Open());
        Assert.Contains("2022-01-01T00:00:00", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_row_column_rule_province_and_period_is_in_it(string version)
    {
        var catalogue = Set.Versions.Single(v => v.Version == version);
        using var workbook = new XLWorkbook(new MemoryStream(Catalogue(version)));

        Assert.Equal(catalogue.Forms.SelectMany(f => f.Indicators.Select(i => (f.Code, i.Code, i.Name))), Lines("Chỉ tiêu", 1, 2, 4));
        Assert.Equal(catalogue.Forms.SelectMany(f => f.Measures.Select(m => (f.Code, m.Code, m.Name))), Lines("Cột", 1, 2, 4));
        Assert.Equal(
            catalogue.Rules.Select(r => r.Id).Order(StringComparer.Ordinal),
            Lines("Quy tắc", 1, 2, 4).Where(l => l.Item2.Length > 0).Select(l => l.Item1).Order(StringComparer.Ordinal));
        Assert.Equal(Set.Provinces.Select(p => (p.Code, p.Name, p.BoardName)), Lines("Tỉnh, thành phố", 1, 2, 3));
        Assert.Equal(
            Set.Periods.Where(p => p.CatalogueVersion == version).Select(p => (p.Id.ToString(), p.Name)),
            Lines("Kỳ báo cáo", 1, 2, 8).Select(l => (l.Item1, l.Item2)));

        IEnumerable<(string, string, string)> Lines(string sheet, int a, int b, int c) => workbook.Worksheet(sheet).RowsUsed().Skip(3)
            .Select(row => (row.Cell(a).GetString(), row.Cell(b).GetString(), row.Cell(c).GetString())).ToList();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void No_page_of_rules_ends_with_a_heading(string version)
    {
        using var workbook = new XLWorkbook(new MemoryStream(Rules(version)));
        var sheet = workbook.Worksheets.Single();
        Assert.Equal((1, 0), (sheet.PageSetup.PagesWide, sheet.PageSetup.PagesTall));
        Assert.NotEmpty(sheet.PageSetup.RowBreaks);
        Assert.All(sheet.PageSetup.RowBreaks, last => Assert.NotEqual("", sheet.Cell(last, 2).GetString()));
    }

    [Fact]
    public void What_is_assumed_is_said_in_its_line_and_counted_on_the_first_sheet()
    {
        var catalogue = Set.Versions.Single(v => v.Version == "2023");
        using var workbook = new XLWorkbook(new MemoryStream(Catalogue("2023")));

        var rows = catalogue.Forms.SelectMany(f => f.Indicators).ToList();
        var marked = workbook.Worksheet("Chỉ tiêu").RowsUsed().Skip(3).Select(row => row.Cell(12).GetString() == "giả định").ToList();
        Assert.Equal(rows.Select(r => r.Assumed), marked);
        Assert.Contains(true, marked);

        var all = workbook.Worksheets.Sum(sheet => sheet.CellsUsed().Count(cell => cell.GetString() == "giả định"));
        Assert.StartsWith($"{all} ", workbook.Worksheet(1).CellsUsed().Single(c => c.GetString().Contains("đang là giả định", StringComparison.Ordinal)).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_table_repeats_its_headings_on_paper()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Catalogue("2023")));
        Assert.All(workbook.Worksheets.Skip(1), sheet =>
        {
            Assert.Equal((4, 4), (sheet.PageSetup.FirstRowToRepeatAtTop, sheet.PageSetup.LastRowToRepeatAtTop));
            Assert.Equal(XLPageOrientation.Landscape, sheet.PageSetup.PageOrientation);
            Assert.Equal(XLPaperSize.A4Paper, sheet.PageSetup.PaperSize);
        });
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")")]
    [InlineData("+1+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    public void Text_is_never_a_formula(string text)
    {
        var version = Set.Versions[0];
        var hostile = new CatalogueVersion(
            version.Version, 1, version.From, version.To, version.Forms, [], [version.Rules[0] with { Reason = text, Source = text }]);
        var file = Bytes(stream => RulesWorkbookWriter.Write(hostile, stream));

        using var package = new ZipArchive(new MemoryStream(file));
        Assert.All(package.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal)), part =>
        {
            using var stream = part.Open();
            Assert.Empty(XDocument.Load(stream).Descendants(Main + "f"));
        });
        using var workbook = new XLWorkbook(new MemoryStream(file));
        var cells = workbook.Worksheet(1).CellsUsed().Where(c => c.GetString() == text).ToList();
        Assert.Equal(2, cells.Count);
        Assert.All(cells, cell => Assert.Equal((XLDataType.Text, true), (cell.DataType, cell.Style.IncludeQuotePrefix)));
    }

    private static byte[] Catalogue(string version) => Bytes(stream => CatalogueWorkbookWriter.Write(Set, Set.Versions.Single(v => v.Version == version), stream));

    private static byte[] Rules(string version) => Bytes(stream => RulesWorkbookWriter.Write(Set.Versions.Single(v => v.Version == version), stream));

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
