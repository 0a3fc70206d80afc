namespace CadreReports.Catalogue.Loading;

/// <summary>Something in a file that all versions share, of which it may belong to some only.</summary>
internal interface IVersioned
{
    /// <summary>The versions that it belongs to; null for all.</summary>
    IReadOnlyList<string>? Versions { get; }
}

/// <summary>Something read from a file, with the JSON path at which it stands there.</summary>
internal readonly record struct Placed<T>(T Shape, string Path);

/// <summary>Picks what belongs to one version from a list that all versions share.</summary>
internal static class VersionFilter
{
    /// <param name="items">The whole list.</param>
    /// <param name="version">The version wanted.</param>
    /// <param name="listPath">The list's JSON path, such as <c>$.rows</c>.</param>
    public static IReadOnlyList<Placed<T>> Of<T>(IReadOnlyList<T> items, string version, string listPath)
        where T : IVersioned =>
    [
        .. items
            .Select((item, i) => new Placed<T>(item, $"{listPath}[{i}]"))
            .Where(p => p.Shape.Versions?.Contains(version, StringComparer.Ordinal) ?? true),
    ];

    /// <summary>Refuses an empty list of versions, a version named twice and one that does not use the file.</summary>
    /// <exception cref="CatalogueException">There is such a list.</exception>
    public static void Check<T>(IReadOnlyList<T> items, IReadOnlyList<string> users, string file, string listPath)
        where T : IVersioned
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Versions is not { } named)
            {
                continue;
            }

            var path = $"{listPath}[{i}].versions";
            if (named.Count == 0)
            {
                throw new CatalogueException(file, path, "it belongs to no version");
            }

            for (var v = 0; v < named.Count; v++)
            {
                if (!users.Contains(named[v], StringComparer.Ordinal) || named.Take(v).Contains(named[v], StringComparer.Ordinal))
                {
                    throw new CatalogueException(file, $"{path}[{v}]", $"'{named[v]}' is no version that has this file, or is named twice");
                }
            }
        }
    }
}
