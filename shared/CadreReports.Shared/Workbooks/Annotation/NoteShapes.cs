using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CadreReports.Spreadsheets;

namespace CadreReports.Workbooks.Annotation;

/// <summary>The boxes in which the notes of one sheet are shown, in VML as programs still write it.</summary>
internal static partial class NoteShapes
{
    /// <summary>The size of a note's letters in points.</summary>
    public const double FontSize = 9;

    private const string VmlType = "application/vnd.openxmlformats-officedocument.vmlDrawing";
    private const string Kind = "vmlDrawing";
    private const string End = "</xml>";
    private const string BoxType = "_x0000_t202";

    private const int BoxWidth = 340;
    private const int LineHeight = 16;
    private const int FewestLines = 4;
    private const int MostLines = 28;
    private const int ShapesOfABlock = 1024;

    /// <summary>Room for a line in units of column width; letters of the notes are wider than those of the sheets.</summary>
    private const double BoxUnits = BoxWidth / 7d * 0.86;

    private static readonly XNamespace V = "urn:schemas-microsoft-com:vml";
    private static readonly XNamespace O = "urn:schemas-microsoft-com:office:office";
    private static readonly XNamespace X = "urn:schemas-microsoft-com:office:excel";

    /// <summary>Gives every note a box, and takes the boxes of notes that are gone away.</summary>
    /// <param name="copy">The package.</param>
    /// <param name="sheet">The sheet's part.</param>
    /// <param name="survey">What was read of the sheet.</param>
    /// <param name="notes">The texts by their cells.</param>
    /// <param name="gone">Cells that had a note.</param>
    /// <returns>The relationship that the sheet has to name, or null when it names it already.</returns>
    public static string? Renew(
        CopiedPackage copy, string sheet, SheetSurvey survey, Dictionary<(int Row, int Column), string> notes, IReadOnlyList<(int Row, int Column)> gone)
    {
        var part = survey.LegacyDrawing is { } named ? copy.Related(sheet, Kind, named) : null;
        if (part is null)
        {
            if (notes.Count == 0)
            {
                return null;
            }

            part = copy.FreeName("xl/drawings/vmlDrawing", ".vml");
            var made = new XDocument(New(copy, notes.Count));
            AddBoxes(made.Root!, survey, notes);
            copy.Add(part, VmlType, output => PartMarkup.Save(made, output));
            return copy.Relate(sheet, Kind, part, survey.Dialect);
        }

        try
        {
            var root = copy.Xml(part).Root!;
            foreach (var cell in gone)
            {
                Boxes(root).Where(b => b.Cell == cell).Select(b => b.Shape).ToList().ForEach(s => s.Remove());
            }

            AddBoxes(root, survey, notes);
        }
        catch (XmlException)
        {
            AppendTo(copy, part, survey, notes);
        }

        return null;
    }

    private static XElement New(CopiedPackage copy, int count)
    {
        // Programs keep the numbers of one sheet's shapes apart from another's by blocks.
        var first = 1 + copy.NextBlock(1 + (count / ShapesOfABlock));
        return new XElement(
            "xml",
            new XAttribute(XNamespace.Xmlns + "v", V),
            new XAttribute(XNamespace.Xmlns + "o", O),
            new XAttribute(XNamespace.Xmlns + "x", X),
            new XElement(
                O + "shapelayout",
                new XAttribute(V + "ext", "edit"),
                new XElement(
                    O + "idmap",
                    new XAttribute(V + "ext", "edit"),
                    new XAttribute("data", string.Join(',', Enumerable.Range(first, 1 + (count / ShapesOfABlock)))))));
    }

    private static void AddBoxes(XElement root, SheetSurvey survey, Dictionary<(int Row, int Column), string> notes)
    {
        var boxed = Boxes(root).GroupBy(b => b.Cell).ToDictionary(g => g.Key, g => g.First().Shape);
        if (!root.Elements(V + "shapetype").Any(t => (string?)t.Attribute("id") == BoxType))
        {
            var shapes = root.Elements(V + "shape").FirstOrDefault();
            if (shapes is null)
            {
                root.Add(ShapeType());
            }
            else
            {
                shapes.AddBeforeSelf(ShapeType());
            }
        }

        var number = FirstNumber(root.Descendants(V + "shape").Select(s => (string?)s.Attribute("id")), root.Descendants(O + "idmap").Select(m => (string?)m.Attribute("data")).FirstOrDefault());
        foreach (var ((row, column), text) in notes.OrderBy(n => n.Key))
        {
            if (!boxed.TryGetValue((row, column), out var box))
            {
                root.Add(Shape(survey, row, column, text, number++));
            }
            else if (text.Contains(AnnotationTexts.NoteTitle, StringComparison.Ordinal))
            {
                // It was made for a shorter text.
                box.Descendants(X + "Anchor").FirstOrDefault()?.SetValue(Anchor(survey, row, column, text));
            }
        }
    }

    /// <summary>Some programs write shapes that are no well-formed XML; ours go in front of their end.</summary>
    private static void AppendTo(CopiedPackage copy, string part, SheetSurvey survey, Dictionary<(int Row, int Column), string> notes)
    {
        using var reader = new StreamReader(copy.Open(part), Encoding.UTF8);
        var text = reader.ReadToEnd();
        var end = text.LastIndexOf(End, StringComparison.OrdinalIgnoreCase);
        if (end < 0)
        {
            throw new InvalidDataException("The shapes of a sheet's notes are damaged.");
        }

        var shapes = new StringBuilder();
        if (!text.Contains(BoxType, StringComparison.Ordinal))
        {
            shapes.Append(ShapeType().ToString(SaveOptions.DisableFormatting));
        }

        var number = FirstNumber(ShapeId().Matches(text).Select(m => m.Value), null);
        foreach (var ((row, column), note) in notes.Where(n => n.Value.Contains(AnnotationTexts.NoteTitle, StringComparison.Ordinal)).OrderBy(n => n.Key))
        {
            shapes.Append(Shape(survey, row, column, note, number++).ToString(SaveOptions.DisableFormatting));
        }

        var whole = text.Insert(end, shapes.ToString());
        copy.Rewrite(part, output => output.Write(Encoding.UTF8.GetBytes(whole)));
    }

    private static IEnumerable<(XElement Shape, (int Row, int Column) Cell)> Boxes(XElement root) =>
        from shape in root.Descendants(V + "shape")
        let data = shape.Element(X + "ClientData")
        where (string?)data?.Attribute("ObjectType") == "Note"
        where int.TryParse(data!.Element(X + "Row")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _) &&
              int.TryParse(data.Element(X + "Column")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        select (shape, (
            1 + int.Parse(data!.Element(X + "Row")!.Value, CultureInfo.InvariantCulture),
            1 + int.Parse(data.Element(X + "Column")!.Value, CultureInfo.InvariantCulture)));

    private static int FirstNumber(IEnumerable<string?> ids, string? blocks)
    {
        var block = blocks?.Split(',')[0] is { } first && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 1;
        var number = block * ShapesOfABlock;
        foreach (var id in ids)
        {
            if (id is not null && ShapeId().Match(id) is { Success: true } match &&
                int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var taken))
            {
                number = Math.Max(number, taken);
            }
        }

        return number + 1;
    }

    private static XElement ShapeType() => new(
        V + "shapetype",
        new XAttribute("id", BoxType),
        new XAttribute("coordsize", "21600,21600"),
        new XAttribute(O + "spt", "202"),
        new XAttribute("path", "m,l,21600r21600,l21600,xe"),
        new XElement(V + "stroke", new XAttribute("joinstyle", "miter")),
        new XElement(V + "path", new XAttribute("gradientshapeok", "t"), new XAttribute(O + "connecttype", "rect")));

    private static XElement Shape(SheetSurvey survey, int row, int column, string text, int number) => new(
        V + "shape",
        new XAttribute("id", string.Create(CultureInfo.InvariantCulture, $"_x0000_s{number}")),
        new XAttribute("type", "#" + BoxType),
        new XAttribute("style", string.Create(
            CultureInfo.InvariantCulture,
            $"position:absolute;margin-left:60pt;margin-top:2pt;width:{BoxWidth * 0.75}pt;height:{Height(text) * 0.75}pt;z-index:1;visibility:hidden")),
        new XAttribute("fillcolor", "#ffffe1"),
        new XAttribute(O + "insetmode", "auto"),
        new XElement(V + "fill", new XAttribute("color2", "#ffffe1")),
        new XElement(V + "shadow", new XAttribute("on", "t"), new XAttribute("color", "black"), new XAttribute("obscured", "t")),
        new XElement(V + "path", new XAttribute(O + "connecttype", "none")),
        new XElement(V + "textbox", new XAttribute("style", "mso-direction-alt:auto"), new XElement("div", new XAttribute("style", "text-align:left"))),
        new XElement(
            X + "ClientData",
            new XAttribute("ObjectType", "Note"),
            new XElement(X + "MoveWithCells"),
            new XElement(X + "SizeWithCells"),
            new XElement(X + "Anchor", Anchor(survey, row, column, text)),
            new XElement(X + "AutoFill", "False"),
            new XElement(X + "Row", row - 1),
            new XElement(X + "Column", column - 1)));

    /// <summary>Where the box begins and ends: column, pixels into it, row, pixels into it, twice.</summary>
    private static string Anchor(SheetSurvey survey, int row, int column, string text)
    {
        var top = Math.Max(1, row - 1);
        var (right, across) = Reach(column + 1, 15 + BoxWidth, survey.Width);
        var (bottom, down) = Reach(top, 2 + Height(text), survey.Height);
        return string.Create(CultureInfo.InvariantCulture, $"{column}, 15, {top - 1}, 2, {right - 1}, {across}, {bottom - 1}, {down}");
    }

    private static (int Index, int Left) Reach(int first, int length, Func<int, int> size)
    {
        const int Most = 1_000;
        var at = first;
        while (at < first + Most && length > size(at))
        {
            length -= size(at++);
        }

        return (at, length);
    }

    private static int Height(string text) =>
        LineHeight * (1 + Math.Clamp(TextMeasure.Lines(text, BoxUnits, FontSize), FewestLines, MostLines));

    [GeneratedRegex("_x0000_s([0-9]{1,9})", RegexOptions.CultureInvariant)]
    private static partial Regex ShapeId();
}
