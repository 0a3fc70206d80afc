namespace CadreReports.Catalogue.Loading;

/// <summary>Reads the catalogue versions, each a folder with <c>version.json</c>, its forms and its rules.</summary>
internal static class VersionLoader
{
    private const string VersionFileName = "/version.json";
    private const string RulesFileName = "rules.json";

    /// <returns>The versions, oldest first; their periods do not overlap.</returns>
    public static IReadOnlyList<CatalogueVersion> Load(DataFiles data)
    {
        var versions = new List<(CatalogueVersion Version, string File)>();
        foreach (var file in data.Names.Where(n => n.EndsWith(VersionFileName, StringComparison.Ordinal)))
        {
            versions.Add((LoadVersion(data, file), file));
        }

        versions.Sort((a, b) => a.Version.From.CompareTo(b.Version.From));
        for (var i = 1; i < versions.Count; i++)
        {
            if (versions[i - 1].Version.To is not { } last || last >= versions[i].Version.From)
            {
                throw new CatalogueException(versions[i].File, "$.from", $"version {versions[i - 1].Version.Version} still serves {versions[i].Version.From}");
            }
        }

        return [.. versions.Select(v => v.Version)];
    }

    private static CatalogueVersion LoadVersion(DataFiles data, string file)
    {
        var folder = file[..^VersionFileName.Length];
        var shape = data.Read<VersionFile>(file);
        if (shape.Version != folder)
        {
            throw new CatalogueException(file, "$.version", $"'{shape.Version}' lies in folder '{folder}'");
        }

        if (shape.Revision < 1)
        {
            throw new CatalogueException(file, "$.revision", "the revision counts from 1");
        }

        var from = Half(shape.From, file, "$.from");
        var to = shape.To is null ? (PeriodId?)null : Half(shape.To, file, "$.to");
        if (to < from)
        {
            throw new CatalogueException(file, "$.to", "the last half-year is before the first");
        }

        var forms = new List<Form>();
        for (var i = 0; i < shape.Forms.Count; i++)
        {
            if (shape.Forms.Take(i).Contains(shape.Forms[i], StringComparer.Ordinal))
            {
                throw new CatalogueException(file, $"$.forms[{i}]", $"form {shape.Forms[i]} is named twice");
            }

            forms.Add(FormLoader.Load(data, $"{folder}/{shape.Forms[i]}.json", shape.Forms[i]));
        }

        var rules = RuleLoader.Load(data, $"{folder}/{RulesFileName}", forms);
        return new CatalogueVersion(shape.Version, shape.Revision, from, to, forms, BalanceFinder.Find(rules), rules);
    }

    private static PeriodId Half(string text, string file, string path) =>
        PeriodId.TryParse(text, out var id) ? id : throw new CatalogueException(file, path, $"'{text}' is not a half-year such as 2023H1");
}
