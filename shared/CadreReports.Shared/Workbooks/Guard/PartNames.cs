namespace CadreReports.Workbooks.Guard;

/// <summary>Names of parts within a package: no leading slash, forward slashes; compared without case.</summary>
internal static class PartNames
{
    /// <summary>
    /// The name as a program would follow it: unescaped, without empty and dot segments, and without the spaces and dots at
    /// the end of a segment that Windows drops. A forbidden part cannot hide behind another spelling.
    /// </summary>
    public static string Normalise(string name)
    {
        var segments = new List<string>();
        foreach (var part in Uri.UnescapeDataString(name).Replace('\\', '/').Split('/'))
        {
            if (part.Trim() == "..")
            {
                if (segments.Count > 0)
                {
                    segments.RemoveAt(segments.Count - 1);
                }
            }
            else if (part.Trim().TrimEnd(' ', '.') is { Length: > 0 } segment)
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }

    /// <summary>The part that holds the relationships of this part; an empty name stands for the package itself.</summary>
    public static string RelationshipsOf(string part)
    {
        var slash = part.LastIndexOf('/');
        return $"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels";
    }

    /// <summary>The part whose relationships stand in this part, or null when it holds none.</summary>
    public static string? SourceOf(string relationshipsPart)
    {
        var at = relationshipsPart.LastIndexOf("_rels/", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at == 0 || relationshipsPart[at - 1] == '/') &&
               relationshipsPart.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
            ? relationshipsPart[..at] + relationshipsPart[(at + 6)..^5]
            : null;
    }

    /// <summary>Resolves a target that is relative to its source part, or absolute within the package.</summary>
    public static string Resolve(string source, string target)
    {
        var path = target.Replace('\\', '/');
        return Normalise(path.StartsWith('/') ? path : source[..(source.LastIndexOf('/') + 1)] + path);
    }
}
