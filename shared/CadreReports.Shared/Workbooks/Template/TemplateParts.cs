using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using CadreReports.Spreadsheets;

namespace CadreReports.Workbooks.Template;

/// <summary>
/// Goes once more over the package that ClosedXML wrote: formulas get their values, and what Excel would mend or remark
/// on is put right.
/// </summary>
internal static class TemplateParts
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace OfficeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>The elements of a worksheet that stand after ignoredErrors.</summary>
    private static readonly string[] AfterIgnoredErrors =
        ["smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

    /// <param name="raw">The package as ClosedXML saved it.</param>
    /// <param name="output">Receives the finished package; stays open.</param>
    /// <param name="values">Values of formula cells: sheet name → address → long or string.</param>
    /// <param name="figureColumns">The first and last column of figures, by sheet name, where there are any.</param>
    public static void Finish(
        Stream raw,
        Stream output,
        Dictionary<string, Dictionary<string, object>> values,
        Dictionary<string, (int First, int Last)> figureColumns)
    {
        var sheets = SheetNames(raw);
        ReproduciblePackage.Copy(raw, output, part => part switch
        {
            PartCorrections.WorkbookPart => PartCorrections.MakePrintTitlesAbsolute,
            PartCorrections.StylesPart => styles => PartCorrections.SetDefaultFont(styles, SheetLook.FontName),
            _ when sheets.TryGetValue(part, out var sheet) =>
                root => MendSheet(root, values.GetValueOrDefault(sheet) ?? [], figureColumns.TryGetValue(sheet, out var columns) ? columns : null),
            _ => null,
        });
    }

    private static XDocument Load(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    /// <summary>The sheets' names by the names of their parts.</summary>
    private static Dictionary<string, string> SheetNames(Stream raw)
    {
        using var source = new ZipArchive(raw, ZipArchiveMode.Read, leaveOpen: true);
        var targets = Load(source.GetEntry("xl/_rels/workbook.xml.rels")!).Root!.Elements(Relations + "Relationship").ToDictionary(
            r => (string)r.Attribute("Id")!,
            r => (string)r.Attribute("Target")! is ['/', .. var absolute] ? absolute : "xl/" + (string)r.Attribute("Target")!,
            StringComparer.Ordinal);
        return Load(source.GetEntry("xl/workbook.xml")!).Descendants(Main + "sheet").ToDictionary(
            s => targets[(string)s.Attribute(OfficeRelations + "id")!],
            s => (string)s.Attribute("name")!,
            StringComparer.Ordinal);
    }

    private static void MendSheet(XElement root, Dictionary<string, object> values, (int First, int Last)? figureColumns)
    {
        foreach (var pane in root.Descendants(Main + "pane"))
        {
            pane.SetAttributeValue("state", "frozen");
        }

        PartCorrections.SortColumns(root);
        root.Descendants(Main + "formula2").Where(f => f.Value.Length == 0).Remove();
        foreach (var cell in root.Descendants(Main + "c"))
        {
            if (cell.Element(Main + "f") is not null)
            {
                SetValue(cell, values.GetValueOrDefault((string)cell.Attribute("r")!));
            }
            else if (!cell.HasElements)
            {
                cell.SetAttributeValue("t", null);
            }
        }

        FreeRowHeights(root);
        IgnoreTextNumbers(root, figureColumns);
    }

    private static void SetValue(XElement cell, object? value)
    {
        cell.Elements(Main + "v").Remove();
        cell.SetAttributeValue("t", value is string ? "str" : null);
        if (value is not null)
        {
            cell.Add(new XElement(Main + "v", Convert.ToString(value, CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Rows that hold input keep their height on opening, yet grow when a long text is typed into them.</summary>
    private static void FreeRowHeights(XElement root)
    {
        var merged = root.Descendants(Main + "mergeCell").Select(m => RowOf((string)m.Attribute("ref")!)).ToHashSet();
        var codeRow = root.Descendants(Main + "pane").Select(p => (int?)p.Attribute("ySplit")).FirstOrDefault() ?? int.MaxValue;
        foreach (var row in root.Descendants(Main + "row").Where(r => (int)r.Attribute("r")! > codeRow && !merged.Contains((int)r.Attribute("r")!)))
        {
            row.SetAttributeValue("customHeight", null);
        }
    }

    private static int RowOf(string reference) =>
        int.Parse(reference.AsSpan(0, reference.IndexOf(':', StringComparison.Ordinal)).TrimStart(Letters), CultureInfo.InvariantCulture);

    /// <summary>
    /// Codes such as 01 are text on purpose: no green corners. Among the figures the corner stays: a number written as
    /// text is left out of every sum, and the corner is how Excel says so.
    /// </summary>
    private static void IgnoreTextNumbers(XElement root, (int First, int Last)? figureColumns)
    {
        if ((string?)root.Element(Main + "dimension")?.Attribute("ref") is not { Length: > 0 } used)
        {
            return;
        }

        var ignored = new XElement(Main + "ignoredErrors");
        if (figureColumns is var (first, last))
        {
            var end = used[(used.IndexOf(':', StringComparison.Ordinal) + 1)..];
            var lastRow = int.Parse(end.TrimStart(Letters), CultureInfo.InvariantCulture);
            var after = CellAddress.ColumnLetters(last + 1);
            ignored.Add(
                Ignored($"A1:{CellAddress.Format(lastRow, first - 1)} {after}1:{end}", ofTextNumbers: true),
                Ignored($"{CellAddress.ColumnLetters(first)}1:{CellAddress.Format(lastRow, last)}", ofTextNumbers: false));
        }
        else
        {
            ignored.Add(Ignored(used, ofTextNumbers: true));
        }

        root.Elements(Main + "ignoredErrors").Remove();
        if (root.Elements().FirstOrDefault(e => AfterIgnoredErrors.Contains(e.Name.LocalName)) is { } next)
        {
            next.AddBeforeSelf(ignored);
        }
        else
        {
            root.Add(ignored);
        }
    }

    private static XElement Ignored(string cells, bool ofTextNumbers) => new(
        Main + "ignoredError",
        new XAttribute("sqref", cells),
        ofTextNumbers ? new XAttribute("numberStoredAsText", 1) : null,
        new XAttribute("formula", 1),
        new XAttribute("formulaRange", 1));
}
