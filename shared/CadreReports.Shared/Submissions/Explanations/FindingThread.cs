namespace CadreReports.Submissions.Explanations;

/// <summary>Where the explanation of a finding stands.</summary>
public enum ExplanationState
{
    /// <summary>chưa giải trình: nothing was said.</summary>
    Open,

    /// <summary>đã giải trình.</summary>
    Answered,

    /// <summary>chưa đạt: the centre wants a better one.</summary>
    Insufficient,
}

/// <summary>All that was said about one finding, in order.</summary>
/// <param name="Finding">The finding's id.</param>
/// <param name="Answers">The province's explanations; the last one counts.</param>
/// <param name="Marks">The centre's reasons why one was insufficient.</param>
public sealed record FindingThread(string Finding, IReadOnlyList<LogEntry> Answers, IReadOnlyList<LogEntry> Marks)
{
    /// <summary>Whoever spoke last decides.</summary>
    public ExplanationState State =>
        Answers.Count == 0 ? ExplanationState.Open
        : Marks.Count > 0 && Marks[^1].Number > Answers[^1].Number ? ExplanationState.Insufficient
        : ExplanationState.Answered;

    /// <summary>Whether the province gave this very explanation before.</summary>
    public bool Has(string text) => Answers.Any(a => string.Equals(a.Text, text, StringComparison.Ordinal));

    /// <summary>Whether anything was said about one of these versions.</summary>
    public bool IsAbout(IReadOnlySet<int> versions) => Answers.Concat(Marks).Any(entry => versions.Contains(entry.Version));

    /// <param name="finding">The finding's id.</param>
    /// <param name="log">The log of its report, in order.</param>
    public static FindingThread Of(string finding, IReadOnlyList<LogEntry> log)
    {
        var said = log.Where(entry => string.Equals(entry.Finding, finding, StringComparison.Ordinal)).ToLookup(entry => entry.Kind);
        return new FindingThread(finding, [.. said[LogKind.Answer]], [.. said[LogKind.Insufficient]]);
    }
}
