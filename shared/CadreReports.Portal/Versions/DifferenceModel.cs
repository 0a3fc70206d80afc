using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Submissions.Differences;

namespace CadreReports.Portal.Versions;

/// <summary>What changed from one version of a report to another.</summary>
/// <param name="Period">Half-year.</param>
/// <param name="Province">Whose report it is.</param>
/// <param name="From">The first version.</param>
/// <param name="To">The second version.</param>
/// <param name="Versions">The versions that can be compared, the newest first.</param>
/// <param name="Difference">What differs.</param>
public sealed record DifferenceModel(
    Period Period, Province Province, SubmissionVersion From, SubmissionVersion To, IReadOnlyList<SubmissionVersion> Versions, VersionDifference Difference)
{
    public SubmissionKey Key => new(Period.Id, Province.Code);
}
