using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace CadreReports.Spreadsheets;

/// <summary>
/// Takes what differs from build to build out of an Open XML package: the order and times of the zip's entries, the
/// random ids of the package's own relationships and the random name of the core properties part. On the way, parts may
/// be edited.
/// </summary>
internal static class ReproduciblePackage
{
    private const string ContentTypesName = "[Content_Types].xml";
    private const string PackageRelationshipsName = "_rels/.rels";
    private const string CorePropertiesName = "docProps/core.xml";
    private const string CorePropertiesType = "application/vnd.openxmlformats-package.core-properties+xml";
    private const string CorePropertiesExtension = "psmdcp";

    /// <summary>The earliest time that a zip entry can carry.</summary>
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="package">A seekable package, read from its start.</param>
    /// <param name="output">Receives the copy; need not be seekable and is left open.</param>
    /// <param name="edits">What to do to the root element of a part, such as <c>xl/workbook.xml</c>; null for nothing.</param>
    public static void Copy(Stream package, Stream output, Func<string, Action<XElement>?> edits)
    {
        package.Position = 0;
        using var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        var entries = source.Entries
            .Select(entry => (Entry: entry, Name: IsCoreProperties(entry.FullName) ? CorePropertiesName : entry.FullName))
            .OrderBy(e => e.Name != ContentTypesName)
            .ThenBy(e => e.Name != PackageRelationshipsName)
            .ThenBy(e => e.Name, StringComparer.Ordinal);
        foreach (var (entry, name) in entries)
        {
            var copy = target.CreateEntry(name, CompressionLevel.Optimal);
            copy.LastWriteTime = EntryTime;
            using var from = entry.Open();
            using var to = copy.Open();
            if (name == ContentTypesName)
                Rewrite(from, to, NameCoreProperties);
            else if (name == PackageRelationshipsName)
                Rewrite(from, to, NumberRelationships);
            else if (edits(name) is { } edit)
                Rewrite(from, to, edit);
            else
                from.CopyTo(to);
        }
    }

    private static bool IsCoreProperties(string name) => name.EndsWith("." + CorePropertiesExtension, StringComparison.OrdinalIgnoreCase);

    private static void Rewrite(Stream from, Stream to, Action<XElement> change)
    {
        var document = XDocument.Load(from);
        change(document.Root!);
        document.Save(to, SaveOptions.DisableFormatting);
    }

    private static void NameCoreProperties(XElement types)
    {
        var space = types.Name.Namespace;
        types.Elements(space + "Default").Where(e => (string?)e.Attribute("Extension") == CorePropertiesExtension).Remove();

        // A package that was copied before names the part already, and a part named twice makes a package unreadable.
        types.Elements(space + "Override").Where(e => (string?)e.Attribute("PartName") == "/" + CorePropertiesName).Remove();
        types.Add(new XElement(
            space + "Override", new XAttribute("PartName", "/" + CorePropertiesName), new XAttribute("ContentType", CorePropertiesType)));
        var sorted = types.Elements()
            .OrderBy(e => e.Name.LocalName, StringComparer.Ordinal)
            .ThenBy(e => (string?)e.Attribute("Extension") ?? (string?)e.Attribute("PartName"), StringComparer.Ordinal)
            .ToList();
        types.ReplaceNodes(sorted);
    }

    /// <summary>No part refers to the package's own relationships by id, so they may be numbered afresh.</summary>
    private static void NumberRelationships(XElement relationships)
    {
        var sorted = relationships.Elements().OrderBy(e => (string?)e.Attribute("Type"), StringComparer.Ordinal).ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            sorted[i].SetAttributeValue("Id", string.Create(CultureInfo.InvariantCulture, $"rId{i + 1}"));
            if (IsCoreProperties((string?)sorted[i].Attribute("Target") ?? string.Empty))
                sorted[i].SetAttributeValue("Target", "/" + CorePropertiesName);
        }

        relationships.ReplaceNodes(sorted);
    }
}
