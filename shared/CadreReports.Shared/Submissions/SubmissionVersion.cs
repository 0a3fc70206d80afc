namespace CadreReports.Submissions;

/// <summary>One version of a province's report: what one uploaded content became.</summary>
/// <param name="Number">From 1, in the order in which uploads were claimed.</param>
/// <param name="State"><see cref="SubmissionState.Received"/> while it is being written, then the result.</param>
/// <param name="Order">The place among the province's uploads (<see cref="Upload.Order"/>), the latest if several had this content.</param>
/// <param name="Blob">The inbox blob it came from.</param>
/// <param name="Sha256">Hex digest of the content; empty when it was far too large to be read.</param>
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
    Outcome? Outcome)
{
    /// <summary>The run that wrote what the version holds, which names its partitions; null while it is being written.</summary>
    public string? Attempt { get; init; }

    /// <summary>
    /// The accepted earlier reports that it is judged against, such as <c>2022H2/82/3;2022H1/82/2</c>: period, province and
    /// version, those of the last half-year first; empty when there was none to compare with.
    /// </summary>
    public string Basis { get; init; } = string.Empty;

    /// <summary>
    /// Whether it counts only when the province's approver has confirmed it: what the period asked for when the version was
    /// claimed, and so the same for whoever judges it, however late.
    /// </summary>
    public bool AsksConfirmation { get; init; }

    /// <summary>The ids of its findings that ask for an explanation, separated by blanks.</summary>
    public string QueryIds { get; init; } = string.Empty;

    /// <summary>How many of its queries have no explanation that stands.</summary>
    public int OpenQueries { get; init; }

    /// <summary>Counts what was said about this version and its queries, and the questions about the report with their answers; it only grows.</summary>
    public int ExplanationRevision { get; init; }

    /// <summary>The last entry of the log that was there when it was judged; see <see cref="Explanations.LogEntry"/>.</summary>
    public int JudgedAfter { get; init; }

    /// <summary>
    /// When it was first accepted, UTC: when it arrived, or when the last missing explanation or the confirmation was
    /// given. It stays, whatever the centre does afterwards; null while it never was.
    /// </summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>
    /// The id of who brought that about: its sender, or who gave the last missing explanation or confirmed it; null when it never
    /// was accepted, and when its sender is unknown.
    /// </summary>
    public string? AcceptedBy { get; init; }

    /// <summary>How the province's approver confirmed it, with the explanations that it has; null while nobody has.</summary>
    public VersionConfirmation? Confirmed { get; init; }

    /// <summary>How the centre returned it; null when it did not.</summary>
    public VersionReturn? Returned { get; init; }

    /// <summary><see cref="QueryIds"/> one by one.</summary>
    public IReadOnlySet<string> Queries => QueryIds.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}

/// <summary>That the province's approver confirmed a version in the name of the province's board.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="By">The id of who did.</param>
public sealed record VersionConfirmation(DateTimeOffset At, string By);

/// <summary>That the centre returned an accepted version.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="By">The id of who did.</param>
/// <param name="Reason">Vietnamese, for the province.</param>
public sealed record VersionReturn(DateTimeOffset At, string By, string Reason);

/// <summary>What the assessment of a version came to.</summary>
/// <param name="State">The state it led to when it was judged; explanations and the centre may have changed it since.</param>
/// <param name="Errors">How many findings of that severity.</param>
/// <param name="Queries">How many findings of that severity.</param>
/// <param name="Notes">How many findings of that severity.</param>
/// <param name="Facts">How many figures were stored.</param>
/// <param name="Reason">The first error's (else query's) message, for lists; null when there is none.</param>
/// <param name="Refused">The guard refused the file: it is in quarantine, not in the archive.</param>
public sealed record Outcome(SubmissionState State, int Errors, int Queries, int Notes, int Facts, string? Reason, bool Refused);

/// <summary>Where a province's report stands, as lists show it.</summary>
/// <param name="Province">Province code.</param>
/// <param name="Current">
/// The version that summaries read: the newest that was ever accepted, while it is. When the centre has reopened or
/// returned it, nothing counts until the province answers or sends anew. Null when there is none.
/// </param>
/// <param name="Latest">The newest upload's version.</param>
/// <param name="Uploads">How many uploads have arrived, repeated contents included.</param>
/// <param name="FirstAcceptedAt">
/// When the earliest version arrived that was accepted, UTC; punctuality is judged by it, so that a later correction does
/// not make a report late. Null when none was.
/// </param>
public sealed record Submission(
    string Province, SubmissionVersion? Current, SubmissionVersion Latest, int Uploads, DateTimeOffset? FirstAcceptedAt)
{
    /// <summary>Derives it from the report's versions.</summary>
    /// <param name="province">Province code.</param>
    /// <param name="versions">At least one, oldest upload first.</param>
    /// <param name="uploads">How many uploads have arrived.</param>
    internal static Submission Of(string province, IReadOnlyList<SubmissionVersion> versions, int uploads)
    {
        // Everything that was ever accepted: an older version does not come back when the centre reopens the newest one.
        var accepted = versions.Where(v => v.AcceptedAt is not null).ToList();
        var current = accepted.LastOrDefault() is { State: SubmissionState.Accepted } newest ? newest : null;
        return new Submission(province, current, versions[^1], uploads, accepted.Count == 0 ? null : accepted.Min(v => v.ReceivedAt));
    }
}
