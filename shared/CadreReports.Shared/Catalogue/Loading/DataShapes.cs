using System.Text.Json.Serialization;
using CadreReports.Findings;

namespace CadreReports.Catalogue.Loading;

// The JSON files member by member. `source` and `assumed` are for who reviews the catalogue: where a fact comes from, and
// what nobody has confirmed yet. `versions` names the catalogue versions that something belongs to; without it, to all. `independent` is
// for a row or column that looks like a part and is none.
internal sealed record ProvincesFile(string Source, IReadOnlyList<ProvinceShape> Provinces);

internal sealed record ProvinceShape(
    string Code,
    string Name,
    DateOnly From,
    DateOnly? To = null,
    bool City = false,
    IReadOnlyList<string>? Predecessors = null,
    string? Source = null);

internal sealed record RegionsFile(IReadOnlyList<RegionSetShape> Sets);

internal sealed record RegionSetShape(string Id, DateOnly From, IReadOnlyList<RegionShape> Regions, DateOnly? To = null);

internal sealed record RegionShape(string Code, string Name, IReadOnlyList<string> Provinces, bool Assumed = false, string? Source = null);

internal sealed record PeriodsFile(IReadOnlyList<PeriodShape> Periods);

internal sealed record PeriodShape(
    string Id,
    string Name,
    DateOnly CutOff,
    DateTimeOffset Due,
    int GraceDays,
    string CatalogueVersion,
    string RegionSet,
    PeriodState State,
    ConferenceShape? Conference = null,
    string? Plan = null,
    string? Source = null,
    IReadOnlyList<string>? Assumed = null,
    bool AsksConfirmation = false);

internal sealed record ConferenceShape(DateOnly Date, string Place);

internal sealed record VersionsFile(IReadOnlyList<VersionShape> Versions);

internal sealed record VersionShape(string Version, int Revision, string From, IReadOnlyList<string> Forms, string? To = null);

internal sealed record FormFile(
    string Code,
    string Title,
    IReadOnlyList<GuidanceShape> Guidance,
    IReadOnlyList<ColumnShape> Columns,
    IReadOnlyList<RowShape>? Rows = null,
    IReadOnlyList<SectionShape>? Sections = null,
    IReadOnlyList<int>? Halves = null,
    string? Source = null,
    bool Assumed = false);

[JsonConverter(typeof(GuidanceConverter))]
internal sealed record GuidanceShape(string Text, IReadOnlyList<string>? Versions = null) : IVersioned;

internal sealed record ColumnShape(
    string Code,
    string Name,
    MeasureKind Kind = MeasureKind.Whole,
    IReadOnlyList<string>? Choices = null,
    string? Group = null,
    bool Required = false,
    IReadOnlyList<string>? SumOf = null,
    string? PartOf = null,
    string? Split = null,
    string? Share = null,
    bool Independent = false,
    string? ComparableFrom = null,
    string? Source = null,
    bool Assumed = false,
    IReadOnlyList<string>? Versions = null) : IVersioned;

internal sealed record RowShape(
    string Code,
    string Name,
    string Unit,
    TimeKind Time,
    int Level = 0,
    string? Heading = null,
    IReadOnlyList<string>? Columns = null,
    IReadOnlyList<string>? SumOf = null,
    string? PartOf = null,
    string? Split = null,
    Movement? Movement = null,
    string? Quota = null,
    string? Share = null,
    bool Independent = false,
    string? ComparableFrom = null,
    bool Required = false,
    string? Source = null,
    bool Assumed = false,
    IReadOnlyList<string>? Versions = null) : IVersioned;

// `carryOver` is for a section whose lines are followed from one half-year to the next: the column by whose text a line is
// known again, the column that says where it stands, and what each of its choices means.
internal sealed record SectionShape(
    int Lines,
    string Prefix = "",
    string? Title = null,
    IReadOnlyList<string>? Columns = null,
    CarryOver? CarryOver = null,
    IReadOnlyList<string>? Versions = null) : IVersioned;

internal sealed record RulesFile(IReadOnlyList<RuleShape> Rules, IReadOnlyDictionary<string, string>? Messages = null);

internal sealed record RuleShape(
    string Id,
    Severity Severity,
    string Expression,
    string Reason,
    string Source,
    bool Assumed = false,
    string? Message = null,
    string? MessageOf = null,
    IReadOnlyList<int>? Halves = null,
    IReadOnlyList<string>? Versions = null) : IVersioned;
