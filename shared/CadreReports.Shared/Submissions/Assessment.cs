using CadreReports.Findings;
using CadreReports.Submissions.Explanations;
using CadreReports.Workbooks;

namespace CadreReports.Submissions;

/// <summary>What a workbook was found to be.</summary>
/// <param name="Content">What was read; null when the guard refused the file.</param>
/// <param name="Findings">Everything found, gravest first, then in workbook order.</param>
/// <param name="Answers">The explanations that the workbook itself gives, no more than one a finding.</param>
public sealed record Assessment(WorkbookContent? Content, IReadOnlyList<Finding> Findings, IReadOnlyList<WorkbookAnswer> Answers)
{
    /// <summary>The guard refused the file before or while it was read.</summary>
    public bool Refused => Content is null;

    /// <summary>The assessment of a file that is not looked into.</summary>
    public static Assessment Refuse(Finding finding) => new(null, [finding], []);

    /// <summary>
    /// The explanations of the workbook that the log lacks. One that was given before, from whatever workbook, is not given
    /// again: a text that the centre found insufficient does not become a new answer by being sent again. What was said about
    /// a newer version is not overridden by an older workbook that was only read later. A workbook with errors explains
    /// nothing.
    /// </summary>
    /// <param name="log">What was said about the report.</param>
    /// <param name="version">The version that the workbook became.</param>
    /// <param name="sender">Who sent it, or null when unknown.</param>
    /// <param name="receivedAt">When it arrived, UTC.</param>
    /// <param name="newer">The numbers of the versions that were uploaded after it.</param>
    public IReadOnlyList<LogEntry> Unsaid(
        IReadOnlyList<LogEntry> log, int version, string? sender, DateTimeOffset receivedAt, IReadOnlySet<int> newer) =>
        Findings.Any(f => f.Severity == Severity.Error)
            ? []
            : [.. Answers
                .Where(answer => FindingThread.Of(answer.Finding, log) is var thread && !thread.Has(answer.Text) && !thread.IsAbout(newer))
                .Select((answer, i) => new LogEntry(
                    log.Count + i + 1, LogKind.Answer, answer.Finding, version, answer.Text, sender, receivedAt, FromWorkbook: true))];

    /// <summary>Gives a version its result.</summary>
    /// <param name="version">The version.</param>
    /// <param name="log">What was said about the report, this workbook's own explanations included.</param>
    /// <param name="locked">The period is closed: what arrives now is kept and answered, but does not count.</param>
    /// <returns>The version with its outcome and all that follows from the log.</returns>
    public SubmissionVersion Judge(SubmissionVersion version, IReadOnlyList<LogEntry> log, bool locked)
    {
        var state = locked ? SubmissionState.Locked : SubmissionState.Received;
        var judged = VersionStanding.Of(
            version with
            {
                State = state,
                Outcome = ToOutcome(state),
                QueryIds = string.Join(' ', Findings.Where(f => f.Severity == Severity.Query).Select(f => f.Id).Distinct(StringComparer.Ordinal)),
                JudgedAfter = log.Count,
            },
            log);
        return judged with { Outcome = judged.Outcome! with { State = judged.State } };
    }

    private Outcome ToOutcome(SubmissionState state) => new(
        state,
        Findings.Count(f => f.Severity == Severity.Error),
        Findings.Count(f => f.Severity == Severity.Query),
        Findings.Count(f => f.Severity == Severity.Note),
        Content is null ? 0 : FactRow.From(Content).Sum(r => r.Facts.Count),
        Findings.FirstOrDefault(f => f.Severity != Severity.Note)?.Message,
        Refused);
}
