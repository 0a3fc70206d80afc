using System.Text.RegularExpressions;

namespace CadreReports.Catalogue.Loading;

/// <summary>Reads one form: <c>BM01.json</c> and so on.</summary>
internal static partial class FormLoader
{
    /// <param name="data">The files.</param>
    /// <param name="file">The form's file.</param>
    /// <param name="code">The code under which the version names it.</param>
    public static Form Load(DataFiles data, string file, string code)
    {
        var shape = data.Read<FormFile>(file);
        if (shape.Code != code || !FormCode().IsMatch(code))
        {
            throw new CatalogueException(file, "$.code", $"'{shape.Code}' is not the form code {code}, two capitals and two digits");
        }

        var rows = shape.Rows ?? [];
        var sections = shape.Sections ?? [];
        if ((rows.Count > 0) == (sections.Count > 0))
        {
            throw new CatalogueException(file, "$", "a form has either rows of figures or sections of lines");
        }

        var halves = shape.Halves ?? [1, 2];
        if (halves.Count == 0 || halves.Any(h => h is not (1 or 2)) || halves.Distinct().Count() != halves.Count)
        {
            throw new CatalogueException(file, "$.halves", "the halves are 1, 2 or both");
        }

        var columns = Columns(shape.Columns, file, isList: sections.Count > 0);
        var sumColumns = SumColumns(shape.Columns, columns, file);
        return new Form(
            shape.Code,
            shape.Title,
            shape.Guidance,
            [.. columns.InOrder.Select((c, i) => new Measure(c, shape.Columns[i].Name, shape.Columns[i].Kind, shape.Columns[i].Choices ?? [], shape.Columns[i].Group, shape.Columns[i].Required))],
            RowLoader.Rows(rows, columns, file),
            RowLoader.Sections(sections, columns, file),
            sumColumns,
            halves);
    }

    private static CodeIndex Columns(IReadOnlyList<ColumnShape> shapes, string file, bool isList)
    {
        for (var i = 0; i < shapes.Count; i++)
        {
            var shape = shapes[i];
            var path = $"$.columns[{i}]";
            if (!Identifier().IsMatch(shape.Code) || shape.Code is Form.CheckColumn or Form.ExplanationColumn)
            {
                throw new CatalogueException(file, $"{path}.code", $"'{shape.Code}' is not an identifier, or is one that every form uses itself");
            }

            if (isList == (shape.Kind == MeasureKind.Whole))
            {
                throw new CatalogueException(file, $"{path}.kind", isList ? "a list form holds text, days and choices" : "a form of figures holds whole numbers");
            }

            if (shape.Kind == MeasureKind.Choice && shape.Choices is not { Count: > 0 })
            {
                throw new CatalogueException(file, $"{path}.choices", "a choice needs its values");
            }

            if (shape.Choices is not null && shape.Kind is not (MeasureKind.Choice or MeasureKind.Text))
            {
                throw new CatalogueException(file, $"{path}.choices", "only texts and choices offer values");
            }

            if (!isList && shape.Required)
            {
                throw new CatalogueException(file, $"{path}.required", "in a form of figures the rows say what is required");
            }
        }

        return CodeIndex.Of([.. shapes.Select(s => s.Code)], file, i => $"$.columns[{i}].code");
    }

    private static Dictionary<string, IReadOnlyList<string>> SumColumns(IReadOnlyList<ColumnShape> shapes, CodeIndex columns, string file)
    {
        var sums = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (var i = 0; i < shapes.Count; i++)
        {
            if (shapes[i].SumOf is { } parts)
            {
                CheckParts(parts, columns, file, $"$.columns[{i}].sumOf", "column");
                sums.Add(shapes[i].Code, parts);
            }
        }

        SumOrder.RefuseCycles(columns.InOrder, c => sums.GetValueOrDefault(c) ?? [], file, i => $"$.columns[{i}].sumOf");
        return sums;
    }

    /// <summary>Refuses an empty sum, an unknown part and a part named twice.</summary>
    internal static void CheckParts(IReadOnlyList<string> parts, CodeIndex codes, string file, string path, string what)
    {
        if (parts.Count == 0)
        {
            throw new CatalogueException(file, path, "the list is empty");
        }

        for (var i = 0; i < parts.Count; i++)
        {
            if (codes.IndexOf(parts[i]) < 0)
            {
                throw new CatalogueException(file, $"{path}[{i}]", $"'{parts[i]}' is not a {what} of this form");
            }

            if (parts.Take(i).Contains(parts[i], StringComparer.Ordinal))
            {
                throw new CatalogueException(file, $"{path}[{i}]", $"'{parts[i]}' is named twice");
            }
        }
    }

    [GeneratedRegex("^[A-Z]{2}[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex FormCode();

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
