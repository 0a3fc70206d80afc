namespace CadreReports.Catalogue.Loading;

/// <summary>Builds the rows of a form of figures and the sections of a list form, as one version has them.</summary>
internal static class RowLoader
{
    private const int MostLines = 99;

    public static IReadOnlyList<Indicator> Rows(IReadOnlyList<Placed<RowShape>> placed, CodeIndex columns, FormSource source)
    {
        var file = source.File;
        var codes = CodeIndex.Of([.. placed.Select(p => p.Shape.Code)], file, i => $"{placed[i].Path}.code");
        var rows = new List<Indicator>(placed.Count);
        foreach (var (shape, path) in placed)
        {
            if (shape.Code is not [>= '0' and <= '9', >= '0' and <= '9'])
            {
                throw new CatalogueException(file, $"{path}.code", $"'{shape.Code}' is not a two-digit code");
            }

            if (shape.Level is < 0 or > 3)
            {
                throw new CatalogueException(file, $"{path}.level", $"{shape.Level} is not between 0 and 3");
            }

            if (shape.SumOf is not null && shape.Required)
            {
                throw new CatalogueException(file, $"{path}.required", "a formula is never blank");
            }

            rows.Add(new Indicator(
                shape.Code,
                shape.Name,
                shape.Level,
                shape.Heading,
                shape.Unit,
                shape.Time,
                Applicable(shape.Columns, columns, source, $"{path}.columns"),
                shape.SumOf is { } parts ? codes.Keep(parts, source.RowCodes, file, $"{path}.sumOf", "row") : [],
                shape.Required)
            {
                PartOf = shape.PartOf,
                Split = shape.Split,
                Movement = shape.Movement,
                Quota = shape.Quota,
                Share = shape.Share,
                ComparableFrom = FormLoader.Since(shape.ComparableFrom, file, path),
                Source = shape.Source,
                Assumed = shape.Assumed,
            });
        }

        SumOrder.RefuseCycles(codes.InOrder, c => rows[codes.IndexOf(c)].SumOf, file, i => $"{placed[i].Path}.sumOf");
        for (var i = 0; i < rows.Count; i++)
        {
            CheckPartColumns(rows, i, placed[i], codes, columns, file);
        }

        StructureCheck.Rows(placed, rows, codes, file);
        return rows;
    }

    public static IReadOnlyList<ListSection> Sections(IReadOnlyList<Placed<SectionShape>> placed, CodeIndex columns, FormSource source)
    {
        CodeIndex.Of([.. placed.Select(p => p.Shape.Prefix)], source.File, i => $"{placed[i].Path}.prefix");
        var sections = new List<ListSection>(placed.Count);
        foreach (var (shape, path) in placed)
        {
            if (shape.Prefix is not ("" or [>= 'A' and <= 'Z']))
            {
                throw new CatalogueException(source.File, $"{path}.prefix", $"'{shape.Prefix}' is neither empty nor a capital letter");
            }

            if (shape.Lines is < 1 or > MostLines)
            {
                throw new CatalogueException(source.File, $"{path}.lines", $"{shape.Lines} is not between 1 and {MostLines}");
            }

            sections.Add(new ListSection(shape.Prefix, shape.Title, shape.Lines, Applicable(shape.Columns, columns, source, $"{path}.columns"))
            {
                CarryOver = shape.CarryOver,
            });
        }

        return sections;
    }

    private static int[] Applicable(IReadOnlyList<string>? named, CodeIndex columns, FormSource source, string path) => named is null
        ? [.. Enumerable.Range(0, columns.InOrder.Count)]
        : [.. columns.Keep(named, source.ColumnCodes, source.File, path, "column").Select(columns.IndexOf).Order()];

    private static void CheckPartColumns(List<Indicator> rows, int row, Placed<RowShape> placed, CodeIndex codes, CodeIndex columns, string file)
    {
        foreach (var code in rows[row].SumOf)
        {
            var part = rows[codes.IndexOf(code)];
            if (rows[row].Measures.FirstOrDefault(m => !part.Measures.Contains(m), -1) is >= 0 and var missing)
            {
                var index = placed.Shape.SumOf!.TakeWhile(c => c != code).Count();
                throw new CatalogueException(file, $"{placed.Path}.sumOf[{index}]", $"row {part.Code} has no column '{columns.InOrder[missing]}' to add up");
            }
        }
    }
}
