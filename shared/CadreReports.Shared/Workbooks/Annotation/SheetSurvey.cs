using System.Globalization;
using System.Xml;
using CadreReports.Spreadsheets;
using CadreReports.Workbooks.Guard;

namespace CadreReports.Workbooks.Annotation;

/// <summary>What a sheet says of itself beside its cells, read before it is copied.</summary>
internal sealed class SheetSurvey
{
    private const double PixelsPerUnit = 7;
    private const double PixelsPerPoint = 4 / 3d;

    private readonly List<(int First, int Last, int Width, int Style)> columns = [];
    private readonly Dictionary<int, int> heights = [];
    private readonly List<(int Top, int Left, int Bottom, int Right)> merges = [];
    private int columnWidth = 64;
    private int rowHeight = 20;

    public Dialect Dialect { get; private set; }

    /// <summary>The relationship of the part with the shapes of its notes, or null.</summary>
    public string? LegacyDrawing { get; private set; }

    public static SheetSurvey Read(CopiedPackage copy, string part)
    {
        var survey = new SheetSurvey();
        var row = 0;
        using var xml = PartXml.Open(copy.Open(part));
        while (PartXml.Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.Depth, xml.LocalName)
            {
                case (0, _):
                    survey.Dialect = new Dialect(xml.NamespaceURI);
                    break;
                case (1, "sheetFormatPr"):
                    survey.columnWidth = Real(xml, "defaultColWidth") is { } width ? (int)(width * PixelsPerUnit) : survey.columnWidth;
                    survey.rowHeight = Real(xml, "defaultRowHeight") is { } height ? (int)(height * PixelsPerPoint) : survey.rowHeight;
                    break;
                case (1, "legacyDrawing"):
                    survey.LegacyDrawing = Reference(xml);
                    break;
                case (2, "col"):
                    survey.AddColumns(xml);
                    break;
                case (2, "row"):
                    row = Whole(xml, "r") ?? row + 1;
                    survey.AddRow(xml, row);
                    break;
                case (2, "mergeCell"):
                    survey.AddMerge(xml.GetAttribute("ref") ?? "");
                    break;
            }
        }

        return survey;
    }

    /// <summary>The cell that is seen in place of this one: the corner of the range into which it is merged, or itself.</summary>
    public (int Row, int Column) Shown(int row, int column)
    {
        foreach (var (top, left, bottom, right) in merges)
        {
            if (row >= top && row <= bottom && column >= left && column <= right)
            {
                return (top, left);
            }
        }

        return (row, column);
    }

    /// <summary>The style of the cells of a column that are not there.</summary>
    public int StyleOf(int column) => columns.FirstOrDefault(c => column >= c.First && column <= c.Last).Style;

    /// <summary>The width of a column on the screen, 0 when it is hidden.</summary>
    public int Width(int column)
    {
        foreach (var (first, last, width, _) in columns)
        {
            if (column >= first && column <= last)
            {
                return width;
            }
        }

        return columnWidth;
    }

    /// <summary>The height of a row on the screen, 0 when it is hidden.</summary>
    public int Height(int row) => heights.GetValueOrDefault(row, rowHeight);

    private void AddColumns(XmlReader xml)
    {
        if (Whole(xml, "min") is { } first && Whole(xml, "max") is { } last)
        {
            var width = Flag(xml, "hidden") ? 0 : Real(xml, "width") is { } units ? (int)(units * PixelsPerUnit) : columnWidth;
            columns.Add((first, last, width, Whole(xml, "style") ?? 0));
        }
    }

    private void AddRow(XmlReader xml, int row)
    {
        if (Flag(xml, "hidden"))
        {
            heights[row] = 0;
        }
        else if (Real(xml, "ht") is { } height)
        {
            heights[row] = (int)(height * PixelsPerPoint);
        }
    }

    private void AddMerge(string range)
    {
        var colon = range.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && CellAddress.TryParse(range.AsSpan(0, colon), out var top, out var left) &&
            CellAddress.TryParse(range.AsSpan(colon + 1), out var bottom, out var right))
        {
            merges.Add((top, left, bottom, right));
        }
    }

    private static string? Reference(XmlReader xml)
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
        {
            id = xml.LocalName == "id" ? xml.Value : id;
        }

        xml.MoveToElement();
        return id;
    }

    private static bool Flag(XmlReader xml, string name) => xml.GetAttribute(name) is "1" or "true" or "on";

    private static int? Whole(XmlReader xml, string name) =>
        int.TryParse(xml.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Real(XmlReader xml, string name) =>
        double.TryParse(xml.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 10_000
            ? number
            : null;
}
