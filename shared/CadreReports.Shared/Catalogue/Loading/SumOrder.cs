namespace CadreReports.Catalogue.Loading;

/// <summary>Sums may be parts of other sums, but not of themselves.</summary>
internal static class SumOrder
{
    /// <exception cref="CatalogueException">A sum contains itself, directly or through others.</exception>
    public static void RefuseCycles(IReadOnlyList<string> codes, Func<string, IReadOnlyList<string>> partsOf, string file, Func<int, string> pathOf)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < codes.Count; i++)
        {
            Visit(codes[i], [], i);
        }

        void Visit(string code, List<string> chain, int start)
        {
            if (chain.Contains(code, StringComparer.Ordinal))
            {
                throw new CatalogueException(file, pathOf(start), $"the sum contains itself: {string.Join(" → ", chain.SkipWhile(c => c != code))} → {code}");
            }

            if (done.Contains(code))
            {
                return;
            }

            chain.Add(code);
            foreach (var part in partsOf(code))
            {
                Visit(part, chain, start);
            }

            chain.RemoveAt(chain.Count - 1);
            done.Add(code);
        }
    }
}
