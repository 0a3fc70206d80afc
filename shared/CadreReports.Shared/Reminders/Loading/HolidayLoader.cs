using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Catalogue.Loading;
using CadreReports.Reminders.Planning;

namespace CadreReports.Reminders.Loading;

/// <summary>Reads <c>holidays.json</c>.</summary>
internal static class HolidayLoader
{
    private const string File = "holidays.json";

    /// <summary>A leap year, so that every date of any year is one.</summary>
    private const string AnyYear = "2000-";

    /// <exception cref="CatalogueException">The file is missing, unreadable or contradicts itself.</exception>
    public static WorkingCalendar Load(DataFiles data)
    {
        var file = data.Read<HolidaysFile>(File);
        List<FixedHoliday> fixedHolidays = [.. file.Fixed.Select((shape, i) => Build(shape, $"$.fixed[{i}]"))];
        var years = new List<HolidayYear>();
        for (var i = 0; i < file.Years.Count; i++)
        {
            var path = $"$.years[{i}]";
            years.Add(Build(file.Years[i], path));
            if (i > 0 && years[i].Year <= years[i - 1].Year)
            {
                throw Wrong($"{path}.year", $"{years[i].Year} does not come after {years[i - 1].Year}");
            }

            if (fixedHolidays.FirstOrDefault(h => !years[i].Off.Any(off => IsIn(off, new DateOnly(years[i].Year, h.Month, h.Day)))) is { } forgotten)
            {
                throw Wrong($"{path}.daysOff", $"{forgotten.Name} is missing");
            }
        }

        return new WorkingCalendar(fixedHolidays, years);
    }

    private static FixedHoliday Build(FixedHolidayShape shape, string path) =>
        !DateOnly.TryParseExact(AnyYear + shape.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date is { Month: 2, Day: 29 }
            ? throw Wrong($"{path}.date", $"'{shape.Date}' is no day of every year such as 09-02")
            : new FixedHoliday(date.Month, date.Day, Named(shape.Name, path));

    private static HolidayYear Build(HolidayYearShape shape, string path)
    {
        var off = new List<DaysOff>();
        for (var i = 0; i < shape.DaysOff.Count; i++)
        {
            var (days, at) = (shape.DaysOff[i], $"{path}.daysOff[{i}]");
            var to = days.To ?? days.From;
            if (days.From.Year != shape.Year || to.Year != shape.Year)
            {
                throw Wrong($"{at}.from", $"it is not in {shape.Year}");
            }

            if (to < days.From)
            {
                throw Wrong($"{at}.to", "the last day is before the first");
            }

            if (off.Count > 0 && days.From <= off[^1].To)
            {
                throw Wrong($"{at}.from", $"it does not come after {off[^1].Name}");
            }

            off.Add(new DaysOff(days.From, to, Named(days.Name, at), days.Source, days.Assumed));
        }

        var working = new List<SwappedDay>();
        foreach (var (day, i) in (shape.WorkingDays ?? []).Select((day, i) => (day, i)))
        {
            var at = $"{path}.workingDays[{i}]";
            if (day.Day.Year != shape.Year)
            {
                throw Wrong($"{at}.day", $"it is not in {shape.Year}");
            }

            if (day.Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                throw Wrong($"{at}.day", "it is a working day already");
            }

            if (off.FirstOrDefault(o => IsIn(o, day.Day)) is { } holiday)
            {
                throw Wrong($"{at}.day", $"it is also a day off, {holiday.Name}");
            }

            if (working.Count > 0 && day.Day <= working[^1].Day)
            {
                throw Wrong($"{at}.day", $"it does not come after {working[^1].Name}");
            }

            working.Add(new SwappedDay(day.Day, Named(day.Name, at), day.Source, day.Assumed));
        }

        return string.IsNullOrWhiteSpace(shape.Source)
            ? throw Wrong($"{path}.source", "the source is blank")
            : new HolidayYear(shape.Year, shape.Source, off, working);
    }

    private static bool IsIn(DaysOff off, DateOnly day) => off.From <= day && day <= off.To;

    private static string Named(string name, string path) =>
        string.IsNullOrWhiteSpace(name) ? throw Wrong($"{path}.name", "the name is blank") : name;

    private static CatalogueException Wrong(string path, string problem) => new(File, path, problem);
}
