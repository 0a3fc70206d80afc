namespace CadreReports.Submissions;

/// <summary>One version of a province's report: what one uploaded content became.</summary>
/// <param name="Number">From 1, in the order in which uploads were claimed.</param>
/// <param name="State"><see cref="SubmissionState.Received"/> while it is being written, then the result.</param>
/// <param name="Order">The place among the province's uploads (<see cref="Upload.Order"/>), the latest if several had this content.</param>
/// <param name="Blob">The inbox blob it came from.</param>
/// <param name="Sha256">Hex digest of the content.</param>
/// <param name="Length">Bytes.</param>
/// <param name="CatalogueVersion">The catalogue version it was read with.</param>
/// <param name="CatalogueRevision">Its revision.</param>
/// <param name="ReceivedAt">When it arrived, UTC, on the application's clock; the first arrival if several uploads had this content.</param>
/// <param name="Sender">Who sent it, or null when unknown.</param>
/// <param name="Outcome">The result; null while it is being written.</param>
public sealed record SubmissionVersion(
    int Number,
    SubmissionState State,
    string Order,
    string Blob,
    string Sha256,
    long Length,
    string CatalogueVersion,
    int CatalogueRevision,
    DateTimeOffset ReceivedAt,
    string? Sender,
    Outcome? Outcome);

/// <summary>What the assessment of a version came to.</summary>
/// <param name="State">The state it leads to.</param>
/// <param name="Errors">How many findings of that severity.</param>
/// <param name="Queries">How many findings of that severity.</param>
/// <param name="Notes">How many findings of that severity.</param>
/// <param name="Facts">How many figures were stored.</param>
/// <param name="Reason">The first error's (else query's) message, for lists; null when there is none.</param>
/// <param name="Refused">The guard refused the file: it is in quarantine, not in the archive.</param>
public sealed record Outcome(SubmissionState State, int Errors, int Queries, int Notes, int Facts, string? Reason, bool Refused);

/// <summary>Where a province's report stands, as lists show it.</summary>
/// <param name="Province">Province code.</param>
/// <param name="Current">The accepted version that summaries read, or null.</param>
/// <param name="Latest">The newest upload's version.</param>
/// <param name="Uploads">How many uploads have arrived, repeated contents included.</param>
/// <param name="FirstAcceptedAt">
/// When the earliest version arrived that was accepted, UTC; punctuality is judged by it, so that a later correction does
/// not make a report late. Null when none was.
/// </param>
public sealed record Submission(
    string Province, SubmissionVersion? Current, SubmissionVersion Latest, int Uploads, DateTimeOffset? FirstAcceptedAt);
