using System.IO.Compression;
using System.Xml.Linq;
using CadreReports.Spreadsheets.Streaming;
using CadreReports.Tests.Workbooks;
using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CadreReports.Tests.Spreadsheets;

public sealed class StreamedWorkbookTests
{
    [Theory]
    [InlineData(FileFormatVersions.Office2013)]
    [InlineData(FileFormatVersions.Office2019)]
    [InlineData(FileFormatVersions.Microsoft365)]
    public void A_workbook_with_everything_is_valid(FileFormatVersions version)
    {
        using var file = new MemoryStream(SampleStream.WithEverything());
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator(version).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void ClosedXml_reads_what_stands_around_the_cells()
    {
        using var file = new MemoryStream(SampleStream.WithEverything());
        using var workbook = new XLWorkbook(file);
        Assert.Equal(
            [SampleStream.Overview, SampleStream.Comparison, SampleStream.Figures, SampleStream.Quoted], workbook.Worksheets.Select(s => s.Name));
        Assert.Equal(SampleStream.Properties.Title, workbook.Properties.Title);
        Assert.Equal(SampleStream.Properties.Author, workbook.Properties.LastModifiedBy);
        Assert.Equal(new DateTime(2023, 6, 15, 1, 30, 0, DateTimeKind.Utc), workbook.Properties.Created.ToUniversalTime());
        Assert.Equal("2023H1", workbook.CustomProperties.CustomProperty("Period").Value);
        Assert.Equal("\"a\"", workbook.CustomProperties.CustomProperty("Ghi & chú").Value);
        Assert.Equal($"'{SampleStream.Comparison}'!$B$3:$B$3", workbook.NamedRange("Total_BM01_02_total").Ranges.Single().RangeAddress.ToStringFixed(XLReferenceStyle.A1, true));

        var sheet = workbook.Worksheet(SampleStream.Comparison);
        Assert.Equal((2, 2), (sheet.SheetView.SplitRow, sheet.SheetView.SplitColumn));
        Assert.Equal("A2:E32", sheet.AutoFilter.Range.RangeAddress.ToString());
        Assert.Equal(["A1:D1"], sheet.MergedRanges.Select(r => r.RangeAddress.ToString()));
        Assert.Equal((1, 2, 1, 2), (sheet.PageSetup.FirstRowToRepeatAtTop, sheet.PageSetup.LastRowToRepeatAtTop, sheet.PageSetup.FirstColumnToRepeatAtLeft, sheet.PageSetup.LastColumnToRepeatAtLeft));
        Assert.Equal((24d, 30d), (sheet.Row(1).Height, sheet.Row(7).Height));
        Assert.Equal([20d, 12, 12, 12, 8], Enumerable.Range(1, 5).Select(c => Math.Round(sheet.Column(c).Width, 2)));
        Assert.Equal([14], sheet.PageSetup.RowBreaks);
        Assert.Equal((XLPaperSize.A4Paper, XLPageOrientation.Portrait, 1, 0), (sheet.PageSetup.PaperSize, sheet.PageSetup.PageOrientation, sheet.PageSetup.PagesWide, sheet.PageSetup.PagesTall));
        Assert.False(sheet.ShowGridLines);
        Assert.Equal(("Times New Roman", 11d), (workbook.Worksheet(SampleStream.Figures).Cell(2, 1).Style.Font.FontName, workbook.Worksheet(SampleStream.Figures).Cell(2, 1).Style.Font.FontSize));

        var overview = workbook.Worksheet(SampleStream.Overview);
        Assert.Equal($"'{SampleStream.Comparison}'!A1", overview.Cell(1, 1).Hyperlink.InternalAddress);
        Assert.Equal(new DateTime(2023, 6, 10, 17, 0, 0, DateTimeKind.Unspecified), overview.Cell(2, 2).GetDateTime());
        Assert.Equal((XLPaperSize.A3Paper, XLPageOrientation.Landscape), (overview.PageSetup.PaperSize, overview.PageSetup.PageOrientation));
    }

    [Fact]
    public async Task LibreOffice_reads_the_same_cells()
    {
        var file = SampleStream.WithEverything();
        if (await LibreOffice.RecalculateAsync(file) is not { } saved)
        {
            return;
        }

        // LibreOffice gives its own times, so dates are compared elsewhere.
        var (ours, theirs) = (LibreOffice.Read(file), LibreOffice.Read(saved));
        Assert.Equal(ours.Keys, theirs.Keys);
        Assert.All([SampleStream.Comparison, SampleStream.Figures], name => Assert.Equal(ours[name], theirs[name]));
        Assert.Equal("=1+1", theirs[SampleStream.Comparison][(1, 1)]);
    }

    [Fact]
    public void A_long_footer_is_cut_and_its_ampersands_are_letters()
    {
        var file = SampleStream.Save(["A & B"], w => w.Begin("A & B", SampleStream.Layout with { Footer = string.Concat(Enumerable.Repeat("khu vực & miền ", 40)) }).Dispose());
        var footer = Part(file, "xl/worksheets/sheet1.xml").Descendants().Single(e => e.Name.LocalName == "oddFooter").Value;
        Assert.InRange(footer.Length, 200, 255);
        Assert.StartsWith("&L&\"Times New Roman,Regular\"khu vực && miền khu vực && miền", footer, StringComparison.Ordinal);
        Assert.EndsWith("…&C&\"Times New Roman,Regular\"A && B&R&\"Times New Roman,Regular\"Trang &P/&N", footer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30, 1)]
    [InlineData(64, 1)]
    [InlineData(66, 0)]
    public void A_sheet_that_is_a_little_too_high_is_printed_on_one_page(int rows, int pages)
    {
        // A4 standing at these margins holds 523 points across and, in its shape, 753 down, 942 at the most: ten rows of 12 points and 54 of 15.
        var file = SampleStream.Save(["A"], w =>
        {
            using var sheet = w.Begin("A", SampleStream.Layout with { OnePageIfNear = true });
            for (var r = 0; r < rows; r++)
            {
                sheet.NextRow(r < rows - 10 ? 15 : 12);
                sheet.Text(1, "x", CellStyle.Default);
            }
        });
        var page = Part(file, "xl/worksheets/sheet1.xml").Descendants().Single(e => e.Name.LocalName == "pageSetup");
        Assert.Equal(pages, (int)page.Attribute("fitToHeight")!);
    }

    [Fact]
    public void Mistakes_of_the_caller_are_told()
    {
        Assert.Throws<ArgumentException>(() => new StreamedWorkbook(Stream.Null, ["A", "a"], SampleStream.Properties));
        Assert.Throws<ArgumentException>(() => new StreamedWorkbook(Stream.Null, ["A/B"], SampleStream.Properties));
        using var workbook = new StreamedWorkbook(Stream.Null, ["A", "B"], SampleStream.Properties);
        Assert.Throws<ArgumentException>(() => workbook.Begin("C", SampleStream.Layout));
        var sheet = workbook.Begin("A", SampleStream.Layout);
        Assert.Throws<InvalidOperationException>(() => workbook.Begin("B", SampleStream.Layout));
        Assert.Throws<InvalidOperationException>(() => sheet.Number(1, 1, CellStyle.Default));
        sheet.NextRow();
        sheet.Number(2, 1, CellStyle.Default);
        Assert.Throws<ArgumentOutOfRangeException>(() => sheet.Number(2, 1, CellStyle.Default));
        Assert.Throws<ArgumentOutOfRangeException>(() => sheet.Number(3, double.NaN, CellStyle.Default));
        Assert.Throws<ArgumentException>(() => sheet.Link(4, "x", "C", "A1", CellStyle.Default));
        sheet.Dispose();
        Assert.Throws<ObjectDisposedException>(() => sheet.NextRow());
        Assert.Throws<InvalidOperationException>(() => workbook.Begin("A", SampleStream.Layout));
        Assert.Throws<InvalidOperationException>(workbook.Finish);
        workbook.Define("Name", "A", "A1");
        Assert.Throws<ArgumentException>(() => workbook.Define("NAME", "A", "A2"));
    }

    private static XElement Part(byte[] file, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        using var part = archive.GetEntry(name)!.Open();
        return XElement.Load(part);
    }
}
