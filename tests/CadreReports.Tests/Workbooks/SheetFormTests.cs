using System.Text;
using CadreReports.Workbooks;

namespace CadreReports.Tests.Workbooks;

/// <summary>The many ways in which programs write the same sheet.</summary>
public sealed class SheetFormTests
{
    private const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    [Fact]
    public void Shared_texts_are_joined_from_their_runs_without_phonetic_guides()
    {
        var content = Read(new XlsxBuilder().SharedStrings(
            "<r><rPr><b/></rPr><t>Đã </t></r><r><t xml:space=\"preserve\">kết </t></r><rPh sb=\"0\" eb=\"1\"><t>KHÔNG</t></rPh><r><t>nạp</t></r><phoneticPr fontId=\"1\"/>",
            "<t>1.204</t>",
            "<t/>"), ("D5", Shared(1)), ("G5", Shared(0)), ("G6", Shared(2)));
        Assert.Equal(1204, content[0, 0]);
        Assert.Equal("Đã kết nạp", content.Explanation(0));
        Assert.Null(content.Explanation(1));
    }

    [Fact]
    public void Inline_texts_with_runs_comments_and_escapes_are_read()
    {
        var content = Read(new XlsxBuilder(), ("G5", new RawXml(
            "<is><r><t>a_x000D__x000A_</t></r><r><t>b<!-- c -->_x005F_x0041_</t></r><r><t><![CDATA[<c>]]></t></r></is>", " t=\"inlineStr\"")));
        Assert.Equal("a\nb_x0041_<c>", content.Explanation(0));
    }

    [Fact]
    public void Every_type_of_cell_gives_its_figure()
    {
        var content = Read(
            new XlsxBuilder(),
            ("D5", new RawXml("<v>12</v>", " t=\"n\"")),
            ("E5", new RawXml("<f>\"1\"&amp;\".204\"</f><v>1.204</v>", " t=\"str\"")),
            ("D6", new RawXml("<f>1+1</f><v>2</v>")),
            ("E6", new RawXml("<v>1<!-- x -->7</v>")),
            ("D7", new RawXml("<v> 5 </v>")));
        Assert.Equal([12, 1204, 2, 17, 5], [content[0, 0], content[0, 1], content[1, 0], content[1, 1], content[2, 0]]);
    }

    [Fact]
    public void Cells_and_rows_without_addresses_are_counted()
    {
        const string Text = "<c t=\"inlineStr\"><is><t>{0}</t></is></c>";
        var xml = $"<worksheet xmlns=\"{XlsxBuilder.MainNamespace}\"><sheetData><row/><row>" +
                  string.Concat(new[] { "Mã", "total", "female", "explanation" }.Select(t => string.Format(null, Text, t))) +
                  "</row><row>" + string.Format(null, Text, "01") + "<c><v>7</v></c><c r=\"D3\" t=\"inlineStr\"><is><t>vì</t></is></c></row></sheetData></worksheet>";
        var content = SampleForms.Read(new XlsxBuilder().RawSheet("BM01", xml).Build(), SampleForms.H1, SampleForms.Figures).Form("BM01")!;
        Assert.Equal((7, null, "vì"), (content[0, 0], content[0, 1], content.Explanation(0)));
        Assert.Equal("B3", content.Cell(0, 0).Address);
    }

    [Fact]
    public void Prefixes_and_foreign_elements_do_not_matter()
    {
        var rows = XlsxBuilder.RowsXml(Cells(("D5", 12)))
            .Replace("<", "<x:", StringComparison.Ordinal).Replace("<x:/", "</x:", StringComparison.Ordinal);
        var xml = $"<?xml version=\"1.0\" standalone=\"yes\"?><x:worksheet xmlns:x=\"{XlsxBuilder.MainNamespace}\" xmlns:q=\"urn:q\">" +
                  "<x:sheetPr/><x:cols><x:col min=\"1\" max=\"3\" hidden=\"1\"/></x:cols><q:sheetData2><q:row r=\"1\"/></q:sheetData2>" +
                  $"<x:sheetData>{rows}</x:sheetData><x:mergeCells><x:mergeCell ref=\"B5:C5\"/></x:mergeCells>" +
                  "<x:extLst><x:ext><q:sheetData><q:row r=\"9\"><q:c r=\"A9\"><q:v>3</q:v></q:c></q:row></q:sheetData></x:ext></x:extLst></x:worksheet>";
        Assert.Equal(12, Read(new XlsxBuilder().RawSheet("BM01", xml))[0, 0]);
    }

    [Fact]
    public void The_strict_form_is_read_like_the_transitional_one()
    {
        var builder = new XlsxBuilder { SheetNamespace = StrictMain, RelationNamespace = StrictRelations };
        builder.SharedStrings("<t>1.204</t>");
        Assert.Equal(1204, Read(builder, ("D5", Shared(0)))[0, 0]);
    }

    [Theory]
    [InlineData("/xl/worksheets/sheet1.xml")]
    [InlineData("worksheets/../worksheets/./sheet1.xml")]
    [InlineData("worksheets%2Fsheet1.xml")]
    [InlineData("Worksheets\\SHEET1.xml")]
    public void Targets_may_be_absolute_relative_or_escaped(string target)
    {
        var builder = new XlsxBuilder();
        Assert.Equal(3, Read(builder.RawSheet("BM01", builder.SheetXml(Cells(("D5", 3))), target))[0, 0]);
    }

    [Fact]
    public void Parts_may_be_in_utf_16()
    {
        var builder = new XlsxBuilder();
        var xml = $"<?xml version=\"1.0\" encoding=\"utf-16\"?>{builder.SheetXml(Cells(("D5", 3), ("G5", "Lý do")))}";
        builder.RawSheet("BM01", "").Part("xl/worksheets/sheet1.xml", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(xml)]);
        var content = Read(builder);
        Assert.Equal((3, "Lý do"), (content[0, 0], content.Explanation(0)));
    }

    [Fact]
    public void Backslashes_in_the_names_of_the_zip_do_not_matter()
    {
        var parts = new XlsxBuilder().Sheet("BM01", Cells(("D5", 3))).Parts()
            .Select(p => KeyValuePair.Create(p.Key.Replace('/', '\\'), p.Value));
        Assert.Equal(3, SampleForms.Read(XlsxBuilder.Zip(parts), SampleForms.H1, SampleForms.Figures).Form("BM01")![0, 0]);
    }

    [Fact]
    public void A_long_text_is_cut_with_an_error_and_a_huge_one_does_no_harm()
    {
        var content = SampleForms.Read(SampleForms.Figures, ("G5", new string('a', 4_000)), ("G6", new string('b', 300_000)));
        Assert.Equal(4_000, content.Form("BM01")!.Explanation(0)!.Length);
        Assert.Equal(4_000, content.Form("BM01")!.Explanation(1)!.Length);
        var finding = Assert.Single(content.Findings);
        Assert.Equal(("DOC-DAI", "G6"), (finding.RuleId, finding.Cells[0].Address));
    }

    [Fact]
    public void Texts_are_composed_trimmed_and_free_of_invisible_and_broken_characters()
    {
        var content = Read(new XlsxBuilder(), ("G5", "\u00A0 Tie\u0302\u0300n\u200B Giang\r\ndòng\u00A02 \uFEFF"), ("G6", new RawXml("<v>a_xD800_b_xFFFF__x0007_c</v>", " t=\"str\"")));
        Assert.Equal("Tiền Giang\ndòng 2", content.Explanation(0));
        Assert.Equal("abc", content.Explanation(1));
    }

    private static RawXml Shared(int index) => new($"<v>{index}</v>", " t=\"s\"");

    private static (string Address, object Value)[] Cells(params (string Address, object? Value)[] cells) =>
        SampleForms.Filled(SampleForms.Figures, cells);

    private static FormContent Read(XlsxBuilder builder, params (string Address, object? Value)[] cells)
    {
        var file = cells.Length > 0 ? builder.Sheet("BM01", Cells(cells)).Build() : builder.Build();
        var content = SampleForms.Read(file, SampleForms.H1, SampleForms.Figures);
        Assert.DoesNotContain(content.Findings, f => f.RuleId != "DOC-SHEET-THIEU");
        return content.Form("BM01")!;
    }
}
