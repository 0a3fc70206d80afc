using CadreReports.Submissions;

namespace CadreReports.Portal.Documents;

/// <summary>Where a version stands when a document about it is made; it may have moved since the upload.</summary>
/// <param name="State">Its present state.</param>
/// <param name="Current">The version whose figures count in summaries, or null when none was accepted.</param>
public sealed record PresentState(SubmissionState State, int? Current);
