using System.Xml.Linq;
using CadreReports.Summaries.Briefing.Layout;
using static CadreReports.Summaries.Briefing.Parts.Word;

namespace CadreReports.Summaries.Briefing.Parts;

/// <summary>The styles of the document: change one, and all of its paragraphs follow.</summary>
internal static class BriefingStyles
{
    public const string Body = "BodyText";
    public const string Point = "ListBullet";
    public const string Caption = "Caption";
    public const string ChartLine = "ChartLine";
    public const string Table = "BriefingTable";
    public const string TableText = "TableText";
    public const string TableHeading = "TableHeading";
    public const string AfterTable = "AfterTable";
    public const string Letterhead = "Letterhead";
    public const string Title = "Title";
    public const string Subtitle = "Subtitle";
    public const string ContentsHeading = "TOCHeading";
    public const string Header = "Header";
    public const string Recipients = "Recipients";
    public const string Hyperlink = "Hyperlink";

    private const string Font = "Times New Roman";
    private const string Language = "vi-VN";

    public static string Heading(int level) => "Heading" + Number(level);

    public static string Contents(int level) => "TOC" + Number(level);

    /// <summary>The root of the styles part.</summary>
    public static XElement Write() => Element(
        "styles",
        new XAttribute(XNamespace.Xmlns + "w", W),
        Element(
            "docDefaults",
            Element("rPrDefault", Element("rPr", Fonts(), Size(PageLook.BodySize), Value("lang", Language))),
            Element("pPrDefault", Element("pPr", Spacing(PageLook.BodyLine, 0)))),
        Style("Normal", "Normal", null, isDefault: true),
        Style(Body, "Body Text", "Normal", [Spacing(PageLook.BodyLine, PageLook.BodyAfter), Indent(firstLine: PageLook.FirstIndent), Value("jc", "both")]),
        Style(Point, "List Bullet", "Normal", [Numbering(), Spacing(PageLook.BodyLine, PageLook.PointAfter), Value("jc", "both")]),
        HeadingStyle(1, [Element("b")]),
        HeadingStyle(2, [Element("b")]),
        HeadingStyle(3, [Element("b"), Element("i")]),
        Style(Caption, "caption", "Normal", [Spacing(PageLook.CaptionLine, PageLook.CaptionAfter), Value("jc", "center")], [Element("b"), .. Size(PageLook.CaptionSize)]),
        Style(ChartLine, "Chart Line", "Normal", [Element("keepNext"), Element("spacing", Attribute("before", 0), Attribute("after", 0), Attribute("line", 240), Attribute("lineRule", "auto")), Value("jc", "center")], isCustom: true),
        Style(TableText, "Table Text", "Normal", [Spacing(PageLook.TableLine, 0)], [.. Size(PageLook.TableSize)], isCustom: true),
        Style(TableHeading, "Table Heading", TableText, [Element("keepNext"), Value("jc", "center")], [Element("b")], isCustom: true),
        Style(AfterTable, "After Table", "Normal", [Spacing(PageLook.TableAfter, 0)], [.. Size(2)], isCustom: true),
        Style(Letterhead, "Letterhead", "Normal", [Spacing(18, 0), Value("jc", "center")], isCustom: true),
        Style(Title, "Title", "Normal", [Spacing(24, 0), Value("jc", "center")], [Element("b"), .. Size(16)]),
        Style(Subtitle, "Subtitle", "Normal", [Spacing(20, 0), Value("jc", "center")], [Element("b"), .. Size(PageLook.BodySize)]),
        Style(ContentsHeading, "TOC Heading", "Normal", [Element("keepNext"), Spacing(20, 6), Value("jc", "center")], [Element("b")]),
        ContentsStyle(1, 0, [Element("b"), .. Size(12)]),
        ContentsStyle(2, 1, [.. Size(13)]),
        ContentsStyle(3, 2, [.. Size(13)]),
        Style(Header, "header", "Normal", [Value("jc", "center")]),
        Style(Recipients, "Recipients", "Normal", [Spacing(15, 0)], [.. Size(12)], isCustom: true),
        Element("style", Attribute("type", "character"), Attribute("styleId", Hyperlink), Value("name", "Hyperlink"), Value("uiPriority", 99), Element("unhideWhenUsed")),
        NormalTable(),
        TableStyle());

    private static XElement Style(
        string id, string name, string? basedOn, IReadOnlyList<object>? paragraph = null, IReadOnlyList<object>? run = null, bool isDefault = false, bool isCustom = false) => Element(
        "style",
        Attribute("type", "paragraph"),
        isDefault ? Attribute("default", 1) : null,
        isCustom ? Attribute("customStyle", 1) : null,
        Attribute("styleId", id),
        Value("name", name),
        basedOn is null ? null : Value("basedOn", basedOn),
        Element("qFormat"),
        paragraph is null ? null : Element("pPr", paragraph),
        run is null ? null : Element("rPr", run));

    private static XElement HeadingStyle(int level, IReadOnlyList<object> run) => Element(
        "style",
        Attribute("type", "paragraph"),
        Attribute("styleId", Heading(level)),
        Value("name", $"heading {Number(level)}"),
        Value("basedOn", "Normal"),
        Value("next", Body),
        Value("uiPriority", 9),
        Element("qFormat"),
        Element(
            "pPr",
            Element("keepNext"),
            Element("keepLines"),
            Spacing(PageLook.BodyLine, PageLook.BodyAfter),
            Indent(firstLine: PageLook.FirstIndent),
            Value("jc", "both"),
            Value("outlineLvl", level - 1)),
        Element("rPr", run));

    private static XElement ContentsStyle(int level, int steps, IReadOnlyList<object> run) => Element(
        "style",
        Attribute("type", "paragraph"),
        Attribute("styleId", Contents(level)),
        Value("name", $"toc {Number(level)}"),
        Value("basedOn", "Normal"),
        Value("next", "Normal"),
        Value("uiPriority", 39),
        Element("unhideWhenUsed"),
        Element(
            "pPr",
            Element("tabs", Element("tab", Attribute("val", "right"), Attribute("leader", "dot"), Attribute("pos", Twips(PageLook.TextWidth)))),
            Spacing(18, level == 1 ? 2 : 0),
            Indent(left: 14 * steps)),
        Element("rPr", run));

    private static XElement NormalTable() => Element(
        "style",
        Attribute("type", "table"),
        Attribute("default", 1),
        Attribute("styleId", "TableNormal"),
        Value("name", "Normal Table"),
        Value("uiPriority", 99),
        Element("semiHidden"),
        Element("unhideWhenUsed"),
        Element("tblPr", Element("tblInd", Attribute("w", 0), Attribute("type", "dxa"))));

    private static XElement TableStyle() => Element(
        "style",
        Attribute("type", "table"),
        Attribute("customStyle", 1),
        Attribute("styleId", Table),
        Value("name", "Briefing Table"),
        Value("basedOn", "TableNormal"),
        Element(
            "tblPr",
            Element("tblBorders", Borders("top", "left", "bottom", "right", "insideH", "insideV")),
            Element(
                "tblCellMar",
                Margin("top", 1.5),
                Margin("left", PageLook.CellSides / 2),
                Margin("bottom", 1.5),
                Margin("right", PageLook.CellSides / 2))),
        Element(
            "tblStylePr",
            Attribute("type", "firstRow"),
            Element("rPr", Element("b")),
            Element("tcPr", Element("shd", Attribute("val", "clear"), Attribute("color", "auto"), Attribute("fill", "F2F2F2")))));

    private static IEnumerable<XElement> Borders(params string[] sides) =>
        sides.Select(side => Element(side, Attribute("val", "single"), Attribute("sz", 4), Attribute("space", 0), Attribute("color", "7F7F7F")));

    private static XElement Margin(string side, double points) => Element(side, Attribute("w", Twips(points)), Attribute("type", "dxa"));

    private static XElement Fonts() =>
        Element("rFonts", Attribute("ascii", Font), Attribute("hAnsi", Font), Attribute("eastAsia", Font), Attribute("cs", Font));

    private static XElement[] Size(double points) => [Value("sz", HalfPoints(points)), Value("szCs", HalfPoints(points))];

    private static XElement Spacing(double line, double after) => Element(
        "spacing", Attribute("before", 0), Attribute("after", Twips(after)), Attribute("line", Twips(line)), Attribute("lineRule", "exact"));

    private static XElement Indent(double left = 0, double right = 0, double firstLine = 0) =>
        Element("ind", Attribute("left", Twips(left)), Attribute("right", Twips(right)), Attribute("firstLine", Twips(firstLine)));

    private static XElement Numbering() => Element("numPr", Value("numId", 1));

    /// <summary>The root of the numbering part: points begin with a dash.</summary>
    public static XElement WriteNumbering() => Element(
        "numbering",
        new XAttribute(XNamespace.Xmlns + "w", W),
        Element(
            "abstractNum",
            Attribute("abstractNumId", 0),
            Value("multiLevelType", "singleLevel"),
            Element(
                "lvl",
                Attribute("ilvl", 0),
                Value("start", 1),
                Value("numFmt", "bullet"),
                Value("pStyle", Point),
                Value("lvlText", "-"),
                Value("lvlJc", "left"),
                Element("pPr", Element("ind", Attribute("left", Twips(PageLook.PointIndent)), Attribute("hanging", Twips(10)))))),
        Element("num", Attribute("numId", 1), Value("abstractNumId", 0)));
}
