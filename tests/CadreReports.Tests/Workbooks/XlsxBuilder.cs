using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using CadreReports.Spreadsheets;

namespace CadreReports.Tests.Workbooks;

/// <summary>Puts a workbook package together part by part, so that every odd one can be made.</summary>
internal sealed class XlsxBuilder
{
    public const string MainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private readonly Dictionary<string, byte[]> parts = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Target)> sheets = [];
    private readonly List<string> overrides = [];
    private readonly List<string> workbookRelations = [];

    public string MainType { get; set; } = WorkbookType;

    public string WorkbookProperties { get; set; } = "";

    public string RelationNamespace { get; set; } = Relations;

    public string SheetNamespace { get; set; } = MainNamespace;

    public XlsxBuilder Part(string name, string content) => Part(name, Encoding.UTF8.GetBytes(content));

    public XlsxBuilder Part(string name, byte[] content)
    {
        parts[name] = content;
        return this;
    }

    public XlsxBuilder Override(string part, string contentType)
    {
        overrides.Add($"<Override PartName=\"/{part}\" ContentType=\"{contentType}\"/>");
        return this;
    }

    public XlsxBuilder WorkbookRelation(string kind, string target, bool external = false)
    {
        var mode = external ? " TargetMode=\"External\"" : "";
        workbookRelations.Add($"<Relationship Id=\"x{workbookRelations.Count}\" Type=\"{RelationNamespace}/{kind}\" Target=\"{target}\"{mode}/>");
        return this;
    }

    /// <summary>Adds a sheet whose XML is given whole.</summary>
    public XlsxBuilder RawSheet(string name, string xml, string? target = null)
    {
        var part = $"xl/worksheets/sheet{sheets.Count + 1}.xml";
        Part(part, xml);
        sheets.Add((name, target ?? part["xl/".Length..]));
        return this;
    }

    /// <summary>Adds a sheet from cells: a text, a number, or a <see cref="RawXml"/> in place of the cell's content.</summary>
    public XlsxBuilder Sheet(string name, params (string Address, object Value)[] cells) =>
        RawSheet(name, SheetXml(cells));

    public string SheetXml(params (string Address, object Value)[] cells) =>
        $"<worksheet xmlns=\"{SheetNamespace}\"><sheetData>{RowsXml(cells)}</sheetData></worksheet>";

    public static string RowsXml(params (string Address, object Value)[] cells)
    {
        var rows = new StringBuilder();
        foreach (var row in cells.GroupBy(c => RowOf(c.Address)).OrderBy(g => g.Key))
        {
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{row.Key}\">");
            foreach (var (address, value) in row.OrderBy(c => ColumnOf(c.Address)))
            {
                rows.Append(value switch
                {
                    RawXml raw => $"<c r=\"{address}\"{raw.Attributes}>{raw.Content}</c>",
                    string text => $"<c r=\"{address}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
                    IFormattable number => $"<c r=\"{address}\"><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
                    _ => throw new ArgumentException("A cell is a text, a number or raw XML.", nameof(cells)),
                });
            }

            rows.Append("</row>");
        }

        return rows.ToString();
    }

    public XlsxBuilder SharedStrings(params string[] items) =>
        Part("xl/sharedStrings.xml", $"<sst xmlns=\"{SheetNamespace}\">{string.Concat(items.Select(i => $"<si>{i}</si>"))}</sst>")
            .WorkbookRelation("sharedStrings", "sharedStrings.xml");

    public XlsxBuilder Styles(params int[] numberFormats) =>
        Part("xl/styles.xml", $"<styleSheet xmlns=\"{SheetNamespace}\"><cellXfs>{string.Concat(numberFormats.Select(f => $"<xf numFmtId=\"{f}\"/>"))}</cellXfs></styleSheet>")
            .WorkbookRelation("styles", "/xl/styles.xml");

    public Dictionary<string, byte[]> Parts()
    {
        var all = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        Put("[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" +
            "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
            "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" +
            $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{MainType}\"/>{string.Concat(overrides)}</Types>");
        Put("_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
            $"<Relationship Id=\"rId1\" Type=\"{RelationNamespace}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Put("xl/workbook.xml",
            $"<workbook xmlns=\"{SheetNamespace}\" xmlns:r=\"{RelationNamespace}\">{WorkbookProperties}<sheets>" +
            string.Concat(sheets.Select((s, i) => $"<sheet name=\"{SecurityElement.Escape(s.Name)}\" sheetId=\"{i + 1}\" r:id=\"s{i}\"/>")) +
            "</sheets></workbook>");
        Put("xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
            string.Concat(sheets.Select((s, i) => $"<Relationship Id=\"s{i}\" Type=\"{RelationNamespace}/worksheet\" Target=\"{s.Target}\"/>")) +
            string.Concat(workbookRelations) + "</Relationships>");
        foreach (var (name, content) in parts)
        {
            all[name] = content;
        }

        return all;

        void Put(string name, string content) => all[name] = Encoding.UTF8.GetBytes(content);
    }

    public MemoryStream Build() => Zip(Parts());

    public static MemoryStream Zip(IEnumerable<KeyValuePair<string, byte[]>> parts)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        file.Position = 0;
        return file;
    }

    private static int RowOf(string address) => int.Parse(address.AsSpan(address.IndexOfAnyInRange('0', '9')), CultureInfo.InvariantCulture);

    private static int ColumnOf(string address) =>
        Enumerable.Range(1, 100).First(c => address.StartsWith(CellAddress.ColumnLetters(c), StringComparison.Ordinal) &&
                                            char.IsAsciiDigit(address[CellAddress.ColumnLetters(c).Length]));
}

/// <summary>A cell's attributes (with a leading space) and content as they are to stand in the XML.</summary>
internal sealed record RawXml(string Content, string Attributes = "");

internal static class SpanDigits
{
    public static int IndexOfAnyInRange(this string text, char low, char high) => text.AsSpan().IndexOfAnyInRange(low, high);
}
