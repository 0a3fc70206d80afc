namespace CadreReports.Embedded.Storage.Timers;

/// <summary>
/// A schedule in NCRONTAB's six fields: second, minute, hour, day, month, weekday (0 is Sunday). A moment must agree with
/// all of them, with day and weekday both. Times are UTC, whatever the machine's time zone.
/// </summary>
internal sealed class CronSchedule
{
    // The calendar repeats after 400 years, and with it every schedule that comes at all.
    private const int CalendarCycle = 400;

    private static readonly string[] MonthNames =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] WeekdayNames = Enum.GetNames<DayOfWeek>();

    private readonly CronField seconds;
    private readonly CronField minutes;
    private readonly CronField hours;
    private readonly CronField days;
    private readonly CronField months;
    private readonly CronField weekdays;
    private readonly string text;

    private CronSchedule(string text, string[] fields)
    {
        this.text = text;
        seconds = CronField.Parse(fields[0], "second", 0, 59, []);
        minutes = CronField.Parse(fields[1], "minute", 0, 59, []);
        hours = CronField.Parse(fields[2], "hour", 0, 23, []);
        days = CronField.Parse(fields[3], "day", 1, 31, []);
        months = CronField.Parse(fields[4], "month", 1, 12, MonthNames);
        weekdays = CronField.Parse(fields[5], "weekday", 0, 6, WeekdayNames);
    }

    /// <summary>Whether it comes more than once in every minute there is; what was missed of such a schedule is not worth keeping.</summary>
    public bool IsSubMinute =>
        seconds.Count > 1 && minutes.Count == 60 && hours.Count == 24 && days.Count == 31 && months.Count == 12 && weekdays.Count == 7;

    /// <exception cref="FormatException">The text is no such expression, or names days that never come.</exception>
    public static CronSchedule Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 6)
        {
            throw new FormatException($"'{text}' has {fields.Length} fields; an NCRONTAB expression has six: second, minute, hour, day, month, weekday.");
        }

        CronSchedule schedule;
        try
        {
            schedule = new CronSchedule(text, fields);
        }
        catch (FormatException e)
        {
            throw new FormatException($"'{text}' is no NCRONTAB expression: {e.Message}.", e);
        }

        return schedule.Find(new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc)) is null
            ? throw new FormatException($"'{text}' never comes: no month has such a day.")
            : schedule;
    }

    /// <summary>The first moment of the schedule after a time.</summary>
    /// <param name="time">The time, UTC.</param>
    /// <returns>A whole second, UTC.</returns>
    public DateTime Next(DateTime time) =>
        Find(new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc).AddSeconds(1))
        ?? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    public override string ToString() => text;

    private DateTime? Find(DateTime from)
    {
        var time = from;
        var end = from.Year < DateTime.MaxValue.Year - CalendarCycle ? from.AddYears(CalendarCycle) : DateTime.MaxValue.AddDays(-40);
        while (time < end)
        {
            if (!months.Contains(time.Month))
            {
                time = new DateTime(time.Year, time.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1);
            }
            else if (!days.Contains(time.Day) || !weekdays.Contains((int)time.DayOfWeek))
            {
                time = time.Date.AddDays(1);
            }
            else if (!hours.Contains(time.Hour))
            {
                time = time.Date.AddHours(time.Hour + 1);
            }
            else if (!minutes.Contains(time.Minute))
            {
                time = time.Date.AddMinutes((time.Hour * 60) + time.Minute + 1);
            }
            else if (!seconds.Contains(time.Second))
            {
                time = time.AddSeconds(1);
            }
            else
            {
                return time;
            }
        }

        return null;
    }
}
