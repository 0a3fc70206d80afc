using CadreReports.Submissions;

namespace CadreReports.Portal.Documents;

/// <summary>Where a version stands when a document about it is made; it may have moved since the upload.</summary>
/// <param name="State">Its present state.</param>
/// <param name="Current">The version whose figures count in summaries, or null when none was accepted.</param>
/// <param name="OpenQueries">How many findings have no explanation that stands; null when it is not known.</param>
public sealed record PresentStanding(SubmissionState State, int? Current, int? OpenQueries = null)
{
    /// <summary>Whether an account of the province sent it; a file that came by other means may be anybody's.</summary>
    public bool IsSenderKnown { get; init; } = true;
}
