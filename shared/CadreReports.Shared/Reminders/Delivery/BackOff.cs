namespace CadreReports.Reminders.Delivery;

/// <summary>How long to wait before trying again, and for how long to try at all.</summary>
internal static class BackOff
{
    /// <summary>A message that is later than this is no longer the one that was meant.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    /// <summary>How long to wait for somebody to be entered whom the message can go to.</summary>
    public static readonly TimeSpan ForRecipient = TimeSpan.FromHours(1);

    private static readonly int[] Minutes = [1, 5, 15, 60, 240];

    /// <summary>How long to wait after the attempt with this number, from 1.</summary>
    public static TimeSpan After(int attempt) => TimeSpan.FromMinutes(Minutes[Math.Clamp(attempt, 1, Minutes.Length) - 1]);
}
