using System.Xml;
using System.Xml.Linq;
using CadreReports.Spreadsheets;
using CadreReports.Workbooks.Guard;
using CadreReports.Workbooks.Reading;

namespace CadreReports.Workbooks.Annotation;

/// <summary>
/// What an earlier annotation remembers of the fills that it painted over, so that what was put right since looks as it
/// did. It is written into the hidden column of the result sheet, a line for each fill and sheet: fill, sheet, cells.
/// </summary>
internal sealed class EarlierFills
{
    private const char Separator = '\t';
    private const int CellsOfALine = 500;
    private const int LongestText = 30_000;

    /// <summary>The elements that a fill is made of.</summary>
    private static readonly string[] Elements = ["fill", "patternFill", "fgColor", "bgColor", "gradientFill", "stop", "color"];

    private readonly Dictionary<(string Sheet, string Cell), string> byCell = [];
    private readonly Dictionary<(string Sheet, int Column), string> byColumn = [];

    /// <summary>Whether nothing is remembered; then a colour that is also one of a severity's was there before.</summary>
    public bool IsEmpty => byCell.Count == 0;

    /// <summary>Reads what the result sheets of earlier annotations hold.</summary>
    /// <param name="copy">The workbook.</param>
    /// <param name="sheets">Its sheets.</param>
    /// <param name="results">Those that are result sheets.</param>
    public static EarlierFills Read(CopiedPackage copy, IReadOnlyList<SheetPart> sheets, out List<SheetPart> results)
    {
        var earlier = new EarlierFills();
        results = [];
        var package = copy.Source;
        using var shared = SharedText.Read(
            copy.Related(package.MainPart, "sharedStrings") is { } part ? package.OpenPart(part) : null, package.Limits, CancellationToken.None);
        foreach (var sheet in sheets)
        {
            using var rows = new SheetRows(package.OpenPart(sheet.Part), shared, package.Limits);
            if (!rows.Read() || rows.Row != 1 || !AnnotationMark.Is(First(rows)))
            {
                continue;
            }

            results.Add(sheet);
            while (rows.Read())
            {
                foreach (var line in First(rows)?.Split('\n') ?? [])
                {
                    earlier.Add(line);
                }
            }
        }

        return earlier;
    }

    /// <summary>The lines to remember, joined to texts that a cell can hold.</summary>
    /// <param name="before">The fill that each painted cell had.</param>
    public static IReadOnlyList<string> Texts(IEnumerable<PaintedCell> before)
    {
        var texts = new List<string> { string.Empty };
        foreach (var group in before.GroupBy(c => (c.Fill, c.Sheet)))
        {
            foreach (var cells in group.Chunk(CellsOfALine))
            {
                var line = string.Join(Separator, group.Key.Fill, group.Key.Sheet, string.Join(' ', cells.Select(c => c.Address)));
                if (texts[^1].Length + line.Length + 1 > LongestText)
                {
                    texts.Add(line);
                }
                else
                {
                    texts[^1] += texts[^1].Length > 0 ? "\n" + line : line;
                }
            }
        }

        return texts;
    }

    /// <summary>
    /// The fill that a cell had before: its own, else, where rows were inserted, that of a cell in its column; null when
    /// nothing is known.
    /// </summary>
    public XElement? Of(string sheet, int row, int column, Dialect dialect)
    {
        var text = byCell.GetValueOrDefault((sheet, CellAddress.Format(row, column))) ?? byColumn.GetValueOrDefault((sheet, column));
        return text is null ? null : Parse(text, dialect);
    }

    /// <summary>A fill without the names of its dialect.</summary>
    public static string Write(XElement fill) => Translate(fill, XNamespace.None).ToString(SaveOptions.DisableFormatting);

    private static string? First(SheetRows rows) =>
        rows.Cells is [{ Column: 1, Kind: RawKind.Text } cell, ..] ? rows.Text(cell).ToString() : null;

    private void Add(string line)
    {
        if (line.Split(Separator) is not [var fill, var sheet, var cells] || Parse(fill, default) is null)
        {
            return;
        }

        foreach (var cell in cells.Split(' '))
        {
            if (CellAddress.TryParse(cell, out var row, out var column))
            {
                byCell.TryAdd((sheet, CellAddress.Format(row, column)), fill);
                byColumn.TryAdd((sheet, column), fill);
            }
        }
    }

    // The text comes back from a sheet that anybody may have changed.
    private static XElement? Parse(string text, Dialect dialect)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (PartXml.Next(reader))
            {
                if (reader.NodeType is not (XmlNodeType.Element or XmlNodeType.EndElement) || reader.Depth > 4 || !Elements.Contains(reader.Name))
                {
                    return null;
                }
            }

            return Translate(XElement.Parse(text), dialect.Main ?? XNamespace.None);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static XElement Translate(XElement element, XNamespace space) => new(
        space + element.Name.LocalName,
        element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.Namespace == XNamespace.None),
        element.Elements().Select(e => Translate(e, space)));
}

/// <summary>A cell that was coloured.</summary>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Address">Such as <c>C12</c>.</param>
/// <param name="Fill">The fill that it had before, see <see cref="EarlierFills.Write"/>.</param>
internal sealed record PaintedCell(string Sheet, string Address, string Fill);
