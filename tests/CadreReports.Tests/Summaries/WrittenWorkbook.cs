using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace CadreReports.Tests.Summaries;

/// <summary>A finished workbook, read part by part without the code that wrote it.</summary>
internal sealed class WrittenWorkbook
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Charts = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, string> parts = new(StringComparer.Ordinal);

    public WrittenWorkbook(byte[] file)
    {
        using var package = new ZipArchive(new MemoryStream(file));
        Times = [.. package.Entries.Select(e => e.LastWriteTime)];
        foreach (var entry in package.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            parts.Add(entry.FullName, reader.ReadToEnd());
        }

        var workbook = Part("xl/workbook.xml");
        var targets = Part("xl/_rels/workbook.xml.rels").Elements().ToDictionary(r => r.Attribute("Id")!.Value, r => r.Attribute("Target")!.Value);
        SheetNames = [.. workbook.Descendants(Main + "sheet").Select(s => s.Attribute("name")!.Value)];
        Roots = workbook.Descendants(Main + "sheet").ToDictionary(
            s => s.Attribute("name")!.Value, s => Part("xl/" + targets[s.Attribute(Office + "id")!.Value]), StringComparer.Ordinal);
        Cells = Roots.ToDictionary(
            s => s.Key, s => s.Value.Descendants(Main + "c").ToDictionary(c => c.Attribute("r")!.Value, Value, StringComparer.Ordinal), StringComparer.Ordinal);
        Names = workbook.Descendants(Main + "definedName").Where(n => n.Attribute("localSheetId") is null)
            .ToDictionary(n => n.Attribute("name")!.Value, n => n.Value, StringComparer.Ordinal);
    }

    public IReadOnlyList<string> SheetNames { get; }

    /// <summary>The root element of each sheet.</summary>
    public IReadOnlyDictionary<string, XElement> Roots { get; }

    /// <summary>What stands in the cells by sheet and address: a double, a string, or null for an empty one.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, object?>> Cells { get; }

    /// <summary>The workbook's own names and the cells they stand for.</summary>
    public IReadOnlyDictionary<string, string> Names { get; }

    /// <summary>The links as sheet, cell and target.</summary>
    public IEnumerable<(string Sheet, string Cell, string Target)> Links =>
        from sheet in Roots
        from link in sheet.Value.Descendants(Main + "hyperlink")
        select (sheet.Key, link.Attribute("ref")!.Value, link.Attribute("location")!.Value);

    /// <summary>The charts as title and the references that they hold with their cached points.</summary>
    public IEnumerable<(string Title, IReadOnlyList<(string Cells, IReadOnlyList<string?> Cache)> References)> DrawnCharts =>
        from name in parts.Keys
        where name.StartsWith("xl/charts/chart", StringComparison.Ordinal)
        orderby name
        let root = Part(name)
        select (
            string.Concat(root.Descendants(Charts + "title").First().Descendants().Where(t => t.Name.LocalName == "t").Select(t => t.Value)),
            (IReadOnlyList<(string, IReadOnlyList<string?>)>)[.. root.Descendants(Charts + "f").Select(f => (f.Value, Cache(f.Parent!)))]);

    /// <summary>When the parts were written, as the package says.</summary>
    public IReadOnlyList<DateTimeOffset> Times { get; }

    public XElement Part(string name) => XDocument.Parse(parts[name], LoadOptions.PreserveWhitespace).Root!;

    public string Text(string name) => parts[name];

    /// <summary>What stands in the cells that a reference such as <c>'So sánh'!$D$8:$D$24</c> names, in order.</summary>
    public IReadOnlyList<object?> At(string reference)
    {
        var (sheet, range) = Split(reference);
        return [.. Addresses(range).Select(address => Cells[sheet].GetValueOrDefault(address))];
    }

    public static (string Sheet, string Range) Split(string reference)
    {
        var at = reference.LastIndexOf('!');
        return (reference[..at].Trim('\'').Replace("''", "'", StringComparison.Ordinal), reference[(at + 1)..].Replace("$", string.Empty, StringComparison.Ordinal));
    }

    /// <summary>A sheet's rows as values by column letter.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows(string sheet) =>
    [
        .. Roots[sheet].Descendants(Main + "row").Select(row => row.Elements(Main + "c").ToDictionary(
            c => c.Attribute("r")!.Value.TrimEnd("0123456789".ToCharArray()), Value, StringComparer.Ordinal)),
    ];

    private static IEnumerable<string> Addresses(string range)
    {
        var ends = range.Split(':');
        var letters = ends[0].TrimEnd("0123456789".ToCharArray());
        var first = int.Parse(ends[0][letters.Length..], CultureInfo.InvariantCulture);
        var last = int.Parse(ends[^1][letters.Length..], CultureInfo.InvariantCulture);
        return Enumerable.Range(first, last - first + 1).Select(row => letters + row.ToString(CultureInfo.InvariantCulture));
    }

    private static object? Value(XElement cell) =>
        cell.Element(Main + "is") is { } text ? string.Concat(text.Descendants(Main + "t").Select(t => t.Value))
        : cell.Element(Main + "v") is { } number ? double.Parse(number.Value, CultureInfo.InvariantCulture)
        : null;

    private static List<string?> Cache(XElement reference)
    {
        var count = int.Parse(reference.Descendants(Charts + "ptCount").First().Attribute("val")!.Value, CultureInfo.InvariantCulture);
        var points = reference.Descendants(Charts + "pt").ToDictionary(p => int.Parse(p.Attribute("idx")!.Value, CultureInfo.InvariantCulture), p => p.Element(Charts + "v")!.Value);
        return [.. Enumerable.Range(0, count).Select(points.GetValueOrDefault)];
    }
}
