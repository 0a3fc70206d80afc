namespace CadreReports.Catalogue.Loading;

/// <summary>The codes of a form's rows or columns with their positions; no code occurs twice.</summary>
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
}
