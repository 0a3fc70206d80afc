using System.Globalization;

namespace CadreReports.Catalogue.Loading;

/// <summary>Reads <c>provinces.json</c> and resolves who was merged into whom.</summary>
internal static class ProvinceLoader
{
    private const string File = "provinces.json";

    /// <returns>All provinces, ordered by first day and code.</returns>
    public static IReadOnlyList<Province> Load(DataFiles data)
    {
        var shapes = data.Read<ProvincesFile>(File).Provinces
            .Select((shape, index) => (Shape: shape, Path: $"$.provinces[{index}]"))
            .OrderBy(p => p.Shape.From)
            .ThenBy(p => p.Shape.Code, StringComparer.Ordinal)
            .ToList();
        var provinces = new List<Province>(shapes.Count);
        var successorOf = new Dictionary<Province, Province>(ReferenceEqualityComparer.Instance);
        foreach (var (shape, path) in shapes)
        {
            CheckShape(shape, path, provinces);
            var province = new Province(shape.Code, shape.Name, shape.City, shape.From, shape.To, Predecessors(shape, path, provinces)) { Source = shape.Source };
            for (var i = 0; i < province.Predecessors.Count; i++)
            {
                if (!successorOf.TryAdd(province.Predecessors[i], province))
                {
                    throw Wrong($"{path}.predecessors[{i}]", $"province {Named(province.Predecessors[i])} already went into {Named(successorOf[province.Predecessors[i]])}");
                }
            }

            provinces.Add(province);
        }

        for (var i = 0; i < provinces.Count; i++)
        {
            if (provinces[i].ValidTo is not null && !successorOf.ContainsKey(provinces[i]))
            {
                throw Wrong($"{shapes[i].Path}.to", $"province {Named(provinces[i])} ends, but no province names it as its predecessor");
            }
        }

        return provinces;
    }

    private static void CheckShape(ProvinceShape shape, string path, List<Province> earlier)
    {
        if (shape.Code is not [>= '0' and <= '9', >= '0' and <= '9'])
        {
            throw Wrong($"{path}.code", $"'{shape.Code}' is not a two-digit code");
        }

        if (shape.Name.Trim() is not { Length: > 0 })
        {
            throw Wrong($"{path}.name", "the name is blank");
        }

        if (shape.To < shape.From)
        {
            throw Wrong($"{path}.to", $"{Day(shape.To.Value)} is before the first day {Day(shape.From)}");
        }

        if (earlier.Find(p => p.Code == shape.Code && (p.ValidTo is not { } last || shape.From <= last)) is { } other)
        {
            throw Wrong($"{path}.from", $"code {shape.Code} still belongs to {other.Name} on {Day(shape.From)}");
        }
    }

    private static List<Province> Predecessors(ProvinceShape shape, string path, List<Province> earlier)
    {
        var dayBefore = shape.From.AddDays(-1);
        return [.. (shape.Predecessors ?? []).Select((code, i) =>
            earlier.Find(p => p.Code == code && p.ValidTo == dayBefore) ??
            throw Wrong($"{path}.predecessors[{i}]", $"no province {code} ends on {Day(dayBefore)}, the day before {shape.Name} begins"))];
    }

    private static string Named(Province province) => $"{province.Code} {province.Name}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static CatalogueException Wrong(string path, string problem) => new(File, path, problem);
}
