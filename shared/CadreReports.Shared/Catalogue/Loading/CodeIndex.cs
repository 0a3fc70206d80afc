namespace CadreReports.Catalogue.Loading;

/// <summary>The codes of a form's rows or columns in one version, with their positions; no code occurs twice.</summary>
internal sealed class CodeIndex
{
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);

    private CodeIndex(IReadOnlyList<string> codes) => InOrder = codes;

    public IReadOnlyList<string> InOrder { get; }

    /// <exception cref="CatalogueException">A code occurs twice.</exception>
    public static CodeIndex Of(IReadOnlyList<string> codes, string file, Func<int, string> pathOf)
    {
        var index = new CodeIndex(codes);
        for (var i = 0; i < codes.Count; i++)
        {
            if (!index.positions.TryAdd(codes[i], i))
            {
                throw new CatalogueException(file, pathOf(i), $"the code '{codes[i]}' occurs twice");
            }
        }

        return index;
    }

    /// <summary>The position of a code, or -1.</summary>
    public int IndexOf(string code) => positions.GetValueOrDefault(code, -1);

    /// <summary>Those of the named codes that this version has.</summary>
    /// <param name="named">Codes of any version.</param>
    /// <param name="declared">The codes of all versions: what none has is a slip.</param>
    /// <param name="file">For the message.</param>
    /// <param name="path">Of the list of names.</param>
    /// <param name="what">Row or column, for the message.</param>
    /// <exception cref="CatalogueException">A code is unknown, is named twice, or none is left.</exception>
    public IReadOnlyList<string> Keep(IReadOnlyList<string> named, IReadOnlySet<string> declared, string file, string path, string what)
    {
        for (var i = 0; i < named.Count; i++)
        {
            if (!declared.Contains(named[i]))
            {
                throw new CatalogueException(file, $"{path}[{i}]", $"'{named[i]}' is not a {what} of this form");
            }

            if (named.Take(i).Contains(named[i], StringComparer.Ordinal))
            {
                throw new CatalogueException(file, $"{path}[{i}]", $"'{named[i]}' is named twice");
            }
        }

        string[] kept = [.. named.Where(c => IndexOf(c) >= 0)];
        return kept.Length > 0 ? kept : throw new CatalogueException(file, path, named.Count == 0 ? "the list is empty" : "a version has none of these");
    }
}
