using System.Globalization;
using System.Xml.Linq;
using CadreReports.Findings;

namespace CadreReports.Workbooks.Annotation;

/// <summary>The workbook's cell styles, to which coloured twins of those in use are added.</summary>
internal sealed class StyleSheet
{
    private const string StylesType = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

    /// <summary>The children of a style sheet in the order of the standard.</summary>
    private static readonly string[] Order =
        ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst"];

    private readonly XElement root;
    private readonly Dictionary<string, List<XElement>> collections;
    private readonly List<XElement> formats;
    private readonly List<XElement> fills;
    private readonly bool[] painted;
    private readonly Dictionary<string, int> fillIds = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Style, int Fill), int> twins = [];

    /// <summary>Opens the workbook's style sheet, or gives it one.</summary>
    public StyleSheet(CopiedPackage copy)
    {
        var main = copy.Source.MainPart;
        var workbook = Dialect.Of(copy.Xml(main).Root!);
        if (copy.Related(main, "styles") is { } part)
        {
            root = copy.Xml(part).Root!;
        }
        else
        {
            root = workbook.Element("styleSheet");
            var document = new XDocument(root);
            part = copy.FreeName("xl/styles", ".xml");
            copy.Add(part, StylesType, output => PartMarkup.Save(document, output));
            copy.Relate(main, "styles", part, workbook);
        }

        copy.WriteLast(part);
        Dialect = Dialect.Of(root);
        Fill("fonts", Dialect.Element("font", Dialect.Element("sz", new XAttribute("val", 11)), Dialect.Element("name", new XAttribute("val", "Calibri"))));
        Fill("fills", Pattern("none"), Pattern("gray125"));
        Fill("borders", Dialect.Element("border"));
        Fill("cellStyleXfs", Dialect.Element("xf", new XAttribute("numFmtId", 0), new XAttribute("fontId", 0), new XAttribute("fillId", 0), new XAttribute("borderId", 0)));
        Fill("cellXfs", Dialect.Element("xf", new XAttribute("numFmtId", 0), new XAttribute("fontId", 0), new XAttribute("fillId", 0), new XAttribute("borderId", 0)));
        collections = ((string[])["fonts", "fills", "borders", "cellXfs"])
            .ToDictionary(name => name, name => Collection(name).Elements().ToList(), StringComparer.Ordinal);
        (formats, fills) = (collections["cellXfs"], collections["fills"]);
        painted = [.. formats.Select(f => SeverityLook.IsFill(ColourOf(FillOf(f))))];
    }

    public Dialect Dialect { get; }

    /// <summary>Whether any style of the original has the colour of a severity.</summary>
    public bool HasPainted => painted.Contains(true);

    /// <summary>Whether a style of the original has the colour of a severity.</summary>
    public bool IsPainted(int style) => (uint)style < (uint)painted.Length && painted[style];

    /// <summary>The fill of a style.</summary>
    public XElement FillOf(int style) => FillOf(formats[Known(style)]);

    /// <summary>The style that differs from another in its fill only.</summary>
    public int WithFill(int style, XElement fill)
    {
        style = Known(style);
        var text = EarlierFills.Write(fill);
        if (!fillIds.TryGetValue(text, out var id))
        {
            fillIds[text] = id = Add("fills", fill);
        }

        if (!twins.TryGetValue((style, id), out var twin))
        {
            var format = new XElement(formats[style]);
            format.SetAttributeValue("fillId", id);
            format.SetAttributeValue("applyFill", 1);
            twins[(style, id)] = twin = Add("cellXfs", format);
        }

        return twin;
    }

    /// <summary>The style that differs from another in the colour of a severity only.</summary>
    public int Coloured(int style, Severity severity) => WithFill(style, Solid(SeverityLook.Fill(severity)));

    /// <summary>A plain fill of one colour, alpha, red, green and blue in hex.</summary>
    public XElement Solid(string argb) => Dialect.Element("fill", Dialect.Element(
        "patternFill",
        new XAttribute("patternType", "solid"),
        Dialect.Element("fgColor", new XAttribute("rgb", argb)),
        Dialect.Element("bgColor", new XAttribute("indexed", 64))));

    /// <summary>Adds an entry to <c>fonts</c>, <c>borders</c>, <c>fills</c> or <c>cellXfs</c>.</summary>
    /// <returns>Its index.</returns>
    public int Add(string collection, XElement entry)
    {
        var known = collections[collection];
        Collection(collection).Add(entry);
        known.Add(entry);
        Collection(collection).SetAttributeValue("count", known.Count);
        return known.Count - 1;
    }

    private int Known(int style) => (uint)style < (uint)formats.Count ? style : 0;

    private XElement FillOf(XElement format) =>
        int.TryParse((string?)format.Attribute("fillId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id < fills.Count
            ? fills[id]
            : fills[0];

    private string? ColourOf(XElement fill) =>
        (string?)fill.Element(Dialect.Main + "patternFill")?.Element(Dialect.Main + "fgColor")?.Attribute("rgb");

    private XElement Pattern(string type) => Dialect.Element("fill", Dialect.Element("patternFill", new XAttribute("patternType", type)));

    private XElement Collection(string name) => root.Element(Dialect.Main + name)!;

    /// <summary>Makes sure that a collection is there, and is not empty.</summary>
    private void Fill(string name, params XElement[] least)
    {
        var collection = root.Element(Dialect.Main + name);
        if (collection is null)
        {
            collection = Dialect.Element(name);
            var behind = Order[(Array.IndexOf(Order, name) + 1)..];
            if (root.Elements().FirstOrDefault(e => behind.Contains(e.Name.LocalName)) is { } next)
            {
                next.AddBeforeSelf(collection);
            }
            else
            {
                root.Add(collection);
            }
        }

        if (!collection.HasElements)
        {
            collection.Add(least);
            collection.SetAttributeValue("count", least.Length);
        }
    }
}
