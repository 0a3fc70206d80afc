using static CadreReports.Reminders.Writing.LetterPlace;

namespace CadreReports.Reminders.Writing;

/// <summary>The letters of which the data hold the words: the kinds of notices, and within some of them what they come to.</summary>
public enum LetterKind
{
    ReminderMissing,
    ReminderRefused,
    ReminderErrors,
    ReminderExplanations,
    ReminderConfirmation,
    ReminderReturned,
    ReminderLocked,
    ReminderAnswers,
    Escalation,
    EscalationConfirmation,
    Digest,
    Calendar,
    Received,
    ResultRefused,
    ResultErrors,
    ResultExplanations,
    ResultAwaiting,
    ResultAccepted,
    ResultLocked,
    Awaiting,
    Accepted,
    Confirmed,
    Insufficient,
    InsufficientAnswer,
    Returned,
    Question,
    Extended,
    Reopened,
}

/// <summary>What the words of a letter may and must name.</summary>
internal static class LetterPlaces
{
    private static readonly LetterPlace[] OfReport = [Period, Province, Board, Due, Timing, GraceEnd, Term, Promptness, Links];
    private static readonly LetterPlace[] OfVersion = [.. OfReport, LetterPlace.Version, ReceivedAt, Receipt, StillCounts];

    /// <summary>Whether a place stands for whole lines and not for words within a line.</summary>
    public static bool IsBlock(LetterPlace place) => place >= LetterPlace.Findings;

    /// <summary>Whether it holds what people wrote, which belongs into no subject.</summary>
    public static bool IsForeign(LetterPlace place) => place is Matter or Explanation or Reason;

    /// <summary>What a letter may name.</summary>
    public static IReadOnlyList<LetterPlace> Allowed(LetterKind kind) => kind switch
    {
        LetterKind.ReminderMissing => OfReport,
        LetterKind.ReminderRefused or LetterKind.ReminderErrors or LetterKind.ResultErrors or LetterKind.ResultRefused => [.. OfVersion, Errors, LetterPlace.Findings],
        LetterKind.ReminderExplanations or LetterKind.ResultExplanations => [.. OfVersion, OpenQueries, Queries],
        LetterKind.ReminderReturned or LetterKind.Returned => [.. OfVersion, Reason],
        LetterKind.ReminderAnswers => [.. OfVersion, OpenQuestions, Questions],
        LetterKind.Escalation => [.. OfReport, Shortcoming],
        LetterKind.Digest =>
        [
            Period, Due, Timing, GraceEnd, Today, Provinces, LetterPlace.Accepted, Links, Overview, Missing, Faulty, Owing, LetterPlace.Awaiting, LetterPlace.Returned, Late,
            Unclaimed, Failures, Undelivered, NoContacts, UnknownYears,
        ],
        LetterKind.Calendar => [Year],
        LetterKind.Insufficient or LetterKind.InsufficientAnswer => [.. OfReport, Matter, Explanation, Reason],
        LetterKind.Question => [.. OfReport, Matter, LetterPlace.Version, StillCounts],
        LetterKind.Extended or LetterKind.Reopened => [.. OfReport, NextStep, Reason],
        _ => OfVersion,
    };

    /// <summary>What a letter must name, or it would not say what it is for.</summary>
    public static IReadOnlyList<LetterPlace> Needed(LetterKind kind) => kind switch
    {
        LetterKind.ReminderMissing or LetterKind.ReminderLocked => [Term, Links],
        LetterKind.ReminderRefused or LetterKind.ReminderErrors or LetterKind.ResultErrors or LetterKind.ResultRefused => [LetterPlace.Findings, Links],
        LetterKind.ReminderExplanations or LetterKind.ResultExplanations => [Queries, Links],
        LetterKind.ReminderReturned or LetterKind.Returned => [Reason, Links],
        LetterKind.ReminderAnswers => [Questions, Links],
        LetterKind.Escalation => [Shortcoming, Links],
        LetterKind.Digest => [Overview, Missing, Faulty, Owing, LetterPlace.Awaiting, LetterPlace.Returned, Unclaimed, Failures, Undelivered, NoContacts, UnknownYears],
        LetterKind.Calendar => [Year],
        LetterKind.ResultAccepted or LetterKind.Accepted or LetterKind.Confirmed => [Receipt],
        LetterKind.ReminderConfirmation or LetterKind.EscalationConfirmation or LetterKind.Awaiting => [LetterPlace.Version, Links],
        LetterKind.Insufficient or LetterKind.InsufficientAnswer => [Matter, Reason, Links],
        LetterKind.Question => [Matter, Links],
        LetterKind.Extended or LetterKind.Reopened => [Term, Reason],
        _ => [],
    };
}
