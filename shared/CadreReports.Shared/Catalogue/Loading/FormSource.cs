using System.Text.RegularExpressions;

namespace CadreReports.Catalogue.Loading;

/// <summary>One form's file, which holds what all versions ask for.</summary>
/// <param name="File">Such as <c>forms/BM01.json</c>.</param>
/// <param name="Shape">Its content.</param>
internal sealed partial record FormSource(string File, FormFile Shape)
{
    /// <summary>The codes of all versions' rows.</summary>
    public IReadOnlySet<string> RowCodes { get; } = (Shape.Rows ?? []).Select(r => r.Code).ToHashSet(StringComparer.Ordinal);

    /// <summary>The codes of all versions' columns.</summary>
    public IReadOnlySet<string> ColumnCodes { get; } = Shape.Columns.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);

    /// <param name="data">The files.</param>
    /// <param name="code">The form's code.</param>
    /// <param name="users">The versions that have this form.</param>
    /// <exception cref="CatalogueException">The file is missing, or wrong for every version.</exception>
    public static FormSource Read(DataFiles data, string code, IReadOnlyList<string> users)
    {
        var file = $"forms/{code}.json";
        var shape = data.Read<FormFile>(file);
        if (shape.Code != code || !FormCode().IsMatch(code))
        {
            throw new CatalogueException(file, "$.code", $"'{shape.Code}' is not the form code {code}, two capitals and two digits");
        }

        if ((shape.Rows is { Count: > 0 }) == (shape.Sections is { Count: > 0 }))
        {
            throw new CatalogueException(file, "$", "a form has either rows of figures or sections of lines");
        }

        if (shape.Halves is { } halves && (halves.Count == 0 || halves.Any(h => h is not (1 or 2)) || halves.Distinct().Count() != halves.Count))
        {
            throw new CatalogueException(file, "$.halves", "the halves are 1, 2 or both");
        }

        VersionFilter.Check(shape.Guidance, users, file, "$.guidance");
        VersionFilter.Check(shape.Columns, users, file, "$.columns");
        VersionFilter.Check(shape.Rows ?? [], users, file, "$.rows");
        VersionFilter.Check(shape.Sections ?? [], users, file, "$.sections");
        return new FormSource(file, shape);
    }

    [GeneratedRegex("^[A-Z]{2}[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex FormCode();
}
