namespace CadreReports.Catalogue.Loading;

/// <summary>A section whose lines are followed through the half-years must say by what, and what every choice means.</summary>
internal static class CarryOverCheck
{
    /// <param name="sections">The sections of one version.</param>
    /// <param name="columns">The columns of that version.</param>
    /// <param name="file">For the message.</param>
    /// <exception cref="CatalogueException">A column is missing or of another kind, or choices and meanings differ.</exception>
    public static void Check(IReadOnlyList<Placed<SectionShape>> sections, IReadOnlyList<Placed<ColumnShape>> columns, string file)
    {
        foreach (var (section, path) in sections)
        {
            if (section.CarryOver is { } carryOver)
            {
                Check(section, carryOver, columns, file, $"{path}.carryOver");
            }
        }

        if (sections.Where(s => s.Shape.CarryOver is not null).ToList() is [_, var second, ..])
        {
            throw new CatalogueException(file, $"{second.Path}.carryOver", "only one section of a form is carried over");
        }
    }

    private static void Check(SectionShape section, CarryOver carryOver, IReadOnlyList<Placed<ColumnShape>> columns, string file, string path)
    {
        if (Column(carryOver.Text, MeasureKind.Text) is null)
        {
            throw new CatalogueException(file, $"{path}.text", $"'{carryOver.Text}' is not a text column of the section");
        }

        if (Column(carryOver.State, MeasureKind.Choice) is not { } state)
        {
            throw new CatalogueException(file, $"{path}.state", $"'{carryOver.State}' is not a choice column of the section");
        }

        if (!carryOver.States.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(state.Choices ?? []))
        {
            throw new CatalogueException(file, $"{path}.states", $"they are not the choices of column '{carryOver.State}'");
        }

        ColumnShape? Column(string code, MeasureKind kind) => columns
            .Select(c => c.Shape)
            .FirstOrDefault(c => c.Kind == kind && c.Code == code && (section.Columns?.Contains(code, StringComparer.Ordinal) ?? true));
    }
}
