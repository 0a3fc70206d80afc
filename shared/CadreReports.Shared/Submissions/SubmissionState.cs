namespace CadreReports.Submissions;

/// <summary>Where a province's report, or one version of it, stands.</summary>
public enum SubmissionState
{
    /// <summary>chưa gửi: nothing has arrived.</summary>
    Missing,

    /// <summary>đã nhận: arrived, being processed.</summary>
    Received,

    /// <summary>có lỗi: refused by the guard, or has errors.</summary>
    Rejected,

    /// <summary>chờ giải trình: has open queries.</summary>
    NeedsExplanation,

    /// <summary>chờ xác nhận: waits for the province's approver.</summary>
    AwaitingConfirmation,

    /// <summary>đã chấp nhận: its figures count.</summary>
    Accepted,

    /// <summary>trả lại: the centre returned it with a reason.</summary>
    Returned,

    /// <summary>đã khóa: arrived after the period was locked, or locked with it.</summary>
    Locked,
}

/// <summary>The states as they are written in tables, JSON and addresses.</summary>
public static class SubmissionStateName
{
    private static readonly string[] Names =
        ["missing", "received", "rejected", "needs-explanation", "awaiting-confirmation", "accepted", "returned", "locked"];

    public static string Of(SubmissionState state) => Names[(int)state];

    /// <summary>The state in Vietnamese, for people.</summary>
    public static string Vietnamese(SubmissionState state) => state switch
    {
        SubmissionState.Missing => SubmissionTexts.StateMissing,
        SubmissionState.Received => SubmissionTexts.StateReceived,
        SubmissionState.Rejected => SubmissionTexts.StateRejected,
        SubmissionState.NeedsExplanation => SubmissionTexts.StateNeedsExplanation,
        SubmissionState.AwaitingConfirmation => SubmissionTexts.StateAwaitingConfirmation,
        SubmissionState.Accepted => SubmissionTexts.StateAccepted,
        SubmissionState.Returned => SubmissionTexts.StateReturned,
        SubmissionState.Locked => SubmissionTexts.StateLocked,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <exception cref="FormatException">No state has this name.</exception>
    public static SubmissionState Parse(string name)
    {
        var index = Array.IndexOf(Names, name);
        return index >= 0 ? (SubmissionState)index : throw new FormatException($"'{name}' is not a submission state.");
    }
}
