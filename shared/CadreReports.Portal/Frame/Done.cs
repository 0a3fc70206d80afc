namespace CadreReports.Portal.Frame;

/// <summary>What a form of a page did, which the page after it says (<see cref="DoneTexts"/> has each one's sentence).</summary>
public enum Done
{
    SignedOut,
    PasswordChanged,
    ExplanationsSent,
    ConfirmationAttached,
    VersionConfirmed,
    AnswersSent,
    FoundInsufficient,
    QuestionAsked,
    ReportReturned,
    FailureRetried,
    FailureDismissed,
    RemindersRun,
    ReminderStopped,
    ReminderResent,
    PeriodChanged,
    DueChanged,
    ConfirmationChanged,
    ContactAdded,
    ContactChanged,
    ProposalTaken,
    AccountChanged,
    KeyRevoked,
    RoundRun,
    NothingSent,

    /// <summary>Nothing new: the file that came is the one of a version that is there.</summary>
    SameFile,

    /// <summary>Nothing: a form came when its sender was not signed in any more.</summary>
    FormNotSent,
}
