using CadreReports.Catalogue;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Reminders.Writing;

namespace CadreReports.Portal.Reminders;

/// <summary>Letters and what has become of them, in words.</summary>
internal static class NoticeWording
{
    public static string Of(OutboxState? state) => state switch
    {
        null => ReminderTexts.StateComing,
        OutboxState.Planned => ReminderTexts.StatePlanned,
        OutboxState.Sending => ReminderTexts.StateSending,
        OutboxState.Sent => ReminderTexts.StateSent,
        OutboxState.Cancelled => ReminderTexts.StateCancelled,
        OutboxState.NoRecipient => ReminderTexts.StateNoRecipient,
        OutboxState.Failed => ReminderTexts.StateFailed,
        OutboxState.Stopped => ReminderTexts.StateStopped,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>The colour that repeats the words.</summary>
    public static string ColourOf(OutboxState? state) => state switch
    {
        OutboxState.Sent => "accepted",
        OutboxState.Planned or OutboxState.Sending => "received",
        OutboxState.NoRecipient => "needs-explanation",
        OutboxState.Failed => "rejected",
        OutboxState.Stopped => "locked",
        _ => "missing",
    };

    /// <summary>Such as "Nhắc nộp báo cáo".</summary>
    public static string Of(NoticeKind kind)
    {
        var words = ReminderWording.Of(kind);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>Who is written to.</summary>
    public static string PlaceOf(Period period, string? province) => province is null ? ReminderTexts.Centre : period.Province(province)?.Name ?? province;
}
