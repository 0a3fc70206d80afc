using CadreReports.Housekeeping.Failures;
using CadreReports.Submissions;

namespace CadreReports.Status;

/// <summary>Where the provinces of a period stand.</summary>
/// <param name="Period">Half-year.</param>
/// <param name="Region">Region code, or null for all provinces of the period.</param>
/// <param name="Provinces">Ordered by code.</param>
/// <param name="Unclaimed">Files in the inbox that belong to no report.</param>
public sealed record StatusBoard(string Period, string? Region, IReadOnlyList<ProvinceStatus> Provinces, IReadOnlyList<UnclaimedFile> Unclaimed)
{
    /// <summary>What did not come about by itself and is being seen to, oldest first.</summary>
    public IReadOnlyList<FailureStatus> Failures { get; init; } = [];
}
