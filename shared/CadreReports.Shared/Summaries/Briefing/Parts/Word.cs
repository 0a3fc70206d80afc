using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CadreReports.Summaries.Briefing.Parts;

/// <summary>WordprocessingML in small: paragraphs, runs and fields.</summary>
internal static class Word
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private const double TwipsPerPoint = 20;
    private const double HalfPointsPerPoint = 2;

    public static XElement Element(string name, params object?[] content) => new(W + name, content);

    public static XAttribute Attribute(string name, object value) => new(W + name, value);

    /// <summary>An element whose only content is its value.</summary>
    public static XElement Value(string name, object value) => new(W + name, Attribute("val", value));

    public static int Twips(double points) => (int)Math.Round(points * TwipsPerPoint, MidpointRounding.AwayFromZero);

    public static int HalfPoints(double points) => (int)Math.Round(points * HalfPointsPerPoint, MidpointRounding.AwayFromZero);

    /// <summary>A paragraph of a style, with what it holds.</summary>
    public static XElement Paragraph(string style, params object?[] content) =>
        Element("p", Element("pPr", Value("pStyle", style)), content);

    /// <summary>A paragraph whose properties say more than a style.</summary>
    public static XElement ParagraphOf(string style, object?[] properties, params object?[] content) =>
        Element("p", Element("pPr", Value("pStyle", style), properties), content);

    /// <summary>A run of text; line ends become breaks, and letters that XML cannot hold are left out.</summary>
    public static XElement Run(string text, bool bold = false, bool italic = false, bool? underlined = null)
    {
        var run = Element("r", Properties(bold, italic, underlined));
        var lines = Clean(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                run.Add(Element("br"));
            run.Add(Text("t", lines[i]));
        }

        return run;
    }

    public static XElement Tab() => Element("r", Element("tab"));

    /// <summary>A field as a program leaves it: its instruction and the result that it last had.</summary>
    public static IEnumerable<XElement> Field(string instruction, string result, bool bold = false, bool italic = false)
    {
        yield return FieldMark("begin", bold, italic);
        yield return Instruction(instruction, bold, italic);
        yield return FieldMark("separate", bold, italic);
        yield return Run(result, bold, italic);
        yield return FieldMark("end", bold, italic);
    }

    public static XElement FieldMark(string kind, bool bold = false, bool italic = false) =>
        Element("r", Properties(bold, italic, null), Element("fldChar", Attribute("fldCharType", kind)));

    public static XElement Instruction(string instruction, bool bold = false, bool italic = false) =>
        Element("r", Properties(bold, italic, null), Text("instrText", $" {instruction} "));

    /// <summary>What is within becomes a place that fields and links can name.</summary>
    public static IEnumerable<XElement> Bookmarked(int id, string name, params object?[] content) =>
        [Element("bookmarkStart", Attribute("id", id), Attribute("name", name)), .. content.OfType<XElement>(), Element("bookmarkEnd", Attribute("id", id))];

    /// <summary>Writes a part.</summary>
    public static void Save(XElement root, Stream output)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false };
        using var writer = XmlWriter.Create(output, settings);
        new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), root).Save(writer);
    }

    /// <summary>The text without what XML cannot hold: control characters and halves of surrogate pairs.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var plain = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        for (var i = 0; i < plain.Length; i++)
        {
            if (i + 1 < plain.Length && char.IsSurrogatePair(plain[i], plain[i + 1]))
                clean.Append(plain[i]).Append(plain[++i]);
            else if (plain[i] == '\t')
                clean.Append(' ');
            else if (XmlConvert.IsXmlChar(plain[i]) && !char.IsSurrogate(plain[i]))
                clean.Append(plain[i]);
        }

        return clean.ToString();
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static XElement Text(string name, string text) => new(W + name, new XAttribute(XNamespace.Xml + "space", "preserve"), text);

    private static XElement? Properties(bool bold, bool italic, bool? underlined) => bold || italic || underlined == true
        ? Element("rPr", bold ? Element("b") : null, italic ? Element("i") : null, underlined == true ? Value("u", "single") : null)
        : null;
}
