using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Reminders.Planning;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Reminders;

public sealed class ReminderDaysTests
{
    private static readonly ReminderRules Rules = ReminderRules.Load(CatalogueSet.Load());

    /// <summary>"Day" reminds, "day!" escalates, "day+!" does both. Worked out by hand with a calendar.</summary>
    [Theory]
    // Due on a Saturday, grace to Thursday 15/6: 27/5 and 3/6 are Saturdays, 10/6 joins Friday 9/6, Sunday 11/6 goes to Monday.
    [InlineData("2023-06-10T17:00:00+07:00", 5, "26/5 2/6 7/6 9/6 12/6+! 13/6 14/6 15/6 16/6!")]
    // Due on mùng 2 Tết Giáp Thìn (8/2–14/2/2024): everything before moves to 7/2 or earlier, everything after to Thursday 15/2.
    [InlineData("2024-02-11T17:00:00+07:00", 3, "26/1 2/2 7/2 15/2+!")]
    // Due on 2/9/2025, a Tuesday off with 1/9 before it: 30 and 31/8 are the weekend, so 30/8, 1/9 and 2/9 all become Friday 29/8.
    [InlineData("2025-09-02T17:00:00+07:00", 2, "19/8 26/8 29/8 3/9+! 4/9 5/9!")]
    // Due on the Saturday on which offices work for 29/4/2024; 1/5, 30/4, 29/4 are off and 28/4, 27/4 the weekend.
    [InlineData("2024-05-04T17:00:00+07:00", 3, "19/4 26/4 3/5 4/5 6/5+! 7/5 8/5!")]
    // An evening in UTC is the next day in Vietnam: due Tuesday 13/6/2023 at 01:00 there.
    [InlineData("2023-06-12T18:00:00Z", 0, "30/5 6/6 9/6 12/6 13/6 14/6!")]
    public void Days_are_those_worked_out_by_hand(string due, int grace, string expected)
    {
        var days = ReminderDays.Of(Rules.Default, DateTimeOffset.Parse(due, CultureInfo.InvariantCulture), grace, Rules.Calendar);
        Assert.Equal(expected, string.Join(' ', days.Select(d =>
            d.Day.ToString("d/M", CultureInfo.InvariantCulture) + (d.Escalates ? d.Reminds ? "+!" : "!" : string.Empty))));
    }

    [Fact]
    public void Days_of_the_moon_s_calendar_are_off_and_where_it_has_them()
    {
        // The Chinese calendar has the same days as Vietnam's in these years.
        var moon = new ChineseLunisolarCalendar();
        Assert.All(Rules.Calendar.Years, year =>
        {
            var leap = moon.GetLeapMonth(year.Year);
            var newYear = DateOnly.FromDateTime(moon.ToDateTime(year.Year, 1, 1, 0, 0, 0, 0));
            var kings = DateOnly.FromDateTime(moon.ToDateTime(year.Year, leap is > 0 and <= 3 ? 4 : 3, 10, 0, 0, 0, 0));
            var tet = Assert.Single(year.Off, off => off.Name.StartsWith("Tết Nguyên đán", StringComparison.Ordinal));
            Assert.InRange(newYear, tet.From, tet.To);
            Assert.False(Rules.Calendar.IsWorkingDay(newYear.AddDays(-1)));
            Assert.Equal(kings, Assert.Single(year.Off, off => off.Name == "Giỗ Tổ Hùng Vương").From);
        });
    }

    [Fact]
    public void Year_without_a_list_knows_weekends_and_fixed_dates_only()
    {
        Assert.False(Rules.Calendar.Knows(2031));
        var off = Enumerable.Range(0, 365).Select(new DateOnly(2031, 1, 1).AddDays)
            .Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Rules.Calendar.IsWorkingDay(d));
        Assert.Equal([new(2031, 1, 1), new(2031, 4, 30), new(2031, 5, 1), new(2031, 9, 2)], off);
    }

    [Fact]
    public void Every_nominal_day_is_covered_where_it_belongs_and_nothing_else_is() => Prop.ForAll(Cases().ToArbitrary(), c =>
    {
        // The whole surroundings day by day, instead of steps from a day.
        var dueDay = c.Due;
        var working = Enumerable.Range(-200, 600).Select(dueDay.AddDays).Where(c.Calendar.IsWorkingDay).ToList();
        DateOnly Covers(DateOnly day) => working.Last(w => w <= day) is var before && day > dueDay && before <= dueDay ? working.First(w => w > day) : before;
        var reminded = Nominal(c, [.. c.Plan.DaysBefore.Select(d => -d), .. c.Plan.OnDueDay ? [0] : Array.Empty<int>(), .. c.Plan.DailyInGrace ? Enumerable.Range(1, c.Grace) : []]);
        var escalated = Nominal(c, [.. c.Plan.EscalatesAfterDue, .. c.Plan.EscalatesAfterGrace.Select(d => d + c.Grace)]);

        var days = ReminderDays.Of(c.Plan, new DateTimeOffset(dueDay.ToDateTime(new TimeOnly(17, 0)), TimeSpan.FromHours(7)), c.Grace, c.Calendar);

        Assert.All(days, d => Assert.True(c.Calendar.IsWorkingDay(d.Day)));
        Assert.All(days.Where(d => d.Escalates), d => Assert.True(d.Day > dueDay));
        Assert.Equal(days.Select(d => d.Day).Distinct().Order(), days.Select(d => d.Day));
        Assert.Equal(reminded.Select(Covers).Distinct().Order(), days.Where(d => d.Reminds).Select(d => d.Day));
        Assert.Equal(escalated.Select(Covers).Distinct().Order(), days.Where(d => d.Escalates).Select(d => d.Day));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static List<DateOnly> Nominal(Case c, IEnumerable<int> offsets) => [.. offsets.Select(c.Due.AddDays)];

    /// <summary>Due days around the real holidays, and calendars with long breaks of their own.</summary>
    private static Gen<Case> Cases() =>
        from due in Gen.Choose(0, 1825).Select(new DateOnly(2022, 1, 1).AddDays)
        from grace in Gen.Choose(0, 30)
        from before in Gen.SubListOf(Enumerable.Range(1, 30))
        from afterDue in Gen.SubListOf(Enumerable.Range(1, 5))
        from afterGrace in Gen.SubListOf(Enumerable.Range(1, 5))
        from onDue in Gen.Elements(true, false)
        from daily in Gen.Elements(true, false)
        from gap in Gen.Choose(0, 20)
        from length in Gen.Choose(0, 15)
        let first = new DateOnly(due.Year, 1, 1).AddDays(Math.Clamp(due.DayOfYear - 1 - gap, 0, 340))
        let calendar = length == 0 ? Rules.Calendar : new WorkingCalendar([], [new HolidayYear(due.Year, "x", [new DaysOff(first, first.AddDays(length), "x", null, false)], [])])
        select new Case(due, grace, new ReminderPlan("x", [.. before], onDue, daily, [.. afterDue], [.. afterGrace], Rules.Default.Texts), calendar);

    private sealed record Case(DateOnly Due, int Grace, ReminderPlan Plan, WorkingCalendar Calendar);
}
