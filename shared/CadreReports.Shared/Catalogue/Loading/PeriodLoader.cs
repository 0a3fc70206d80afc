namespace CadreReports.Catalogue.Loading;

/// <summary>Reads <c>periods.json</c>.</summary>
internal static class PeriodLoader
{
    private const string File = "periods.json";

    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    /// <returns>The periods, oldest first.</returns>
    public static IReadOnlyList<Period> Load(
        DataFiles data,
        IReadOnlyList<Province> provinces,
        IReadOnlyDictionary<string, RegionSet> regionSets,
        IReadOnlyList<CatalogueVersion> versions)
    {
        var shapes = data.Read<PeriodsFile>(File).Periods;
        var periods = new List<Period>(shapes.Count);
        for (var i = 0; i < shapes.Count; i++)
        {
            periods.Add(Build(shapes[i], $"$.periods[{i}]", provinces, regionSets, versions));
            if (i > 0 && periods[i].Id <= periods[i - 1].Id)
            {
                throw Wrong($"$.periods[{i}].id", $"{periods[i].Id} does not come after {periods[i - 1].Id}");
            }

            if (i > 0 && periods[i].CutOff <= periods[i - 1].CutOff)
            {
                throw Wrong($"$.periods[{i}].cutOff", $"the cut-off is not after that of {periods[i - 1].Id}");
            }
        }

        return periods;
    }

    private static Period Build(
        PeriodShape shape,
        string path,
        IReadOnlyList<Province> provinces,
        IReadOnlyDictionary<string, RegionSet> regionSets,
        IReadOnlyList<CatalogueVersion> versions)
    {
        if (!PeriodId.TryParse(shape.Id, out var id))
        {
            throw Wrong($"{path}.id", $"'{shape.Id}' is not a half-year such as 2023H1");
        }

        if (shape.Due.Offset != VietnamOffset)
        {
            throw Wrong($"{path}.due", "the due moment must be written with Vietnam's offset +07:00");
        }

        if (DateOnly.FromDateTime(shape.Due.DateTime) < shape.CutOff)
        {
            throw Wrong($"{path}.due", "the report is due before its figures are cut off");
        }

        if (shape.GraceDays is < 0 or > 60)
        {
            throw Wrong($"{path}.graceDays", $"{shape.GraceDays} is not between 0 and 60");
        }

        if (shape.Conference is { } conference && conference.Date < shape.CutOff)
        {
            throw Wrong($"{path}.conference.date", "the conference is before the cut-off");
        }

        if (versions.FirstOrDefault(v => v.Version == shape.CatalogueVersion) is not { } version)
        {
            throw Wrong($"{path}.catalogueVersion", $"there is no catalogue version '{shape.CatalogueVersion}'");
        }

        if (id < version.From || id > version.To)
        {
            throw Wrong($"{path}.catalogueVersion", $"catalogue version {version.Version} does not serve {id}");
        }

        if (!regionSets.TryGetValue(shape.RegionSet, out var regionSet))
        {
            throw Wrong($"{path}.regionSet", $"there is no region set '{shape.RegionSet}'");
        }

        if (shape.CutOff < regionSet.Shape.From || shape.CutOff > regionSet.Shape.To)
        {
            throw Wrong($"{path}.regionSet", $"region set '{shape.RegionSet}' does not hold at the cut-off");
        }

        return new Period(
            id,
            shape.Name,
            shape.CutOff,
            shape.Due,
            shape.GraceDays,
            shape.Conference is { } c ? new Conference(c.Date, c.Place) : null,
            shape.CatalogueVersion,
            shape.State,
            RegionLoader.Resolve(regionSet, shape.CutOff, provinces),
            [.. provinces.Where(p => p.IsValidOn(shape.CutOff)).OrderBy(p => p.Code, StringComparer.Ordinal)])
        {
            Source = shape.Source,
            Assumed = shape.Assumed ?? [],
            Plan = shape.Plan,
            AsksConfirmation = shape.AsksConfirmation,
        };
    }

    private static CatalogueException Wrong(string path, string problem) => new(File, path, problem);
}
