namespace CadreReports.Reminders.Planning;

/// <summary>A holiday that has the same date every year.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">Of the month.</param>
/// <param name="Name">Vietnamese.</param>
public sealed record FixedHoliday(int Month, int Day, string Name);

/// <summary>Days off that follow one another.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Name">Vietnamese.</param>
/// <param name="Source">Where it was announced, in Vietnamese; null for the source of the year.</param>
/// <param name="Assumed">Nobody has confirmed it yet.</param>
public sealed record DaysOff(DateOnly From, DateOnly To, string Name, string? Source, bool Assumed);

/// <summary>A Saturday or Sunday on which offices work in exchange for another day.</summary>
/// <inheritdoc cref="DaysOff"/>
public sealed record SwappedDay(DateOnly Day, string Name, string? Source, bool Assumed);

/// <summary>The holidays of a year, as the yearly notice announces them.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Source">Where they were announced, in Vietnamese.</param>
/// <param name="Off">The days off, in order.</param>
/// <param name="Working">The days of rest on which offices work, in order.</param>
public sealed record HolidayYear(int Year, string Source, IReadOnlyList<DaysOff> Off, IReadOnlyList<SwappedDay> Working);

/// <summary>On which days offices work.</summary>
/// <param name="fixedHolidays">All that is known of a year without a list, apart from Saturdays and Sundays.</param>
/// <param name="years">The years with a list, in order.</param>
public sealed class WorkingCalendar(IReadOnlyList<FixedHoliday> fixedHolidays, IReadOnlyList<HolidayYear> years)
{
    private readonly Dictionary<int, HolidayYear> byYear = years.ToDictionary(y => y.Year);

    /// <summary>The years with a list, in order.</summary>
    public IReadOnlyList<HolidayYear> Years => years;

    /// <summary>Whether the holidays of a year are known.</summary>
    public bool Knows(int year) => byYear.ContainsKey(year);

    public bool IsWorkingDay(DateOnly day)
    {
        var isRest = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return byYear.GetValueOrDefault(day.Year) is { } year
            ? (!isRest || year.Working.Any(w => w.Day == day)) && !year.Off.Any(off => off.From <= day && day <= off.To)
            : !isRest && !fixedHolidays.Any(h => h.Month == day.Month && h.Day == day.Day);
    }

    /// <summary>The day itself when it is a working day, else the last one before it.</summary>
    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>The day itself when it is a working day, else the first one after it.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
