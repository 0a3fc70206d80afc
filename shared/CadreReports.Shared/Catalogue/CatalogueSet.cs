using System.Reflection;
using CadreReports.Catalogue.Loading;

namespace CadreReports.Catalogue;

/// <summary>
/// Everything that central staff declare: provinces, regions, periods and the versions of the catalogue. Immutable,
/// consistent in itself and shared by all callers.
/// </summary>
public sealed class CatalogueSet
{
    private const string ResourceFolder = "Catalogue/";

    private static readonly Lazy<CatalogueSet> Embedded = new(() => Load(EmbeddedFiles()));

    private readonly Dictionary<PeriodId, Period> periodsById;
    private readonly Dictionary<string, CatalogueVersion> versionsByName;
    private readonly Dictionary<Province, Province> successors;

    private CatalogueSet(IReadOnlyList<Province> provinces, IReadOnlyList<CatalogueVersion> versions, IReadOnlyList<Period> periods)
    {
        Provinces = provinces;
        Versions = versions;
        Periods = periods;
        periodsById = periods.ToDictionary(p => p.Id);
        versionsByName = versions.ToDictionary(v => v.Version, StringComparer.Ordinal);
        successors = provinces
            .SelectMany(p => p.Predecessors, (successor, predecessor) => (successor, predecessor))
            .ToDictionary(pair => pair.predecessor, pair => pair.successor, (IEqualityComparer<Province>)ReferenceEqualityComparer.Instance);
    }

    /// <summary>The versions, oldest first.</summary>
    public IReadOnlyList<CatalogueVersion> Versions { get; }

    /// <summary>The periods, oldest first.</summary>
    public IReadOnlyList<Period> Periods { get; }

    /// <summary>Every province of every time, ordered by first day and code.</summary>
    public IReadOnlyList<Province> Provinces { get; }

    /// <summary>The catalogue that ships with the program, loaded once.</summary>
    /// <exception cref="CatalogueException">The shipped data are inconsistent.</exception>
    public static CatalogueSet Load() => Embedded.Value;

    /// <summary>Loads a catalogue from named JSON files.</summary>
    /// <param name="files">
    /// File name to opener: <c>provinces.json</c>, <c>regions.json</c>, <c>periods.json</c>, <c>versions.json</c>,
    /// <c>rules.json</c> and, in the folder <c>forms</c>, one file per form.
    /// </param>
    /// <exception cref="CatalogueException">A file is missing, unreadable or inconsistent.</exception>
    public static CatalogueSet Load(IReadOnlyDictionary<string, Func<Stream>> files)
    {
        var data = new DataFiles(files);
        var provinces = ProvinceLoader.Load(data);
        var regions = RegionLoader.Load(data, provinces);
        var versions = VersionLoader.Load(data);
        var periods = PeriodLoader.Load(data, provinces, regions, versions);
        data.RefuseUnread();
        return new CatalogueSet(provinces, versions, periods);
    }

    /// <summary>The period written so, such as <c>2023H1</c>; null when it is no period or none that is declared.</summary>
    public Period? Period(string id) => PeriodId.TryParse(id, out var parsed) ? Period(parsed) : null;

    /// <summary>The declared period, or null.</summary>
    public Period? Period(PeriodId id) => periodsById.GetValueOrDefault(id);

    /// <summary>The version with this name, such as <c>2023</c>, or null.</summary>
    public CatalogueVersion? Version(string name) => versionsByName.GetValueOrDefault(name);

    /// <summary>The version that the period's workbooks follow.</summary>
    public CatalogueVersion For(Period period) => versionsByName[period.CatalogueVersion];

    /// <summary>The provinces that there are on a day, by code.</summary>
    public IReadOnlyList<Province> ProvincesOn(DateOnly day) =>
        [.. Provinces.Where(p => p.IsValidOn(day)).OrderBy(p => p.Code, StringComparer.Ordinal)];

    /// <summary>The province that has this code on this day, or null.</summary>
    public Province? Province(string code, DateOnly day) =>
        Provinces.FirstOrDefault(p => string.Equals(p.Code, code, StringComparison.Ordinal) && p.IsValidOn(day));

    /// <summary>
    /// The province that this one's territory belongs to on a day: itself while it lasts, afterwards the one it was
    /// merged into. Null for a day before its first.
    /// </summary>
    public Province? SuccessorOn(Province province, DateOnly day)
    {
        for (var current = province; current is not null && current.ValidFrom <= day; current = successors.GetValueOrDefault(current))
        {
            if (current.IsValidOn(day))
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>
    /// The provinces that made up this one on an earlier day, itself included when it was valid then: those whose
    /// figures add up to what this one is compared with. Ordered by code; empty before the records begin.
    /// </summary>
    public static IReadOnlyList<Province> MembersOn(Province province, DateOnly day) =>
        [.. Spread(province, day).OrderBy(p => p.Code, StringComparer.Ordinal)];

    private static IEnumerable<Province> Spread(Province province, DateOnly day) =>
        province.IsValidOn(day) ? [province] : province.Predecessors.SelectMany(p => Spread(p, day));

    private static Dictionary<string, Func<Stream>> EmbeddedFiles()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourceFolder, StringComparison.Ordinal))
            .ToDictionary(
                name => name[ResourceFolder.Length..].Replace('\\', '/'),
                name => (Func<Stream>)(() => assembly.GetManifestResourceStream(name)!),
                StringComparer.Ordinal);
    }
}
