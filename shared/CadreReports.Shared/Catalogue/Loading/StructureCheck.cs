namespace CadreReports.Catalogue.Loading;

/// <summary>
/// What rows and columns say of each other must hold together, and nothing that looks like a part may keep silent: only then
/// can it be proved that the rules leave out no relation.
/// </summary>
internal static class StructureCheck
{
    /// <param name="placed">The columns of one version.</param>
    /// <param name="codes">Their codes.</param>
    /// <param name="sums">The columns that are formulas.</param>
    /// <param name="file">For the message.</param>
    /// <param name="isList">Whether the form holds texts, which are no parts of anything.</param>
    public static void Columns(
        IReadOnlyList<Placed<ColumnShape>> placed,
        CodeIndex codes,
        Dictionary<string, IReadOnlyList<string>> sums,
        string file,
        bool isList)
    {
        var summed = sums.Values.SelectMany(parts => parts).ToHashSet(StringComparer.Ordinal);
        List<Part> parts =
        [
            .. placed.Select(p => new Part(
                p.Shape.Code, p.Shape.PartOf, p.Shape.Split, p.Shape.Independent, !isList && p.Shape.Group is not null, p.Path)),
        ];
        Check(parts, summed, codes, file, "column");
        foreach (var (shape, path) in placed)
        {
            Require(shape.Share, shape.Code, codes, file, $"{path}.share", "column");
        }
    }

    /// <param name="placed">The rows of one version.</param>
    /// <param name="rows">The same rows, built.</param>
    /// <param name="codes">Their codes.</param>
    /// <param name="file">For the message.</param>
    public static void Rows(IReadOnlyList<Placed<RowShape>> placed, List<Indicator> rows, CodeIndex codes, string file)
    {
        var summed = rows.SelectMany(r => r.SumOf).ToHashSet(StringComparer.Ordinal);
        List<Part> parts =
        [
            .. placed.Select(p => new Part(p.Shape.Code, p.Shape.PartOf, p.Shape.Split, p.Shape.Independent, p.Shape.Level > 0, p.Path)),
        ];
        Check(parts, summed, codes, file, "row");
        for (var i = 0; i < placed.Count; i++)
        {
            var (shape, path) = placed[i];
            (string? Other, string Member)[] named =
            [
                (shape.Quota, "quota"), (shape.Share, "share"), (shape.Movement?.Opening, "movement.opening"),
                (shape.Movement?.Increase, "movement.increase"), (shape.Movement?.Decrease, "movement.decrease"),
            ];
            foreach (var (other, member) in named)
            {
                Require(other, shape.Code, codes, file, $"{path}.{member}", "row");
            }

            if (shape.PartOf is { } whole)
            {
                CheckColumns(rows, i, codes, whole, file, path);
            }
        }
    }

    private static void Check(List<Part> parts, HashSet<string> summed, CodeIndex codes, string file, string what)
    {
        foreach (var part in parts)
        {
            Require(part.Whole, part.Code, codes, file, $"{part.Path}.partOf", what);
        }

        foreach (var part in parts)
        {
            var said = (part.Whole is null ? 0 : 1) + (part.IsIndependent ? 1 : 0) + (summed.Contains(part.Code) ? 1 : 0);
            if (said > 1 || (part.Split is not null && part.Whole is null))
            {
                throw new CatalogueException(file, part.Path, $"{what} {part.Code} is a part of one whole by partOf or by sumOf, or independent");
            }

            if (said == 0 && part.LooksLikeOne)
            {
                throw new CatalogueException(file, part.Path, $"{what} {part.Code} does not say what it is a part of, nor that it is independent");
            }

            if (part.Split is not null && parts.Count(p => p.Whole == part.Whole && p.Split == part.Split) < 2)
            {
                throw new CatalogueException(file, $"{part.Path}.split", $"a whole is split into at least two {what}s");
            }
        }

        SumOrder.RefuseCycles(
            codes.InOrder,
            code => parts[codes.IndexOf(code)].Whole is { } whole ? [whole] : [],
            file,
            i => $"{parts[i].Path}.partOf");
    }

    private static void CheckColumns(List<Indicator> rows, int row, CodeIndex codes, string whole, string file, string path)
    {
        var part = rows[row];
        if (part.Measures.Any(m => !rows[codes.IndexOf(whole)].Measures.Contains(m)))
        {
            throw new CatalogueException(file, $"{path}.partOf", $"row {part.Code} has a column that row {whole} lacks");
        }

        if (part.Split is not null && rows.Exists(r => r.PartOf == whole && r.Split == part.Split && !r.Measures.SequenceEqual(part.Measures)))
        {
            throw new CatalogueException(file, $"{path}.split", $"the parts of row {whole} that make it up do not have the same columns");
        }
    }

    private static void Require(string? other, string own, CodeIndex codes, string file, string path, string what)
    {
        if (other is not null && (other == own || codes.IndexOf(other) < 0))
        {
            throw new CatalogueException(file, path, $"'{other}' is not another {what} of this form in each version");
        }
    }

    private sealed record Part(string Code, string? Whole, string? Split, bool IsIndependent, bool LooksLikeOne, string Path);
}
