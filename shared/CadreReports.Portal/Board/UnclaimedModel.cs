using CadreReports.Catalogue;
using CadreReports.Housekeeping.Failures;
using CadreReports.Submissions;

namespace CadreReports.Portal.Board;

/// <summary>What waits for a person of the centre.</summary>
/// <param name="Period">The period as it stands.</param>
/// <param name="Files">Files in the inbox that belong to no report, of any period, the newest first.</param>
/// <param name="Failures">What did not come about by itself, oldest first.</param>
public sealed record UnclaimedModel(Period Period, IReadOnlyList<UnclaimedFile> Files, IReadOnlyList<FailureStatus> Failures);
