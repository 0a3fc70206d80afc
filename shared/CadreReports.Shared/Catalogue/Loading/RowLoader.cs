namespace CadreReports.Catalogue.Loading;

/// <summary>Builds the rows of a form of figures and the sections of a list form.</summary>
internal static class RowLoader
{
    private const int MostLines = 99;

    public static IReadOnlyList<Indicator> Rows(IReadOnlyList<RowShape> shapes, CodeIndex columns, string file)
    {
        var codes = CodeIndex.Of([.. shapes.Select(s => s.Code)], file, i => $"$.rows[{i}].code");
        var rows = new List<Indicator>(shapes.Count);
        for (var i = 0; i < shapes.Count; i++)
        {
            var shape = shapes[i];
            var path = $"$.rows[{i}]";
            if (shape.Code is not [>= '0' and <= '9', >= '0' and <= '9'])
            {
                throw new CatalogueException(file, $"{path}.code", $"'{shape.Code}' is not a two-digit code");
            }

            if (shape.Level is < 0 or > 3)
            {
                throw new CatalogueException(file, $"{path}.level", $"{shape.Level} is not between 0 and 3");
            }

            if (shape.SumOf is { } parts)
            {
                FormLoader.CheckParts(parts, codes, file, $"{path}.sumOf", "row");
                if (shape.Required)
                {
                    throw new CatalogueException(file, $"{path}.required", "a formula is never blank");
                }
            }

            rows.Add(new Indicator(
                shape.Code,
                shape.Name,
                shape.Level,
                shape.Heading,
                shape.Unit,
                shape.Time,
                Applicable(shape.Columns, columns, file, $"{path}.columns"),
                shape.SumOf ?? [],
                shape.Required));
        }

        SumOrder.RefuseCycles(codes.InOrder, c => rows[codes.IndexOf(c)].SumOf, file, i => $"$.rows[{i}].sumOf");
        for (var i = 0; i < rows.Count; i++)
        {
            CheckPartColumns(rows, i, codes, columns, file);
        }

        return rows;
    }

    public static IReadOnlyList<ListSection> Sections(IReadOnlyList<SectionShape> shapes, CodeIndex columns, string file)
    {
        CodeIndex.Of([.. shapes.Select(s => s.Prefix)], file, i => $"$.sections[{i}].prefix");
        var sections = new List<ListSection>(shapes.Count);
        for (var i = 0; i < shapes.Count; i++)
        {
            var path = $"$.sections[{i}]";
            if (shapes[i].Prefix is not ("" or [>= 'A' and <= 'Z']))
            {
                throw new CatalogueException(file, $"{path}.prefix", $"'{shapes[i].Prefix}' is neither empty nor a capital letter");
            }

            if (shapes[i].Lines is < 1 or > MostLines)
            {
                throw new CatalogueException(file, $"{path}.lines", $"{shapes[i].Lines} is not between 1 and {MostLines}");
            }

            sections.Add(new ListSection(shapes[i].Prefix, shapes[i].Title, shapes[i].Lines, Applicable(shapes[i].Columns, columns, file, $"{path}.columns")));
        }

        return sections;
    }

    private static int[] Applicable(IReadOnlyList<string>? codes, CodeIndex columns, string file, string path)
    {
        if (codes is null)
        {
            return [.. Enumerable.Range(0, columns.InOrder.Count)];
        }

        FormLoader.CheckParts(codes, columns, file, path, "column");
        return [.. codes.Select(columns.IndexOf).Order()];
    }

    private static void CheckPartColumns(List<Indicator> rows, int row, CodeIndex codes, CodeIndex columns, string file)
    {
        for (var i = 0; i < rows[row].SumOf.Count; i++)
        {
            var part = rows[codes.IndexOf(rows[row].SumOf[i])];
            if (rows[row].Measures.FirstOrDefault(m => !part.Measures.Contains(m), -1) is >= 0 and var missing)
            {
                throw new CatalogueException(file, $"$.rows[{row}].sumOf[{i}]", $"row {part.Code} has no column '{columns.InOrder[missing]}' to add up");
            }
        }
    }
}
