using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Portal.Versions;

/// <summary>All versions of a report.</summary>
/// <param name="Period">As it stands for the province.</param>
/// <param name="Province">Whose report it is.</param>
/// <param name="Versions">As they stand now, the newest upload first.</param>
/// <param name="Current">The number of the version whose figures count; null for none.</param>
public sealed record VersionsModel(Period Period, Province Province, IReadOnlyList<SubmissionVersion> Versions, int? Current)
{
    public SubmissionKey Key => new(Period.Id, Province.Code);

    /// <summary>Whether one of them is still being looked at.</summary>
    public bool IsChanging => Versions.Any(v => v.Outcome is null);

    /// <summary>Those whose figures can be compared, the newest first.</summary>
    public IReadOnlyList<SubmissionVersion> Comparable { get; } = ComparableOf(Versions);

    /// <param name="versions">Versions of one report, in any order, which is kept.</param>
    /// <returns>Those that were read: what the guard refused has no figures.</returns>
    public static IReadOnlyList<SubmissionVersion> ComparableOf(IEnumerable<SubmissionVersion> versions) =>
        [.. versions.Where(v => v.Outcome is { Refused: false })];

    /// <summary>The version that came before another one and can be compared with it; null when there is none.</summary>
    public SubmissionVersion? Before(SubmissionVersion version) =>
        version.Outcome is { Refused: false } ? Comparable.SkipWhile(v => v.Number != version.Number).Skip(1).FirstOrDefault() : null;
}
