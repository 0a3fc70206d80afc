using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using CadreReports.Workbooks.Guard;

namespace CadreReports.Workbooks.Annotation;

/// <summary>A copy of a package in which some parts are changed, added or left out; the others are passed on as they are.</summary>
internal sealed class CopiedPackage(WorkbookPackage source)
{
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>The earliest time that a zip entry can carry.</summary>
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Programs number the blocks of the sheets from 1; these lie above theirs.</summary>
    private const int FirstFreeBlock = 50;

    private readonly Dictionary<string, Action<Stream>> written = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, XDocument> documents = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> late = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> removed = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> added = [];
    private int blocks = FirstFreeBlock;

    public WorkbookPackage Source => source;

    /// <summary>The part as it is in the original.</summary>
    public Stream Open(string part) => source.OpenPart(part);

    /// <summary>The part as a tree that is written with all changes made to it.</summary>
    public XDocument Xml(string part)
    {
        if (!documents.TryGetValue(part, out var document))
        {
            documents[part] = document = PartMarkup.Load(source.OpenPart(part));
            Rewrite(part, output => PartMarkup.Save(document, output));
        }

        return document;
    }

    /// <summary>Writes a part anew when the package is saved.</summary>
    public void Rewrite(string part, Action<Stream> write) => written[part] = write;

    /// <summary>Has a part written after the sheets, because it holds what only shows in them.</summary>
    public void WriteLast(string part) => late.Add(part);

    public void Add(string part, string contentType, Action<Stream> write)
    {
        added.Add(part);
        Rewrite(part, write);
        Xml(ContentTypes.PartName).Root!.Add(new XElement(
            Types + "Override", new XAttribute("PartName", "/" + part), new XAttribute("ContentType", contentType)));
    }

    /// <summary>Takes so many blocks of shape numbers, of which each sheet with notes has its own.</summary>
    /// <returns>The number of blocks taken before.</returns>
    public int NextBlock(int count)
    {
        var before = blocks;
        blocks += count;
        return before;
    }

    /// <summary>Leaves a part out, with its own relationships.</summary>
    public void Remove(string part)
    {
        removed.Add(part);
        removed.Add(PartNames.RelationshipsOf(part));
        Xml(ContentTypes.PartName).Root!.Elements()
            .Where(e => e.Attribute("PartName") is { } name && Same(PartNames.Normalise(name.Value), part)).Remove();
    }

    /// <summary>The first name of the form <c>xl/comments1.xml</c> that no part has.</summary>
    public string FreeName(string start, string end)
    {
        for (var n = 1; ; n++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{start}{n}{end}");
            if (!source.Has(name) && !added.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return name;
            }
        }
    }

    /// <summary>The part of a kind that a part refers to, or null.</summary>
    public string? Related(string part, string kind, string? id = null) => source.RelationshipsOf(part)
        .FirstOrDefault(r => !r.IsExternal && Same(r.Kind, kind) && (id is null || string.Equals(r.Id, id, StringComparison.Ordinal)) && source.Has(r.Target))?.Target;

    /// <summary>Adds a relationship.</summary>
    /// <returns>Its id.</returns>
    public string Relate(string part, string kind, string target, Dialect dialect)
    {
        var name = PartNames.RelationshipsOf(part);
        if (!source.Has(name) && !documents.ContainsKey(name))
        {
            var document = new XDocument(new XElement(PackageRelations + "Relationships"));
            documents[name] = document;
            added.Add(name);
            Rewrite(name, output => PartMarkup.Save(document, output));
        }

        var root = Xml(name).Root!;
        var ids = root.Elements().Select(r => (string?)r.Attribute("Id")).ToHashSet(StringComparer.Ordinal);
        var number = 1;
        string id;
        while (ids.Contains(id = string.Create(CultureInfo.InvariantCulture, $"rIdCadre{number}")))
        {
            number++;
        }

        root.Add(new XElement(
            root.Name.Namespace + "Relationship",
            new XAttribute("Id", id),
            new XAttribute("Type", $"{dialect.Relations}/{kind}"),
            new XAttribute("Target", "/" + target)));
        return id;
    }

    /// <summary>Takes back the relationships of a part to another one.</summary>
    public void Unrelate(string part, string target) => Xml(PartNames.RelationshipsOf(part)).Root!.Elements()
        .Where(r => r.Attribute("Target") is { } to && Same(PartNames.Resolve(part, to.Value), target)).Remove();

    /// <summary>Writes the package: the parts of the original in their order, then the added ones, then the late ones.</summary>
    public void Save(Stream destination, CancellationToken cancellationToken)
    {
        using var zip = new ZipArchive(destination, ZipArchiveMode.Create, leaveOpen: true);
        var parts = source.Parts.Where(p => !removed.Contains(p.Part))
            .Select(p => (p.Part, Name: p.NameInZip.Replace('\\', '/')))
            .Concat(added.Select(part => (Part: part, Name: part)))
            .OrderBy(p => !Same(p.Part, ContentTypes.PartName)).ThenBy(p => late.Contains(p.Part));
        foreach (var (part, name) in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = EntryTime;
            using var output = entry.Open();
            if (written.TryGetValue(part, out var write))
            {
                write(output);
            }
            else
            {
                using var input = source.OpenPart(part);
                input.CopyTo(output);
            }
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
