using System.Globalization;
using System.Xml.Linq;
using CadreReports.Findings;

namespace CadreReports.Workbooks.Annotation;

/// <summary>The cell styles of the result sheet, added to the workbook's own.</summary>
internal sealed class ResultStyles
{
    public const double BodySize = 11;
    public const double TitleSize = 16;
    public const double HeadSize = 12;

    private const string FontName = "Times New Roman";
    private const string Ink = "FF1F2A37";
    private const string Accent = "FFA31D1D";
    private const string Link = "FF0B4F9E";
    private const string HeadingFill = "FFE3EAF3";
    private const string Line = "FFA8B0BA";

    /// <summary>The number format of a text, so that nothing that is typed over it becomes a formula.</summary>
    private const int TextFormat = 49;

    private readonly StyleSheet styles;
    private readonly int[] severities;

    public ResultStyles(StyleSheet styles)
    {
        this.styles = styles;
        var lines = Border();
        var body = Font(BodySize, Ink);
        var bold = Font(BodySize, Ink, bold: true);
        Mark = Format(Font(BodySize, "FFFFFFFF"), 0, 0);
        Title = Format(Font(TitleSize, Accent, bold: true), 0, 0);
        Head = Format(Font(HeadSize, Ink), 0, 0);
        Meaning = Format(Font(HeadSize, Ink), 0, 0, indented: true);
        Result = Format(Font(HeadSize, Ink, bold: true), 0, 0);
        Heading = Format(bold, Fill(HeadingFill), lines, centred: true);
        Number = Format(body, 0, lines, centred: true, isText: false);
        Text = Format(body, 0, lines);
        LinkText = Format(Font(BodySize, Link, underlined: true), 0, lines);
        severities = [.. Enum.GetValues<Severity>().Select(s => Format(bold, Fill(SeverityLook.Fill(s)), lines, centred: true))];
    }

    public int Mark { get; }

    public int Title { get; }

    public int Head { get; }

    public int Meaning { get; }

    public int Result { get; }

    public int Heading { get; }

    public int Number { get; }

    public int Text { get; }

    public int LinkText { get; }

    public int Of(Severity severity) => severities[(int)severity];

    private int Font(double size, string colour, bool bold = false, bool underlined = false) => styles.Add("fonts", styles.Dialect.Element(
        "font",
        bold ? styles.Dialect.Element("b") : null,
        underlined ? styles.Dialect.Element("u") : null,
        styles.Dialect.Element("sz", new XAttribute("val", size.ToString(CultureInfo.InvariantCulture))),
        styles.Dialect.Element("color", new XAttribute("rgb", colour)),
        styles.Dialect.Element("name", new XAttribute("val", FontName)),
        styles.Dialect.Element("family", new XAttribute("val", 1))));

    private int Fill(string argb) => styles.Add("fills", styles.Solid(argb));

    private int Border()
    {
        var sides = ((string[])["left", "right", "top", "bottom"]).Select(side => styles.Dialect.Element(
            side, new XAttribute("style", "thin"), styles.Dialect.Element("color", new XAttribute("rgb", Line))));
        return styles.Add("borders", styles.Dialect.Element("border", sides, styles.Dialect.Element("diagonal")));
    }

    private int Format(int font, int fill, int border, bool centred = false, bool isText = true, bool indented = false) => styles.Add("cellXfs", styles.Dialect.Element(
        "xf",
        new XAttribute("numFmtId", isText ? TextFormat : 0),
        new XAttribute("fontId", font),
        new XAttribute("fillId", fill),
        new XAttribute("borderId", border),
        new XAttribute("xfId", 0),
        new XAttribute("applyNumberFormat", 1),
        new XAttribute("applyFont", 1),
        new XAttribute("applyFill", 1),
        new XAttribute("applyBorder", 1),
        new XAttribute("applyAlignment", 1),
        styles.Dialect.Element(
            "alignment",
            new XAttribute("horizontal", centred ? "center" : "left"),
            new XAttribute("vertical", "center"),
            new XAttribute("wrapText", 1),
            indented || (border != 0 && !centred) ? new XAttribute("indent", 1) : null)));
}
