namespace CadreReports.Catalogue.Loading;

/// <summary>Reads <c>versions.json</c> and what each version takes from the forms and rules that all share.</summary>
internal static class VersionLoader
{
    private const string File = "versions.json";

    /// <returns>The versions, oldest first; their periods do not overlap.</returns>
    public static IReadOnlyList<CatalogueVersion> Load(DataFiles data)
    {
        var shapes = data.Read<VersionsFile>(File).Versions;
        for (var i = 0; i < shapes.Count; i++)
        {
            Check(shapes, i);
        }

        var forms = shapes
            .SelectMany(s => s.Forms)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(
                code => code,
                code => FormSource.Read(data, code, [.. shapes.Where(s => s.Forms.Contains(code, StringComparer.Ordinal)).Select(s => s.Version)]),
                StringComparer.Ordinal);
        var rules = RuleLoader.Read(data, [.. shapes.Select(s => s.Version)]);
        return [.. shapes.Select(s => Build(s, forms, rules))];
    }

    private static void Check(IReadOnlyList<VersionShape> shapes, int index)
    {
        var shape = shapes[index];
        var path = $"$.versions[{index}]";
        if (shapes.Take(index).Any(other => other.Version == shape.Version))
        {
            throw Wrong($"{path}.version", $"there are two versions '{shape.Version}'");
        }

        if (shape.Revision < 1)
        {
            throw Wrong($"{path}.revision", "the revision counts from 1");
        }

        var from = Half(shape.From, $"{path}.from");
        if (shape.To is { } to && Half(to, $"{path}.to") < from)
        {
            throw Wrong($"{path}.to", "the last half-year is before the first");
        }

        if (index > 0 && (shapes[index - 1].To is not { } last || PeriodId.Parse(last) >= from))
        {
            throw Wrong($"{path}.from", $"version {shapes[index - 1].Version} still serves {from}");
        }

        for (var i = 0; i < shape.Forms.Count; i++)
        {
            if (shape.Forms.Take(i).Contains(shape.Forms[i], StringComparer.Ordinal))
            {
                throw Wrong($"{path}.forms[{i}]", $"form {shape.Forms[i]} is named twice");
            }
        }
    }

    private static CatalogueVersion Build(VersionShape shape, Dictionary<string, FormSource> sources, RuleSource ruleSource)
    {
        try
        {
            List<Form> forms = [.. shape.Forms.Select(code => FormLoader.Build(sources[code], shape.Version))];
            if (forms.Where(f => f.Sections.Any(section => section.CarryOver is not null)).Skip(1).FirstOrDefault() is { } second)
            {
                throw new CatalogueException(sources[second.Code].File, "$.sections", "another form already has the section that is carried over");
            }

            var rules = RuleLoader.Build(ruleSource, shape.Version, forms);
            return new CatalogueVersion(
                shape.Version,
                shape.Revision,
                PeriodId.Parse(shape.From),
                shape.To is { } to ? PeriodId.Parse(to) : null,
                forms,
                BalanceFinder.Find(rules),
                rules);
        }
        catch (CatalogueException e)
        {
            // What all versions share may be right in one and wrong in another.
            throw new CatalogueException(e.File, e.Path, $"{e.Problem} (version {shape.Version})", e);
        }
    }

    private static PeriodId Half(string text, string path) =>
        PeriodId.TryParse(text, out var id) ? id : throw Wrong(path, $"'{text}' is not a half-year such as 2023H1");

    private static CatalogueException Wrong(string path, string problem) => new(File, path, problem);
}
