using CadreReports.Catalogue;
using CadreReports.Portal.Frame;
using CadreReports.Time;

namespace CadreReports.Portal.Reports;

/// <summary>How much time is left for a report, in words. Days are those of the calendar in Vietnam. Pure.</summary>
/// <param name="Text">Such as "Còn 3 ngày".</param>
/// <param name="Note">What follows from it; null for nothing.</param>
/// <param name="IsPressing">The last three days, and everything after them while reports are taken.</param>
public sealed record Deadline(string Text, string? Note, bool IsPressing)
{
    private const int PressingDays = 3;

    /// <param name="period">As it stands for the province.</param>
    /// <param name="now">On the application's clock.</param>
    /// <param name="isSettled">The report counts already: nobody is pressed, and nothing is overdue.</param>
    public static Deadline Of(Period period, DateTimeOffset now, bool isSettled)
    {
        var days = VietnamTime.DayOf(period.Due).DayNumber - VietnamTime.DayOf(now).DayNumber;
        return period.PhaseAt(now) switch
        {
            PeriodPhase.Draft => new Deadline(ReportTexts.DeadlineDraft, null, false),
            PeriodPhase.Locked => new Deadline(ReportTexts.DeadlineLocked, period.ClosedAt is { } closed ? PageWording.Fill(ReportTexts.DeadlineLockedSince, PageWording.Moment(closed)) : null, false),
            PeriodPhase.Published => new Deadline(ReportTexts.DeadlinePublished, ReportTexts.DeadlinePublishedNote, false),
            PeriodPhase.Grace or PeriodPhase.Overdue when isSettled => new Deadline(ReportTexts.DeadlinePast, null, false),
            PeriodPhase.Open => new Deadline(
                days == 0 ? ReportTexts.DeadlineToday : PageWording.Fill(ReportTexts.DeadlineLeft, days),
                period.GraceDays > 0 ? PageWording.Fill(ReportTexts.DeadlineGraceAhead, PageWording.Moment(period.GraceEnd)) : null,
                days < PressingDays && !isSettled),
            PeriodPhase.Grace => new Deadline(Over(days), PageWording.Fill(ReportTexts.DeadlineGrace, PageWording.Moment(period.GraceEnd)), true),
            _ => new Deadline(Over(days), ReportTexts.DeadlineOverdue, true),
        };
    }

    private static string Over(int days) => days == 0 ? ReportTexts.DeadlineOverToday : PageWording.Fill(ReportTexts.DeadlineOver, -days);
}
