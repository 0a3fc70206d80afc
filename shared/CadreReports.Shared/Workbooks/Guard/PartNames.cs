namespace CadreReports.Workbooks.Guard;

/// <summary>Names of parts within a package: no leading slash, forward slashes; compared without case.</summary>
internal static class PartNames
{
    public static string Normalise(string name) => name.Replace('\\', '/').TrimStart('/');

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
        var path = Uri.UnescapeDataString(target.Replace('\\', '/'));
        if (!path.StartsWith('/'))
        {
            path = source[..(source.LastIndexOf('/') + 1)] + path;
        }

        var segments = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (segment)
            {
                case ".":
                    break;
                case "..":
                    if (segments.Count > 0)
                    {
                        segments.RemoveAt(segments.Count - 1);
                    }

                    break;
                default:
                    segments.Add(segment);
                    break;
            }
        }

        return string.Join('/', segments);
    }
}
