using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace CadreReports.Workbooks.Template;

/// <summary>
/// Goes once more over the package that ClosedXML wrote: names and dates that differ from run to run are made fixed,
/// formulas get their values, and what Excel would mend or remark on is put right.
/// </summary>
internal static class TemplatePackage
{
    private const string CorePath = "docProps/core.xml";
    private const string CoreType = "application/vnd.openxmlformats-package.core-properties+xml";

    /// <summary>The earliest time that a zip entry can bear.</summary>
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace OfficeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    /// <summary>The elements of a worksheet that stand after ignoredErrors.</summary>
    private static readonly string[] AfterIgnoredErrors =
        ["smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

    /// <param name="raw">The package as ClosedXML saved it.</param>
    /// <param name="output">Receives the finished package; stays open.</param>
    /// <param name="values">Values of formula cells: sheet name → address → long or string.</param>
    public static void Finish(Stream raw, Stream output, Dictionary<string, Dictionary<string, object>> values)
    {
        using var buffer = new MemoryStream();
        using (var source = new ZipArchive(raw, ZipArchiveMode.Read, leaveOpen: true))
        using (var target = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            var sheets = SheetNames(source);
            foreach (var entry in source.Entries.OrderBy(e => Rank(e.FullName)).ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                var path = entry.FullName.EndsWith(".psmdcp", StringComparison.Ordinal) ? CorePath : entry.FullName;
                var part = Load(entry);
                switch (path)
                {
                    case "[Content_Types].xml":
                        MendTypes(part);
                        break;
                    case "_rels/.rels":
                        MendRelations(part);
                        break;
                    case "xl/workbook.xml":
                        MendWorkbook(part);
                        break;
                    default:
                        if (sheets.TryGetValue(path, out var sheet))
                        {
                            MendSheet(part, values.GetValueOrDefault(sheet) ?? []);
                        }

                        break;
                }

                var copy = target.CreateEntry(path, CompressionLevel.Optimal);
                copy.LastWriteTime = EntryTime;
                using var stream = copy.Open();
                part.Save(stream, SaveOptions.DisableFormatting);
            }
        }

        buffer.Position = 0;
        buffer.CopyTo(output);
    }

    private static int Rank(string path) => path switch { "[Content_Types].xml" => 0, "_rels/.rels" => 1, _ => 2 };

    private static XDocument Load(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    private static Dictionary<string, string> SheetNames(ZipArchive source)
    {
        var targets = Load(source.GetEntry("xl/_rels/workbook.xml.rels")!).Root!.Elements(Relations + "Relationship").ToDictionary(
            r => (string)r.Attribute("Id")!,
            r => (string)r.Attribute("Target")! is ['/', .. var absolute] ? absolute : "xl/" + (string)r.Attribute("Target")!,
            StringComparer.Ordinal);
        return Load(source.GetEntry("xl/workbook.xml")!).Descendants(Main + "sheet").ToDictionary(
            s => targets[(string)s.Attribute(OfficeRelations + "id")!],
            s => (string)s.Attribute("name")!,
            StringComparer.Ordinal);
    }

    private static void MendTypes(XDocument part)
    {
        part.Root!.Elements(Types + "Default").Where(d => (string?)d.Attribute("Extension") == "psmdcp").Remove();
        part.Root.Elements(Types + "Override").Where(d => (string?)d.Attribute("PartName") == "/" + CorePath).Remove();
        part.Root.Add(new XElement(Types + "Override", new XAttribute("PartName", "/" + CorePath), new XAttribute("ContentType", CoreType)));
        var ordered = part.Root.Elements().OrderBy(e => e.Name.LocalName, StringComparer.Ordinal)
            .ThenBy(e => (string?)e.Attribute("PartName") ?? (string?)e.Attribute("Extension"), StringComparer.Ordinal).ToList();
        part.Root.ReplaceNodes(ordered);
    }

    private static void MendRelations(XDocument part)
    {
        var ordered = part.Root!.Elements().OrderBy(r => (string?)r.Attribute("Type"), StringComparer.Ordinal).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            ordered[i].SetAttributeValue("Id", string.Create(CultureInfo.InvariantCulture, $"rId{i + 1}"));
            if (((string)ordered[i].Attribute("Target")!).EndsWith(".psmdcp", StringComparison.Ordinal))
            {
                ordered[i].SetAttributeValue("Target", "/" + CorePath);
            }
        }

        part.Root.ReplaceNodes(ordered);
    }

    /// <summary>ClosedXML writes the repeated rows without the signs that keep them in place.</summary>
    private static void MendWorkbook(XDocument part)
    {
        foreach (var name in part.Descendants(Main + "definedName").Where(n => (string?)n.Attribute("name") == "_xlnm.Print_Titles"))
        {
            var cut = name.Value.LastIndexOf('!') + 1;
            var rows = name.Value[cut..].Replace("$", string.Empty, StringComparison.Ordinal).Split(':');
            name.Value = $"{name.Value[..cut]}${rows[0]}:${rows[^1]}";
        }
    }

    private static void MendSheet(XDocument part, Dictionary<string, object> values)
    {
        var root = part.Root!;
        foreach (var pane in root.Descendants(Main + "pane"))
        {
            pane.SetAttributeValue("state", "frozen");
        }

        if (root.Element(Main + "cols") is { } columns)
        {
            columns.ReplaceNodes(columns.Elements().OrderBy(c => (int)c.Attribute("min")!).ToList());
        }

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
        IgnoreTextNumbers(root);
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
        int.Parse(reference.AsSpan(0, reference.IndexOf(':', StringComparison.Ordinal)).TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), CultureInfo.InvariantCulture);

    /// <summary>Codes such as 01 are text on purpose: no green corners.</summary>
    private static void IgnoreTextNumbers(XElement root)
    {
        if ((string?)root.Element(Main + "dimension")?.Attribute("ref") is not { Length: > 0 } used)
        {
            return;
        }

        var ignored = new XElement(
            Main + "ignoredErrors",
            new XElement(
                Main + "ignoredError",
                new XAttribute("sqref", used),
                new XAttribute("numberStoredAsText", 1),
                new XAttribute("formula", 1),
                new XAttribute("formulaRange", 1)));
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
}
