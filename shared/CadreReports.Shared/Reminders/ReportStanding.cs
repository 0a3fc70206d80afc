using System.Globalization;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Reminders;

/// <summary>What a province still has to do for its report.</summary>
public enum ReportNeed
{
    /// <summary>Nothing, or its newest upload is being looked at.</summary>
    Nothing,

    /// <summary>To send it.</summary>
    Report,

    /// <summary>To correct the newest version and send it again.</summary>
    Correction,

    /// <summary>To explain what is odd in the newest version.</summary>
    Explanations,

    /// <summary>To have its approver confirm the newest version.</summary>
    Confirmation,

    /// <summary>To send anew what the centre returned.</summary>
    Resubmission,

    /// <summary>To send again what came after the lock, and nothing else counts.</summary>
    AfterLock,

    /// <summary>To answer the centre's questions; the report counts.</summary>
    Answers,
}

/// <summary>Where a report stands, as far as letters are concerned. Pure.</summary>
/// <param name="Need">What is wanting.</param>
/// <param name="Latest">The newest upload's version; null when nothing has arrived.</param>
/// <param name="Current">The version that counts; null for none.</param>
/// <param name="FirstAcceptedAt">When the earliest version arrived that was accepted, UTC; null when none was.</param>
/// <param name="Awaiting">The version that its approver may confirm; null for none.</param>
/// <param name="OpenQuestions">The centre's questions without an answer that stands.</param>
public sealed record ReportStanding(
    ReportNeed Need,
    SubmissionVersion? Latest,
    SubmissionVersion? Current,
    DateTimeOffset? FirstAcceptedAt,
    SubmissionVersion? Awaiting,
    IReadOnlyList<Question> OpenQuestions)
{
    /// <summary>Whether nothing of the province counts for want of something that it has to do.</summary>
    public bool IsWanting => Current is null && Need != ReportNeed.Nothing;

    /// <param name="versions">The report's versions, oldest upload first, derived or not.</param>
    /// <param name="log">What was said about it, in order.</param>
    public static ReportStanding Of(IReadOnlyList<SubmissionVersion> versions, IReadOnlyList<LogEntry> log)
    {
        List<SubmissionVersion> derived = [.. versions.Select(v => v.Outcome is null ? v : VersionStanding.Of(v, log))];
        var latest = derived.LastOrDefault();
        var current = ReportVersions.LastAccepted(derived) is { State: SubmissionState.Accepted } accepted ? accepted : null;
        List<Question> open = [.. Question.All(log).Where(q => q.Thread.State != ExplanationState.Answered)];
        return new ReportStanding(
            NeedOf(latest, current, open.Count),
            latest,
            current,
            derived.Where(v => v.AcceptedAt is not null).Select(v => (DateTimeOffset?)v.ReceivedAt).Min(),
            ReportVersions.Awaiting(derived),
            open);
    }

    /// <summary>What a reminder is planned in view of: when this has changed, it is about something else.</summary>
    /// <param name="due">The due moment that holds for the province.</param>
    public string About(DateTimeOffset due) => string.Create(
        CultureInfo.InvariantCulture, $"{Need.ToString().ToLowerInvariant()}-{Latest?.Number ?? 0}-{due.UtcDateTime:yyyyMMddTHHmm}Z");

    private static ReportNeed NeedOf(SubmissionVersion? latest, SubmissionVersion? current, int openQuestions) => latest switch
    {
        null => ReportNeed.Report,
        { Outcome: null } => ReportNeed.Nothing,
        { State: SubmissionState.Rejected } => ReportNeed.Correction,
        { State: SubmissionState.NeedsExplanation } => ReportNeed.Explanations,
        { State: SubmissionState.AwaitingConfirmation } => ReportNeed.Confirmation,
        { State: SubmissionState.Returned } => ReportNeed.Resubmission,
        { State: SubmissionState.Locked } when current is null => ReportNeed.AfterLock,
        _ => current is not null && openQuestions > 0 ? ReportNeed.Answers : ReportNeed.Nothing,
    };
}
