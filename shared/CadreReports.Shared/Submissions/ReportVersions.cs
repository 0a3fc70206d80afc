namespace CadreReports.Submissions;

/// <summary>Which of a report's versions is meant, where people speak of the report. Pure.</summary>
public static class ReportVersions
{
    /// <summary>
    /// The version whose queries the province may explain: the newest that waits for explanations, unless a newer one was
    /// accepted.
    /// </summary>
    /// <param name="versions">The report's versions, oldest upload first.</param>
    public static SubmissionVersion? Open(IReadOnlyList<SubmissionVersion> versions) => NewestIn(SubmissionState.NeedsExplanation, versions);

    /// <summary>The version that the approver may confirm: the newest that waits for that, unless a newer one was accepted.</summary>
    /// <inheritdoc cref="Open"/>
    public static SubmissionVersion? Awaiting(IReadOnlyList<SubmissionVersion> versions) => NewestIn(SubmissionState.AwaitingConfirmation, versions);

    /// <summary>The version that was accepted last, whatever became of it.</summary>
    /// <inheritdoc cref="Open"/>
    public static SubmissionVersion? LastAccepted(IReadOnlyList<SubmissionVersion> versions) => versions.LastOrDefault(v => v.AcceptedAt is not null);

    /// <summary>
    /// The order of a report's versions: by when the content was written. A blob that is overwritten within the second keeps
    /// its order, and then the one that was claimed later is the later one, for an overwritten content can no longer be claimed.
    /// </summary>
    internal static int Compare(SubmissionVersion left, SubmissionVersion right) =>
        string.CompareOrdinal(left.Order, right.Order) is var order and not 0 ? order : left.Number.CompareTo(right.Number);

    private static SubmissionVersion? NewestIn(SubmissionState state, IReadOnlyList<SubmissionVersion> versions) =>
        versions.LastOrDefault(v => v.State == state || v.AcceptedAt is not null) is { } newest && newest.State == state ? newest : null;
}
