using System.Net;
using System.Xml.Linq;
using CadreReports.Reminders;
using CadreReports.Reminders.Writing;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Reminders;

public sealed class LetterWritingTests
{
    private static readonly Letter Sample = new(
        "Nhắc nộp báo cáo",
        [
            new LetterParagraph("Kính gửi: Ban Tổ chức Tỉnh ủy Tiền Giang"),
            new LetterParagraph("Báo cáo công tác tổ chức xây dựng Đảng 6 tháng đầu năm 2023 còn 2 lỗi nên chưa được chấp nhận."),
            new LetterTable(["Sheet", "Ô"], [["BM02", "D7"], ["BM01", "C12"]]),
            new LetterParagraph("Nơi xem:"),
            new LetterLink("Kết quả kiểm tra", new Uri("http://localhost:7071/api/submissions/2023H1/82?a=1&b=2")),
            new LetterList(["Một", "Hai"]),
        ]);

    [Fact]
    public void Plain_text_is_laid_out_by_lines() => Assert.Equal(
        """
        Kính gửi: Ban Tổ chức Tỉnh ủy Tiền Giang

        Báo cáo công tác tổ chức xây dựng Đảng 6 tháng đầu năm 2023 còn 2 lỗi nên
        chưa được chấp nhận.

        Sheet  Ô
        BM02   D7
        BM01   C12

        Nơi xem:
        - Kết quả kiểm tra:
          http://localhost:7071/api/submissions/2023H1/82?a=1&b=2
        - Một
        - Hai

        """.ReplaceLineEndings("\n"),
        LetterText.Of(Sample));

    [Fact]
    public void Wide_table_becomes_numbered_paragraphs()
    {
        var text = LetterText.Of(new Letter("x", [new LetterTable(["Sheet", "Nội dung"], [["BM02", string.Concat(Enumerable.Repeat("dài ", 30)).Trim()], ["BM03", "ngắn"]])]));
        Assert.StartsWith("1. Sheet: BM02\n   Nội dung: dài dài", text, StringComparison.Ordinal);
        Assert.Contains("\n2. Sheet: BM03\n   Nội dung: ngắn\n", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= LetterText.Width));
    }

    [Fact]
    public void Wide_table_says_nothing_of_an_empty_cell() => Assert.Equal(
        "1. Sheet: Cả tệp\n   Nội dung: " + new string('x', 80) + "\n",
        LetterText.Of(new Letter("x", [new LetterTable(["Sheet", "Ô", "Nội dung"], [["Cả tệp", string.Empty, new string('x', 80)]])])).Replace(":\n   x", ": x", StringComparison.Ordinal));

    [Fact]
    public void Plain_text_keeps_every_word_and_its_width() => Prop.ForAll(Letters().ToArbitrary(), words =>
    {
        var text = LetterText.Of(new Letter("x", [new LetterParagraph(string.Join(' ', words)), new LetterList([string.Join(' ', words)])]));
        Assert.Equal([.. words, "-", .. words], text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= LetterText.Width || !line.Trim().TrimStart('-').Trim().Contains(' ')));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_people_wrote_is_neither_markup_nor_lines_of_its_own()
    {
        const string Wicked = "a\r\nBcc: x@y.example\u2028<script>alert(1)</script> & \"'";
        var letter = new Letter(Wicked, [new LetterParagraph(Wicked), new LetterList([Wicked]), new LetterTable([Wicked], [[Wicked]]), new LetterLink(Wicked, new Uri("https://a.example/?x=\"><b>"))]);
        Assert.DoesNotContain(LetterText.Of(letter).Split('\n'), line => line.StartsWith("Bcc", StringComparison.Ordinal));

        // A second reader: the document is well-formed XML but for its meta elements and declaration.
        var html = LetterHtml.Of(letter);
        var body = XDocument.Parse(html[html.IndexOf("<body", StringComparison.Ordinal)..html.IndexOf("</html>", StringComparison.Ordinal)]);
        Assert.DoesNotContain(body.Descendants(), e => e.Name.LocalName is "script" or "b");
        Assert.Equal(4, body.Descendants().Count(e => e.Name.LocalName is "p" or "li" or "td" or "a" && !e.HasElements && e.Value.Contains("<script>alert(1)</script> & \"'", StringComparison.Ordinal)));
    }

    [Fact]
    public void Html_loads_nothing_and_says_the_same_as_the_plain_text()
    {
        var html = LetterHtml.Of(Sample);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.Contains("lang=\"vi\"", html, StringComparison.Ordinal);
        var shown = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html[html.IndexOf("<body", StringComparison.Ordinal)..], "<[^>]*>", " "));
        var words = shown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            LetterText.Of(Sample).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Where(w => w != "-" && !w.StartsWith("http", StringComparison.Ordinal)).Select(w => w == "tra:" ? "tra" : w),
            words);
        Assert.Contains("href=\"http://localhost:7071/api/submissions/2023H1/82?a=1&amp;b=2\"", html, StringComparison.Ordinal);
    }

    private static Gen<List<string>> Letters() => Gen.ListOf(Gen.Elements("a", "báo", "cáo", "nghiêng", "chuyển", new string('x', 40), new string('y', 90)))
        .Select(words => words.Prepend("Kính").ToList());
}
