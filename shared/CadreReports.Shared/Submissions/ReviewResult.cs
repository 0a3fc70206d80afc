namespace CadreReports.Submissions;

/// <summary>Why something that was said about a report is not taken.</summary>
public enum ReviewRefusal
{
    /// <summary>The period's figures are locked.</summary>
    PeriodLocked,

    /// <summary>There is no such version, or it has no result yet.</summary>
    NoSuchVersion,

    /// <summary>The version is not the one that waits for explanations.</summary>
    VersionNotOpen,

    /// <summary>The version has no such finding that asks for an explanation.</summary>
    NoSuchFinding,

    /// <summary>The finding is explained, by another text.</summary>
    FindingNotOpen,

    /// <summary>The explanation was given before and found insufficient.</summary>
    SameAsInsufficient,

    /// <summary>There is no explanation that could be found insufficient.</summary>
    NotExplained,

    /// <summary>The province has explained it anew since.</summary>
    OtherAnswer,

    /// <summary>The version is not the accepted one that counts.</summary>
    NotCurrent,

    /// <summary>No version counts that could be asked about.</summary>
    NothingCounts,

    /// <summary>The version is not the one that waits for a confirmation.</summary>
    NotAwaiting,

    /// <summary>Something was said about the version since it was read.</summary>
    OtherRevision,
}

/// <summary>What became of something that was said about a report.</summary>
/// <param name="Version">The version it was about, as it stands now; null when it was not taken.</param>
/// <param name="Refusal">Why it was not taken; null when it was, now or before.</param>
/// <param name="Finding">The finding that the refusal is about, or null.</param>
public sealed record ReviewResult(SubmissionVersion? Version, ReviewRefusal? Refusal = null, string? Finding = null);

/// <summary>An explanation of one finding.</summary>
/// <param name="Finding">The id of the finding, or of a question.</param>
/// <param name="Text">A sentence at least, as <see cref="Explanations.SentenceCheck.Clean"/> gives it.</param>
public sealed record Explanation(string Finding, string Text);
