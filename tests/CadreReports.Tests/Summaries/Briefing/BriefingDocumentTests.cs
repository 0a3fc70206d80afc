using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CadreReports.Summaries;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CadreReports.Tests.Summaries.Briefing;

public sealed partial class BriefingDocumentTests
{
    private static readonly XNamespace W = ReadBriefing.W;

    public static TheoryData<string> Samples => [.. BriefingSamples.All().Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void It_is_valid_and_two_builds_are_the_same_bytes(string name)
    {
        var bytes = ReadBriefing.Write(Summary(name));
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        Assert.Equal(bytes, ReadBriefing.Write(Summary(name)));
        using var package = new ZipArchive(new MemoryStream(bytes));
        Assert.All(package.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_contents_list_the_headings_and_every_link_has_its_mark(string name)
    {
        var read = new ReadBriefing(ReadBriefing.Write(Summary(name)));
        var headings = read.Blocks().Where(b => b.Style is "Heading1" or "Heading2").Select(b => ReadBriefing.Text(b.Element)).ToList();
        var entries = Entries(read);

        Assert.Equal(headings, entries.Select(e => e.Text));
        Assert.Equal(read.Body.Descendants(W + "bookmarkStart").Select(b => (string)b.Attribute(W + "name")!), entries.Select(e => e.Bookmark));
        var pages = entries.Select(e => e.Page).ToList();
        Assert.Equal(pages.Order(), pages);
    }

    [SkippableTheory]
    [MemberData(nameof(Samples))]
    public async Task The_contents_give_the_pages_on_which_a_word_processor_has_the_headings(string name)
    {
        var bytes = ReadBriefing.Write(Summary(name));
        var pages = await PagesOfDocument.ReadAsync(bytes);
        Skip.If(pages is null, "LibreOffice (soffice) or pdftotext is not installed.");

        var from = 1;
        foreach (var (text, _, page) in Entries(new ReadBriefing(bytes)))
        {
            from = pages.FindIndex(from, p => p.Contains(Letters(text), StringComparison.Ordinal));
            Assert.True(from + 1 == page, $"{text}: the contents say {page}, it is on {from + 1}");
        }
    }

    [Fact]
    public void Nothing_that_a_province_writes_is_markup_or_breaks_the_document()
    {
        const string Odd = "=1+1 <w:p/> &amp; {n BM01.02.total} \u0000\u0008\uFFFE\uD800 cuối\r\ndòng\thai \U0001F600";
        var reports = SampleRegion.Reports().Select(r => r.IsIn ? r with { Texts = [SampleRegion.Line("BM10", "A01", 8, ("content", Odd))] } : r);
        var read = new ReadBriefing(ReadBriefing.Write(RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, [.. reports])));

        var points = read.Below("Mô hình hay, cách làm tốt").Where(b => b.Style == "ListBullet").ToList();
        Assert.Equal(17, points.Count);
        Assert.Equal(
            SampleRegion.Reports().Where(r => r.IsIn).Select(r => r.Province.Name + ": =1+1 <w:p/> &amp; {n BM01.02.total}  cuốidòng hai \U0001F600"),
            points.Select(p => ReadBriefing.Text(p.Element)));
        Assert.All(points, p => Assert.EndsWith(": ", ReadBriefing.Text(Assert.Single(p.Element.Elements(W + "r"), r => r.Descendants(W + "b").Any())), StringComparison.Ordinal));
        Assert.All(points, p => Assert.Single(p.Element.Descendants(W + "br")));
    }

    [Fact]
    public void Tables_repeat_their_heading_keep_their_rows_and_every_caption_counts_on()
    {
        var read = new ReadBriefing(ReadBriefing.Write(Summary("country")));
        var blocks = read.Blocks().ToList();
        var tables = blocks.Select((b, i) => (b, i)).Where(x => x.b.Style == "table" && x.b.Element.Descendants(W + "tblHeader").Any()).ToList();

        Assert.True(tables.Count > 9);
        Assert.All(tables, t =>
        {
            Assert.Single(t.b.Element.Elements(W + "tr"), r => r.Element(W + "trPr")!.Element(W + "tblHeader") is not null);
            Assert.All(t.b.Element.Elements(W + "tr"), r => Assert.NotNull(r.Element(W + "trPr")!.Element(W + "cantSplit")));
            Assert.Equal("Caption", blocks[t.i - 1].Style);
            Assert.NotNull(blocks[t.i - 1].Element.Element(W + "pPr")!.Element(W + "keepNext"));
        });
        foreach (var label in new[] { "Bảng", "Biểu đồ" })
        {
            var numbers = blocks.Where(b => b.Style == "Caption" && ReadBriefing.Text(b.Element).StartsWith(label, StringComparison.Ordinal)).Select(b => Number().Match(ReadBriefing.Text(b.Element)).Value).ToList();
            Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => $"{n}"), numbers);
        }

        Assert.All(blocks.Where(b => b.Style == "ChartLine"), b => Assert.NotEqual(string.Empty, (string?)b.Element.Descendants().Single(e => e.Name.LocalName == "docPr").Attribute("descr")));
    }

    [Fact]
    public void Its_properties_say_what_it_is_made_of()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(ReadBriefing.Write(SampleRegion.Summary())), isEditable: false);
        var properties = document.CustomFilePropertiesPart!.Properties!.Elements().ToDictionary(p => p.GetAttribute("name", string.Empty).Value!, p => p.InnerText);

        Assert.Equal(("2023H1", "mien-nam", "7", new string('c', 64)), (properties["Period"], properties["Region"], properties["Revision"], properties["Key"]));
        Assert.Equal(
            SampleRegion.Reports().Where(r => r.IsIn).Select(r => ($"Version.{r.Province.Code}", $"{r.CurrentVersion}")),
            properties.Where(p => p.Key.StartsWith("Version.", StringComparison.Ordinal)).Select(p => (p.Key, p.Value)));
        Assert.Equal("vi-VN", document.PackageProperties.Language);
        Assert.Equal(SampleRegion.Summary().AsOf!.Value.UtcDateTime, document.PackageProperties.Modified!.Value.ToUniversalTime());
    }

    [Theory]
    [InlineData("empty", "Chưa có tỉnh, thành phố nào trong số 20 tỉnh, thành phố thuộc khu vực miền Nam có báo cáo được chấp nhận", "Chưa có báo cáo nào được chấp nhận nên chưa có số liệu để tổng hợp.")]
    [InlineData("several", "các khu vực miền Bắc, miền Nam có 48/48 tỉnh, thành phố", "Tính cả năm, kết quả kết nạp đạt")]
    [InlineData("merged", "cả nước có 34/34 tỉnh, thành phố", "Tổng số đảng viên là")]
    [InlineData("oldest", "khu vực miền Trung – Tây Nguyên có 15/15 tỉnh, thành phố", "Kết quả kết nạp 6 tháng đầu năm đạt")]
    public void It_speaks_of_its_own_region_and_half_year(string name, string standing, string result)
    {
        var text = string.Join('\n', new ReadBriefing(ReadBriefing.Write(Summary(name))).Blocks().Select(b => ReadBriefing.Text(b.Element)));

        Assert.Contains(standing, text, StringComparison.Ordinal);
        Assert.Contains(result, text, StringComparison.Ordinal);
        Assert.DoesNotContain("trong năm đạt", text, StringComparison.Ordinal);
        Assert.Equal(name is "oldest", text.Contains("Kiểm điểm, đánh giá, xếp loại chất lượng", StringComparison.Ordinal));
    }

    private static RegionalSummary Summary(string name) => BriefingSamples.All().Single(s => s.Name == name).Summary;

    private static List<(string Text, string Bookmark, int Page)> Entries(ReadBriefing read) =>
        [.. read.Blocks().Where(b => b.Style is "TOC1" or "TOC2").Select(b =>
        {
            var texts = b.Element.Descendants(W + "t").Select(t => t.Value).ToList();
            return (texts[0], (string)b.Element.Element(W + "hyperlink")!.Attribute(W + "anchor")!, int.Parse(texts[^1], System.Globalization.CultureInfo.InvariantCulture));
        })];

    private static string Letters(string text) => Spaces().Replace(text, string.Empty);

    [GeneratedRegex(@"\s")]
    internal static partial Regex Spaces();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
