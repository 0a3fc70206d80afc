using System.Globalization;
using System.Text.RegularExpressions;

namespace CadreReports.Catalogue.Loading;

/// <summary>A declared division of the provinces into conference groups.</summary>
internal sealed record RegionSet(RegionSetShape Shape, string Path);

/// <summary>Reads <c>regions.json</c>: every province is in exactly one region of a set on every day of the set.</summary>
internal static partial class RegionLoader
{
    private const string File = "regions.json";

    public static IReadOnlyDictionary<string, RegionSet> Load(DataFiles data, IReadOnlyList<Province> provinces)
    {
        var sets = new Dictionary<string, RegionSet>(StringComparer.Ordinal);
        var shapes = data.Read<RegionsFile>(File).Sets;
        for (var i = 0; i < shapes.Count; i++)
        {
            var set = new RegionSet(shapes[i], $"$.sets[{i}]");
            if (!sets.TryAdd(shapes[i].Id, set))
            {
                throw new CatalogueException(File, $"{set.Path}.id", $"there are two sets '{shapes[i].Id}'");
            }

            if (shapes[i].To < shapes[i].From)
            {
                throw new CatalogueException(File, $"{set.Path}.to", "the last day is before the first");
            }

            foreach (var day in DaysOfChange(shapes[i], provinces))
            {
                Resolve(set, day, provinces);
            }
        }

        return sets;
    }

    /// <summary>The regions of a set as they are on a day, which must lie within the set's interval.</summary>
    /// <exception cref="CatalogueException">A province is unknown that day, or is in two regions or in none.</exception>
    public static IReadOnlyList<Region> Resolve(RegionSet set, DateOnly day, IReadOnlyList<Province> provinces)
    {
        var valid = provinces.Where(p => p.IsValidOn(day)).ToDictionary(p => p.Code, StringComparer.Ordinal);
        var regionOf = new Dictionary<string, string>(StringComparer.Ordinal);
        var regions = new List<Region>();
        for (var r = 0; r < set.Shape.Regions.Count; r++)
        {
            var shape = set.Shape.Regions[r];
            var path = $"{set.Path}.regions[{r}]";
            if (!RegionCode().IsMatch(shape.Code) || regions.Exists(other => other.Code == shape.Code))
            {
                throw new CatalogueException(File, $"{path}.code", $"'{shape.Code}' is not a code of small letters and hyphens that no other region has");
            }

            var members = new List<Province>();
            for (var p = 0; p < shape.Provinces.Count; p++)
            {
                var code = shape.Provinces[p];
                if (!valid.TryGetValue(code, out var province))
                {
                    throw new CatalogueException(File, $"{path}.provinces[{p}]", $"there is no province {code} on {Day(day)}");
                }

                if (!regionOf.TryAdd(code, shape.Code))
                {
                    throw new CatalogueException(File, $"{path}.provinces[{p}]", $"province {code} {province.Name} is already in {regionOf[code]}");
                }

                members.Add(province);
            }

            regions.Add(new Region(shape.Code, shape.Name, [.. members.OrderBy(m => m.Code, StringComparer.Ordinal)])
            {
                Source = shape.Source,
                Assumed = shape.Assumed,
            });
        }

        if (valid.Values.FirstOrDefault(p => !regionOf.ContainsKey(p.Code)) is { } missing)
        {
            throw new CatalogueException(File, $"{set.Path}.regions", $"province {missing.Code} {missing.Name} is in no region on {Day(day)}");
        }

        return regions;
    }

    private static IEnumerable<DateOnly> DaysOfChange(RegionSetShape set, IReadOnlyList<Province> provinces) => provinces
        .SelectMany(p => p.ValidTo is { } last ? [p.ValidFrom, last.AddDays(1)] : new[] { p.ValidFrom })
        .Where(day => day > set.From && !(day > set.To))
        .Prepend(set.From)
        .Distinct();

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex RegionCode();
}
