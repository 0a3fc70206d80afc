using CadreReports.Catalogue;
using CadreReports.Housekeeping.Failures;
using CadreReports.Submissions;

namespace CadreReports.Portal.Board;

/// <summary>What waits for a person of the centre.</summary>
/// <param name="Period">The period as it stands.</param>
/// <param name="Files">Files in the inbox that belong to no report, of any period, the newest first.</param>
/// <param name="Refused">Reports of the period whose newest file the guard refused, by province code.</param>
/// <param name="Failures">What did not come about by itself, oldest first.</param>
public sealed record UnclaimedModel(Period Period, IReadOnlyList<SetAsideFile> Files, IReadOnlyList<RefusedReport> Refused, IReadOnlyList<FailureStatus> Failures);

/// <summary>A file that belongs to no report.</summary>
/// <param name="File">What is known of it.</param>
/// <param name="State">Whether it can still be had.</param>
public sealed record SetAsideFile(UnclaimedFile File, RefusedFile State);

/// <summary>A report whose newest file the guard refused.</summary>
/// <param name="Province">Whose it is.</param>
/// <param name="Version">The version that the file became.</param>
/// <param name="State">Whether it can still be had.</param>
public sealed record RefusedReport(Province Province, SubmissionVersion Version, RefusedFile State);
