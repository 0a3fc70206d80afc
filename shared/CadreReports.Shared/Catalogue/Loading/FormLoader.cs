using System.Text.RegularExpressions;

namespace CadreReports.Catalogue.Loading;

/// <summary>Builds a form as one version has it.</summary>
internal static partial class FormLoader
{
    /// <param name="source">The form's file.</param>
    /// <param name="version">The version wanted, one of those that have the form.</param>
    /// <exception cref="CatalogueException">The form contradicts itself in this version.</exception>
    public static Form Build(FormSource source, string version)
    {
        var (file, shape) = source;
        var rows = VersionFilter.Of(shape.Rows ?? [], version, "$.rows");
        var sections = VersionFilter.Of(shape.Sections ?? [], version, "$.sections");
        if (rows.Count + sections.Count == 0)
        {
            throw new CatalogueException(file, "$", $"version {version} has this form, but nothing in it");
        }

        var columns = VersionFilter.Of(shape.Columns, version, "$.columns");
        var codes = Columns(columns, source, isList: sections.Count > 0);
        var sums = SumColumns(columns, codes, source);
        StructureCheck.Columns(columns, codes, sums, source.File, isList: sections.Count > 0);
        CarryOverCheck.Check(sections, columns, file);
        return new Form(
            shape.Code,
            shape.Title,
            [.. VersionFilter.Of(shape.Guidance, version, "$.guidance").Select(g => g.Shape.Text)],
            [.. columns.Select(c => Measure(c, source.File))],
            RowLoader.Rows(rows, codes, source),
            RowLoader.Sections(sections, codes, source),
            sums,
            shape.Halves ?? [1, 2])
        {
            Source = shape.Source,
            Assumed = shape.Assumed,
        };
    }

    /// <exception cref="CatalogueException">The half-year is none.</exception>
    internal static PeriodId? Since(string? text, string file, string path) =>
        text is null ? null
        : PeriodId.TryParse(text, out var period) ? period
        : throw new CatalogueException(file, $"{path}.comparableFrom", $"'{text}' is not a half-year such as 2023H1");

    private static Measure Measure(Placed<ColumnShape> column, string file)
    {
        var (shape, path) = column;
        return new Measure(shape.Code, shape.Name, shape.Kind, shape.Choices ?? [], shape.Group, shape.Required)
        {
            PartOf = shape.PartOf,
            Split = shape.Split,
            Share = shape.Share,
            ComparableFrom = Since(shape.ComparableFrom, file, path),
            Source = shape.Source,
            Assumed = shape.Assumed,
        };
    }

    private static CodeIndex Columns(IReadOnlyList<Placed<ColumnShape>> columns, FormSource source, bool isList)
    {
        foreach (var (shape, path) in columns)
        {
            if (!Identifier().IsMatch(shape.Code) || shape.Code is Form.CheckColumn or Form.ExplanationColumn)
            {
                throw new CatalogueException(source.File, $"{path}.code", $"'{shape.Code}' is not an identifier, or is one that every form uses itself");
            }

            if (isList == (shape.Kind == MeasureKind.Whole))
            {
                throw new CatalogueException(source.File, $"{path}.kind", isList ? "a list form holds text, days and choices" : "a form of figures holds whole numbers");
            }

            if (shape.Kind == MeasureKind.Choice && shape.Choices is not { Count: > 0 })
            {
                throw new CatalogueException(source.File, $"{path}.choices", "a choice needs its values");
            }

            if (shape.Choices is not null && shape.Kind is not (MeasureKind.Choice or MeasureKind.Text))
            {
                throw new CatalogueException(source.File, $"{path}.choices", "only texts and choices offer values");
            }

            if (!isList && shape.Required)
            {
                throw new CatalogueException(source.File, $"{path}.required", "in a form of figures the rows say what is required");
            }
        }

        return CodeIndex.Of([.. columns.Select(c => c.Shape.Code)], source.File, i => $"{columns[i].Path}.code");
    }

    private static Dictionary<string, IReadOnlyList<string>> SumColumns(IReadOnlyList<Placed<ColumnShape>> columns, CodeIndex codes, FormSource source)
    {
        var sums = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (shape, path) in columns)
        {
            if (shape.SumOf is { } parts)
            {
                sums.Add(shape.Code, codes.Keep(parts, source.ColumnCodes, source.File, $"{path}.sumOf", "column"));
            }
        }

        SumOrder.RefuseCycles(codes.InOrder, c => sums.GetValueOrDefault(c) ?? [], source.File, i => $"{columns[i].Path}.sumOf");
        return sums;
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
