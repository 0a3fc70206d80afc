using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Time;

namespace CadreReports.Reminders.Writing;

/// <summary>Moments, spans and counts as letters say them.</summary>
public static class ReminderWording
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    internal static string Fill(string text, params object?[] values) => string.Format(Vietnamese, text, values);

    /// <summary>Such as "17:00 ngày 10/6/2023", in Vietnam's time.</summary>
    internal static string Moment(DateTimeOffset moment) => string.Format(CultureInfo.InvariantCulture, ReminderTexts.Moment, VietnamTime.Of(moment));

    /// <summary>Such as "10/6/2023".</summary>
    internal static string Day(DateOnly day) => day.ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    internal static string Count(int count) => count.ToString("N0", Vietnamese);

    /// <summary>How far it is to the due moment, or past it, in days of the calendar.</summary>
    internal static string Timing(DateTimeOffset due, DateTimeOffset now)
    {
        var days = VietnamTime.DayOf(due).DayNumber - VietnamTime.DayOf(now).DayNumber;
        return now > due ? days == 0 ? ReminderTexts.JustOverdue : Fill(ReminderTexts.DaysOverdue, -days)
            : days == 0 ? ReminderTexts.LastDay
            : Fill(ReminderTexts.DaysLeft, days);
    }

    /// <summary>When a report is due, as far as that helps at this moment: once the due moment is over, what is left of the grace.</summary>
    /// <param name="period">As it stands for the province.</param>
    /// <param name="now">On the application's clock.</param>
    internal static string Term(Period period, DateTimeOffset now)
    {
        var (due, graceEnd) = (Moment(period.Due), Moment(period.GraceEnd));
        return now <= period.Due ? Fill(period.GraceDays > 0 ? ReminderTexts.TermAhead : ReminderTexts.TermAheadOnly, due, Timing(period.Due, now), graceEnd)
            : now <= period.GraceEnd ? Fill(ReminderTexts.TermGrace, due, graceEnd)
            : Fill(period.GraceDays > 0 ? ReminderTexts.TermOver : ReminderTexts.TermOverOnly, due, graceEnd);
    }

    /// <summary>How soon the province is to act; see <see cref="Term"/>.</summary>
    internal static string Promptness(Period period, DateTimeOffset now) =>
        now <= period.Due ? ReminderTexts.PromptAhead
        : now <= period.GraceEnd ? ReminderTexts.PromptGrace
        : ReminderTexts.PromptOver;

    /// <summary>A kind of notice within a list.</summary>
    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Reminder => ReminderTexts.KindReminder,
        NoticeKind.Escalation => ReminderTexts.KindEscalation,
        NoticeKind.Digest => ReminderTexts.KindDigest,
        NoticeKind.Calendar => ReminderTexts.KindCalendar,
        NoticeKind.Received => ReminderTexts.KindReceived,
        NoticeKind.Result => ReminderTexts.KindResult,
        NoticeKind.Awaiting => ReminderTexts.KindAwaiting,
        NoticeKind.Accepted => ReminderTexts.KindAccepted,
        NoticeKind.Insufficient => ReminderTexts.KindInsufficient,
        NoticeKind.Returned => ReminderTexts.KindReturned,
        NoticeKind.Question => ReminderTexts.KindQuestion,
        NoticeKind.Extended => ReminderTexts.KindExtended,
        NoticeKind.Reopened => ReminderTexts.KindReopened,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
