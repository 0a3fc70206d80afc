using CadreReports.Catalogue;

namespace CadreReports.Submissions;

/// <summary>A version that is accepted.</summary>
/// <param name="Province">The province, as it was at that half-year's cut-off.</param>
/// <param name="Key">Whose report it is.</param>
/// <param name="Version">The version.</param>
public sealed record AcceptedReport(Province Province, SubmissionKey Key, SubmissionVersion Version);

/// <summary>
/// What is accepted of a half-year for a province: its own report, or those of the provinces that it was made of later, each
/// under the code that it had then.
/// </summary>
/// <param name="Period">The half-year.</param>
/// <param name="Members">How many provinces it was then.</param>
/// <param name="Reports">The accepted reports among theirs, ordered by code; at least one.</param>
public sealed record AcceptedReports(Period Period, int Members, IReadOnlyList<AcceptedReport> Reports)
{
    private const char Separator = ';';

    /// <summary>Whether no report of a member is missing, without which figures cannot be added up.</summary>
    public bool AreWhole => Reports.Count == Members;

    /// <summary>The versions; see <see cref="SubmissionVersion.Basis"/>.</summary>
    public string Basis => BasisOf(Reports);

    /// <summary>Finds the reports by what counts of each member's; null when that is nothing.</summary>
    /// <param name="period">The half-year.</param>
    /// <param name="province">The province, as valid later.</param>
    /// <param name="current">What counts of a report; null for nothing.</param>
    public static AcceptedReports? Of(Period period, Province province, Func<SubmissionKey, SubmissionVersion?> current)
    {
        var members = CatalogueSet.MembersOn(province, period.CutOff);
        var reports = new List<AcceptedReport>();
        foreach (var member in members)
        {
            var key = new SubmissionKey(period.Id, member.Code);
            if (current(key) is { } version)
            {
                reports.Add(new AcceptedReport(member, key, version));
            }
        }

        return reports.Count == 0 ? null : new AcceptedReports(period, members.Count, reports);
    }

    /// <summary>Names versions such as <c>2022H2/82/3;2022H1/82/2</c>.</summary>
    public static string BasisOf(IEnumerable<AcceptedReport> reports) =>
        string.Join(Separator, reports.Select(report => FormattableString.Invariant($"{report.Key}/{report.Version.Number}")));

    /// <summary>Whether a version was judged against an accepted report of a half-year.</summary>
    public static bool IsBasedOn(SubmissionVersion version, PeriodId period) =>
        version.Basis.Split(Separator).Any(report => report.StartsWith($"{period}/", StringComparison.Ordinal));
}
