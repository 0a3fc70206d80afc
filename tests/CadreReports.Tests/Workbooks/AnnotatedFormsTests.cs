using System.IO.Compression;
using System.Text;
using CadreReports.Findings;
using static CadreReports.Tests.Workbooks.AnnotatedWorkbook;

namespace CadreReports.Tests.Workbooks;

/// <summary>The annotated copy of workbooks in every form in which programs and people save them.</summary>
public sealed class AnnotatedFormsTests
{
    private const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private const string TransitionalVml = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">""";

    private static readonly Finding[] Question = [new("X-1", Severity.Query, "Xin xem lại.", [new("BM01", "D5"), new("BM01", "E9")])];

    [Fact]
    public void A_workbook_without_styles_gets_some()
    {
        var copy = Annotate(Small(new XlsxBuilder()), Question);
        using var seen = new AnnotatedWorkbook(copy);
        Assert.Equal((QueryFill, QueryFill), (seen.Fill("BM01", "D5"), seen.Fill("BM01", "E9")));
        Assert.Null(seen.Fill("BM01", "D6"));
        Assert.Equal([], Errors(copy));
    }

    [Fact]
    public void Styles_without_fills_and_percent_formats_keep_their_meaning()
    {
        var builder = new XlsxBuilder().Styles(0, 9);
        var copy = Annotate(Small(builder, ("D6", new RawXml("<v>0.8</v>", " s=\"1\""))), [new("X", Severity.Note, "m", [new("BM01", "D6")])]);
        Assert.Contains(SampleForms.Read(new MemoryStream(copy), SampleForms.H1, SampleForms.Figures).Findings, f => f.RuleId == "DOC-SO-PHANTRAM");
        using var seen = new AnnotatedWorkbook(copy);
        Assert.Equal(NoteFill, seen.Fill("BM01", "D6"));
        Assert.Null(seen.Fill("BM01", "D5"));
    }

    [Fact]
    public void The_strict_form_stays_strict()
    {
        var builder = new XlsxBuilder { SheetNamespace = StrictMain, RelationNamespace = StrictRelations };
        builder.SharedStrings("<t>1.204</t>");
        var copy = Annotate(Small(builder, ("D5", new RawXml("<v>0</v>", " t=\"s\""))), Question);
        foreach (var (name, text) in Texts(copy).Where(p => p.Key.EndsWith(".xml", StringComparison.Ordinal) || p.Key.EndsWith(".rels", StringComparison.Ordinal)))
        {
            Assert.False(text.Contains("schemas.openxmlformats.org/spreadsheetml", StringComparison.Ordinal), name);
            Assert.False(text.Contains("openxmlformats.org/officeDocument", StringComparison.Ordinal), name);
        }

        var content = SampleForms.Read(new MemoryStream(copy), SampleForms.H1, SampleForms.Figures);
        Assert.Equal(1204, content.Form("BM01")![0, 0]);
        using var seen = new AnnotatedWorkbook(copy);
        Assert.Equal(QueryFill, seen.Fill("BM01", "D5"));
        Assert.Contains("Xin xem lại.", seen.Note("BM01", "E9"), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_and_cells_without_addresses_stay_where_they_are()
    {
        const string Text = "<c t=\"inlineStr\"><is><t>{0}</t></is></c>";
        var xml = $"<worksheet xmlns=\"{XlsxBuilder.MainNamespace}\"><sheetData><row>" +
                  string.Concat(new[] { "Mã", "total", "female" }.Select(t => string.Format(null, Text, t))) +
                  "</row><row spans=\"1:2\">" + string.Format(null, Text, "01") + "<c><v>7</v></c></row></sheetData></worksheet>";
        var copy = Annotate(
            new XlsxBuilder().RawSheet("BM01", xml).Typed(),
            [new("X", Severity.Error, "m", [new("BM01", "B2"), new("BM01", "D2"), new("BM01", "B7")])]);
        var content = SampleForms.Read(new MemoryStream(copy), SampleForms.H1, SampleForms.Figures).Form("BM01")!;
        Assert.Equal(7, content[0, 0]);
        using var seen = new AnnotatedWorkbook(copy);
        Assert.Equal((ErrorFill, ErrorFill), (seen.Fill("BM01", "D2"), seen.Fill("BM01", "B7")));
        Assert.Contains("s=", seen.Part("BM01").Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().ElementAt(1).ElementAt(1).OuterXml, StringComparison.Ordinal);
    }

    [Fact]
    public void Prefixes_drawings_and_what_follows_the_cells_keep_their_order()
    {
        var xml = $"<x:worksheet xmlns:x=\"{XlsxBuilder.MainNamespace}\" xmlns:r=\"{XlsxBuilder.Relations}\" xmlns:q=\"urn:q\" " +
                  "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" mc:Ignorable=\"q\">" +
                  "<x:sheetPr codeName=\"a&#10;b\"/><x:sheetData><x:row r=\"5\" q:dyDescent=\"0.3\"><x:c r=\"A5\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\"> 01&#13;</x:t></x:is></x:c></x:row></x:sheetData>" +
                  "<x:sheetProtection sheet=\"1\"/><x:mergeCells count=\"1\"><x:mergeCell ref=\"D4:D5\"/></x:mergeCells><x:pageMargins left=\"1\" right=\"1\" top=\"1\" bottom=\"1\" header=\"0\" footer=\"0\"/>" +
                  "<x:extLst><x:ext uri=\"urn:q\"><q:any/></x:ext></x:extLst></x:worksheet>";
        var original = new XlsxBuilder().RawSheet("BM01", xml).Typed();
        var copy = Annotate(original, Question);
        var sheet = Texts(copy)["xl/worksheets/sheet1.xml"];
        Assert.Contains("codeName=\"a&#xA;b\"", sheet, StringComparison.Ordinal);
        Assert.Contains("<x:t xml:space=\"preserve\"> 01&#xD;</x:t>", sheet, StringComparison.Ordinal);
        Assert.Contains("q:dyDescent=\"0.3\"", sheet, StringComparison.Ordinal);
        string[] order = ["sheetData", "sheetProtection", "mergeCells", "pageMargins", "legacyDrawing", "extLst"];
        Assert.Equal(order.Select(e => sheet.IndexOf("<x:" + e, StringComparison.Ordinal)).Order(), order.Select(e => sheet.IndexOf("<x:" + e, StringComparison.Ordinal)));
        Assert.DoesNotContain(order, e => !sheet.Contains("<x:" + e, StringComparison.Ordinal));
        using var seen = new AnnotatedWorkbook(copy);
        Assert.Equal(QueryFill, seen.Fill("BM01", "D4"));
        Assert.Null(seen.Cell("BM01", "D5"));
        Assert.Equal(["D4", "E9"], seen.Notes("BM01").Keys);
        Assert.Equal(Errors(original), Errors(copy));
    }

    [Fact]
    public void Shapes_of_other_controls_and_shapes_that_are_no_xml_stay_beside_ours()
    {
        foreach (var own in (string[])["<v:shape id=\"_x0000_s1030\"/></xml>", "<v:shape id=\"_x0000_s1030\"><div>a<br>b</div></v:shape></xml>"])
        {
            var xml = $"<worksheet xmlns=\"{XlsxBuilder.MainNamespace}\" xmlns:r=\"{XlsxBuilder.Relations}\"><sheetData/><legacyDrawing r:id=\"v\"/></worksheet>";
            var builder = new XlsxBuilder().RawSheet("BM01", xml)
                .Part("xl/drawings/vmlDrawing1.vml", TransitionalVml + own)
                .Part("xl/worksheets/_rels/sheet1.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"v\" Type=\"{XlsxBuilder.Relations}/vmlDrawing\" Target=\"../drawings/vmlDrawing1.vml\"/></Relationships>")
                .Override("xl/drawings/vmlDrawing1.vml", "application/vnd.openxmlformats-officedocument.vmlDrawing");
            var copy = Annotate(builder.Typed(), Question);
            var shapes = Texts(copy)["xl/drawings/vmlDrawing1.vml"];
            foreach (var part in (string[])["_x0000_s1030", "_x0000_s1031", "_x0000_s1032"])
            {
                Assert.Contains($"id=\"{part}\"", shapes, StringComparison.Ordinal);
            }

            Assert.Single(Texts(copy).Keys, n => n.EndsWith(".vml", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Links_that_are_no_addresses_do_not_stop_it_and_the_order_of_calculation_goes()
    {
        var builder = new XlsxBuilder();
        builder.Sheet("BM01", SampleForms.Filled(SampleForms.Figures))
            .Part("xl/worksheets/_rels/sheet1.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"h\" Type=\"{XlsxBuilder.Relations}/hyperlink\" Target=\"http://ban to chuc@@:x/%zz\" TargetMode=\"External\"/></Relationships>")
            .Part("xl/calcChain.xml", $"<calcChain xmlns=\"{XlsxBuilder.MainNamespace}\"><c r=\"D8\" i=\"1\"/></calcChain>")
            .Override("xl/calcChain.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml")
            .WorkbookRelation("calcChain", "calcChain.xml");
        var parts = Texts(Annotate(builder.Typed(), Question));
        Assert.Contains("http://ban to chuc@@:x/%zz", parts["xl/worksheets/_rels/sheet1.xml.rels"], StringComparison.Ordinal);
        Assert.Contains("/comments\"", parts["xl/worksheets/_rels/sheet1.xml.rels"], StringComparison.Ordinal);
        Assert.DoesNotContain("xl/calcChain.xml", parts.Keys);
        Assert.DoesNotContain(parts.Values, p => p.Contains("calcChain", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("D5", false)]
    [InlineData("E4", true)]
    public void A_thread_on_a_cell_in_question_becomes_a_note_so_that_ours_is_seen(string cell, bool stays)
    {
        const string Threads = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment";
        var builder = new XlsxBuilder().Sheet("BM01", SampleForms.Filled(SampleForms.Figures))
            .Part("xl/comments1.xml", $"<comments xmlns=\"{XlsxBuilder.MainNamespace}\"><authors><author>tc={{A}}</author></authors><commentList><comment ref=\"{cell}\" authorId=\"0\"><text><t>Ai lập?</t></text></comment></commentList></comments>")
            .Override("xl/comments1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")
            .Part("xl/threadedComments/threadedComment1.xml", "<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"/>")
            .Override("xl/threadedComments/threadedComment1.xml", "application/vnd.ms-excel.threadedcomments+xml")
            .Part("xl/worksheets/_rels/sheet1.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"c\" Type=\"{XlsxBuilder.Relations}/comments\" Target=\"../comments1.xml\"/><Relationship Id=\"t\" Type=\"{Threads}\" Target=\"../threadedComments/threadedComment1.xml\"/></Relationships>");
        var copy = Annotate(builder.Typed(), Question);
        Assert.Equal(stays, Texts(copy).ContainsKey("xl/threadedComments/threadedComment1.xml"));
        Assert.Equal(stays, Texts(copy)["xl/worksheets/_rels/sheet1.xml.rels"].Contains("threadedComment", StringComparison.Ordinal));
        using var seen = new AnnotatedWorkbook(copy);
        Assert.StartsWith("Ai lập?", seen.Note("BM01", cell), StringComparison.Ordinal);
    }

    [Fact]
    public void Sheets_are_found_by_any_case_of_their_names_and_links_quote_them()
    {
        var file = new XlsxBuilder().Sheet("Biểu '01'", ("A1", "x")).Typed();
        using var seen = new AnnotatedWorkbook(Annotate(file, [new("X", Severity.Error, "m", [new("BIỂU '01'", "B2")]), new("Y", Severity.Note, "m", [new("không có", "B2")])]));
        Assert.Equal(ErrorFill, seen.Fill("Biểu '01'", "B2"));
        Assert.Equal(["'Biểu ''01'''!B2"], seen.Part("Kết quả kiểm tra").Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Hyperlink>().Select(h => h.Location!.Value));
    }

    private static byte[] Small(XlsxBuilder builder, params (string Address, object? Value)[] cells) =>
        builder.Sheet("BM01", SampleForms.Filled(SampleForms.Figures, cells)).Typed();

    private static Dictionary<string, string> Texts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var reader = new StreamReader(e.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        });
    }
}

file static class TypedParts
{
    private const string Kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>The package with the types of its parts declared, which the second library insists on.</summary>
    public static byte[] Typed(this XlsxBuilder builder)
    {
        foreach (var part in builder.Parts().Keys)
        {
            var kind = part switch
            {
                "xl/styles.xml" => "styles",
                "xl/sharedStrings.xml" => "sharedStrings",
                _ when part.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal) => "worksheet",
                _ => null,
            };
            if (kind is not null)
            {
                builder.Override(part, $"{Kinds}{kind}+xml");
            }
        }

        return builder.Build().ToArray();
    }
}
