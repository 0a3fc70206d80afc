using System.IO.Compression;
using System.Xml;

namespace CadreReports.Workbooks.Guard;

/// <summary>
/// An uploaded file that has passed the guard: a workbook package without macros, links, connections or embedded
/// objects, whose every part was unpacked once within the limits and against its checksum.
/// </summary>
public sealed class WorkbookPackage : IDisposable
{
    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts;
    private readonly PartInspection inspection;
    private readonly Dictionary<string, IReadOnlyList<Relationship>> relationships = new(StringComparer.OrdinalIgnoreCase);

    private WorkbookPackage(ZipArchive archive, Dictionary<string, ZipArchiveEntry> parts, PartInspection inspection, WorkbookLimits limits)
    {
        this.archive = archive;
        this.inspection = inspection;
        this.parts = parts;
        Limits = limits;
    }

    /// <summary>The limits it is held to.</summary>
    public WorkbookLimits Limits { get; }

    /// <summary>The name of the workbook part.</summary>
    internal string MainPart { get; private set; } = "";

    /// <summary>Looks at an uploaded file and opens it when it is an ordinary workbook.</summary>
    /// <param name="file">Readable and seekable; stays open, and must until the package is disposed.</param>
    /// <param name="limits">Null for <see cref="WorkbookLimits.Default"/>.</param>
    /// <param name="cancellationToken">Stops the unpacking.</param>
    /// <exception cref="WorkbookRefusedException">The file is not such a workbook; its finding says why.</exception>
    /// <exception cref="ArgumentException">The stream cannot be read or seeked.</exception>
    public static WorkbookPackage Open(Stream file, WorkbookLimits? limits = null, CancellationToken cancellationToken = default)
    {
        if (!file.CanRead || !file.CanSeek)
        {
            throw new ArgumentException("The stream must be readable and seekable.", nameof(file));
        }

        limits ??= WorkbookLimits.Default;
        ZipFileForm.Check(file, limits);
        ZipArchive? archive = null;
        PartInspection? inspection = null;
        try
        {
            file.Position = 0;
            archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var parts = PartsOf(archive, limits);
            inspection = PartInspection.Run(parts, file.Length, limits, cancellationToken);
            var package = new WorkbookPackage(archive, parts, inspection, limits);
            package.CheckParts(package.CheckKind());
            return package;
        }
        catch (Exception e)
        {
            inspection?.Dispose();
            archive?.Dispose();
            if (IsDamage(e))
            {
                throw GuardFinding.Refuse(GuardFinding.Damaged, e);
            }

            throw;
        }
    }

    public void Dispose()
    {
        inspection.Dispose();
        archive.Dispose();
    }

    /// <summary>Whether an exception means that the file's content is broken, rather than the reading of it.</summary>
    internal static bool IsDamage(Exception e) => e is InvalidDataException or XmlException or EndOfStreamException;

    internal bool Has(string part) => parts.ContainsKey(part);

    /// <summary>Every part with the name that it has in the zip, in the zip's order.</summary>
    internal IEnumerable<(string Part, string NameInZip)> Parts => parts.Select(p => (p.Key, p.Value.FullName));

    /// <exception cref="InvalidDataException">There is no such part.</exception>
    internal Stream OpenPart(string part) =>
        inspection.Open(part) ?? (parts.TryGetValue(part, out var entry) ? entry.Open() : throw new InvalidDataException($"The part '{part}' is missing."));

    /// <summary>A part's relationships; none when it has no such part. An empty name stands for the package.</summary>
    internal IReadOnlyList<Relationship> RelationshipsOf(string part) => relationships.GetValueOrDefault(part, []);

    private static Dictionary<string, ZipArchiveEntry> PartsOf(ZipArchive archive, WorkbookLimits limits)
    {
        if (archive.Entries.Count > limits.MaxEntries)
        {
            throw GuardFinding.RefuseTooManyParts(archive.Entries.Count, limits.MaxEntries);
        }

        var parts = new Dictionary<string, ZipArchiveEntry>(archive.Entries.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in archive.Entries)
        {
            var name = PartNames.Normalise(entry.FullName);
            if (entry.IsEncrypted)
            {
                throw GuardFinding.Refuse(GuardFinding.Password);
            }

            if (entry.FullName is [.., '/' or '\\'])
            {
                // What looks like a folder has nothing to hold; with content it would pass unseen.
                if (entry.Length > 0 || entry.Crc32 != 0)
                {
                    throw new InvalidDataException($"The folder '{name}' has content.");
                }
            }
            else if (!parts.TryAdd(name, entry))
            {
                throw new InvalidDataException($"The part '{name}' is there twice.");
            }
        }

        return parts;
    }

    private ContentTypes CheckKind()
    {
        if (!parts.ContainsKey(ContentTypes.PartName))
        {
            throw GuardFinding.RefuseOther(parts.ContainsKey("mimetype") && parts.ContainsKey("META-INF/manifest.xml")
                ? OfficeKind.OpenDocument
                : OfficeKind.Unknown);
        }

        foreach (var name in parts.Keys)
        {
            if (PartNames.SourceOf(name) is { } source)
            {
                using var stream = OpenPart(name);
                relationships[source] = Relationships.Read(stream, source);
            }
        }

        var types = Types();
        MainPart = RelationshipsOf("").FirstOrDefault(r => r is { IsExternal: false, Kind: "officeDocument" })?.Target ?? "";
        var type = types.Of(MainPart);
        if (type.Contains("sheet.binary", StringComparison.OrdinalIgnoreCase))
        {
            throw GuardFinding.RefuseOther(OfficeKind.BinaryWorkbook);
        }

        if (type.Contains("word", StringComparison.OrdinalIgnoreCase))
        {
            throw GuardFinding.RefuseOther(OfficeKind.Word);
        }

        if (type.Contains("presentationml", StringComparison.OrdinalIgnoreCase) || type.Contains("powerpoint", StringComparison.OrdinalIgnoreCase))
        {
            throw GuardFinding.RefuseOther(OfficeKind.PowerPoint);
        }

        if (type.Contains("ms-excel", StringComparison.OrdinalIgnoreCase) && type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
        {
            throw GuardFinding.Refuse(GuardFinding.Macros);
        }

        if (!type.Contains("spreadsheetml", StringComparison.OrdinalIgnoreCase) || !Has(MainPart))
        {
            throw GuardFinding.RefuseOther(OfficeKind.Unknown);
        }

        return types;
    }

    private void CheckParts(ContentTypes types)
    {
        foreach (var type in types.Declared)
        {
            if (ForbiddenPart.ByContentType(type) is { } rule && parts.Keys.FirstOrDefault(p => types.Of(p) == type) is { } part)
            {
                throw GuardFinding.RefusePart(rule, part);
            }
        }

        foreach (var part in parts.Keys)
        {
            if (ForbiddenPart.ByName(part) is { } rule)
            {
                throw GuardFinding.RefusePart(rule, part);
            }
        }

        foreach (var relationship in relationships.Values.SelectMany(r => r))
        {
            if (ForbiddenPart.ByRelationship(relationship) is { } rule)
            {
                throw GuardFinding.RefusePart(rule, relationship.Target);
            }
        }

        if (inspection.Nested.Count > 0)
        {
            throw GuardFinding.RefusePart(GuardFinding.EmbeddedObjects, inspection.Nested[0]);
        }
    }

    private ContentTypes Types()
    {
        using var stream = OpenPart(ContentTypes.PartName);
        return ContentTypes.Read(stream);
    }
}
