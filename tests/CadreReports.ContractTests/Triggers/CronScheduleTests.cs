using CadreReports.Embedded.Storage.Timers;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.ContractTests.Triggers;

/// <summary>The embedded host's reading of NCRONTAB; not part of the build against the worker packages.</summary>
public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("0 0 1 * * *", "2023-06-10T00:59:59", "2023-06-10T01:00:00")]
    [InlineData("0 0 1 * * *", "2023-06-10T01:00:00", "2023-06-11T01:00:00")]
    [InlineData("0 0 1 * * *", "2023-12-31T23:59:59.9999999", "2024-01-01T01:00:00")]
    [InlineData("0 */15 * * * *", "2023-06-10T10:45:00", "2023-06-10T11:00:00")]
    [InlineData("30 5/20 * * * *", "2023-06-10T10:05:30", "2023-06-10T10:25:30")]
    [InlineData("0 0 0 29 2 *", "2023-03-01T00:00:00", "2024-02-29T00:00:00")]
    [InlineData("0 0 0 29 2 *", "2096-02-29T00:00:00", "2104-02-29T00:00:00")]
    [InlineData("0 0 0 29 2 MON", "2024-02-29T00:00:00", "2044-02-29T00:00:00")]
    [InlineData("0 0 0 31 * *", "2023-01-31T00:00:00", "2023-03-31T00:00:00")]
    [InlineData("0 0 0 29,30 Feb,apr *", "2023-01-01T00:00:00", "2023-04-29T00:00:00")]
    [InlineData("0 0 8 13 * Friday", "2023-01-13T08:00:00", "2023-10-13T08:00:00")]
    [InlineData("0 0 9-17/4 * jun-AUGUST Mon-Fri", "2023-08-31T17:00:00", "2024-06-03T09:00:00")]
    [InlineData("0 0 9-17/4 * * 1-5", "2023-06-09T13:00:01", "2023-06-09T17:00:00")]
    [InlineData("  0   0 1 * *  0 ", "2023-06-10T00:00:00", "2023-06-11T01:00:00")]
    public void The_next_time_is_the_first_that_agrees_with_every_field(string schedule, string after, string expected)
    {
        var next = CronSchedule.Parse(schedule).Next(Utc(after));

        Assert.Equal(Utc(expected), next);
        Assert.Equal(DateTimeKind.Utc, next.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("* * * * *")]
    [InlineData("* * * * * * *")]
    [InlineData("60 * * * * *")]
    [InlineData("* 60 * * * *")]
    [InlineData("* * 24 * * *")]
    [InlineData("* * * 0 * *")]
    [InlineData("* * * 32 * *")]
    [InlineData("* * * * 13 *")]
    [InlineData("* * * * * 7")]
    [InlineData("* * * * * Mo")]
    [InlineData("* * * * Juny *")]
    [InlineData("* * * Mon * *")]
    [InlineData("*/0 * * * * *")]
    [InlineData("*/-1 * * * * *")]
    [InlineData("1/ * * * * *")]
    [InlineData("30-10 * * * * *")]
    [InlineData("-5 * * * * *")]
    [InlineData("1-2-3 * * * * *")]
    [InlineData("1,,2 * * * * *")]
    [InlineData("1, * * * * *")]
    [InlineData("? * * * * *")]
    [InlineData("+1 * * * * *")]
    [InlineData("00:15:00")]
    [InlineData("0 0 0 30 2 *")]
    [InlineData("0 0 0 31 2,4,6,9,11 *")]
    public void What_is_no_schedule_is_refused_with_its_text(string text)
    {
        var e = Assert.Throws<FormatException>(() => CronSchedule.Parse(text));

        Assert.Contains($"'{text}'", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("* * * * * *", true)]
    [InlineData("*/10 0-59 0-23 1-31 jan-dec sun-sat", true)]
    [InlineData("0 * * * * *", false)]
    [InlineData("*/10 0-58 * * * *", false)]
    [InlineData("*/10 * * * * 1-5", false)]
    public void A_schedule_of_several_times_in_every_minute_is_known(string text, bool expected) =>
        Assert.Equal(expected, CronSchedule.Parse(text).IsSubMinute);

    [Fact]
    public void The_next_time_is_what_a_search_second_by_second_finds()
    {
        var property = Prop.ForAll(Arb.From(Schedules()), Arb.From(Moments()), (schedule, after) =>
        {
            var next = CronSchedule.Parse(schedule.Text).Next(after);
            var found = Search(schedule, after);
            return (found is null ? next > after.AddDays(SearchedDays) : next == found)
                .Label($"'{schedule.Text}' after {after:O}: {next:O}, but a search finds {found:O}");
        });

        property.Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private const int SearchedDays = 800;

    private static readonly string[] Months = ["JAN", "feb", "March", "apr", "May", "june", "Jul", "aug", "Sept", "OCT", "November", "dec"];
    private static readonly string[] Weekdays = ["sun", "MON", "Tuesday", "wed", "Thurs", "fri", "Sat"];

    // Looks at one second after the other on every day that fits, with nothing but membership.
    private static DateTime? Search(Expected schedule, DateTime after)
    {
        var start = new DateTime(after.Year, after.Month, after.Day, after.Hour, after.Minute, after.Second, DateTimeKind.Utc).AddSeconds(1);
        for (var day = start.Date; day <= start.Date.AddDays(SearchedDays + 1); day = day.AddDays(1))
        {
            if (!schedule.Fields[3].Contains(day.Day) || !schedule.Fields[4].Contains(day.Month) || !schedule.Fields[5].Contains((int)day.DayOfWeek))
            {
                continue;
            }

            for (var time = day == start.Date ? start : day; time.Date == day; time = time.AddSeconds(1))
            {
                if (schedule.Fields[2].Contains(time.Hour) && schedule.Fields[1].Contains(time.Minute) && schedule.Fields[0].Contains(time.Second))
                {
                    return time;
                }
            }
        }

        return null;
    }

    private static Gen<DateTime> Moments() =>
        from day in Gen.Choose(0, 365 * 30)
        from second in Gen.OneOf(Gen.Choose(0, 86_399), Gen.Elements(0, 3_599, 86_399))
        from ticks in Gen.Choose(0, 9_999_999)
        select new DateTime(1999, 12, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day).AddSeconds(second).AddTicks(ticks);

    // Days up to 28 are in every month, so that no schedule is one that never comes.
    private static Gen<Expected> Schedules() =>
        from second in Field(0, 59, [])
        from minute in Field(0, 59, [])
        from hour in Field(0, 23, [])
        from low in Gen.Choose(1, 28)
        from day in Field(1, 31, [])
        from month in Field(1, 12, Months)
        from weekday in Field(0, 6, Weekdays)
        select new Expected(
            $"{second.Text} {minute.Text} {hour.Text} {day.Text},{low} {month.Text} {weekday.Text}",
            [second.Values, minute.Values, hour.Values, [.. day.Values, low], month.Values, weekday.Values]);

    private static Gen<(string Text, HashSet<int> Values)> Field(int lowest, int highest, string[] names)
    {
        var value = Gen.Choose(lowest, highest);
        var step = Gen.Choose(1, highest + 1);
        string Name(int v) => names.Length > 0 && v % 2 == 0 ? names[v - lowest] : $"{v}";
        HashSet<int> Steps(int from, int to, int by) => [.. Enumerable.Range(lowest, highest - lowest + 1).Where(v => v >= from && v <= to && (v - from) % by == 0)];
        var part = Gen.OneOf(
            Gen.Constant(("*", Steps(lowest, highest, 1))),
            from s in step select ($"*/{s}", Steps(lowest, highest, s)),
            from v in value select (Name(v), Steps(v, v, 1)),
            from v in value from s in step select ($"{Name(v)}/{s}", Steps(v, highest, s)),
            from a in value from b in value select ($"{Name(Math.Min(a, b))}-{Name(Math.Max(a, b))}", Steps(Math.Min(a, b), Math.Max(a, b), 1)),
            from a in value from b in value from s in step select ($"{Name(Math.Min(a, b))}-{Name(Math.Max(a, b))}/{s}", Steps(Math.Min(a, b), Math.Max(a, b), s)));
        return Gen.OneOf(
            part,
            from parts in Gen.NonEmptyListOf(part) select (string.Join(',', parts.Select(p => p.Item1)), parts.SelectMany(p => p.Item2).ToHashSet()));
    }

    private static DateTime Utc(string text) =>
        DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal);

    private sealed record Expected(string Text, IReadOnlyList<HashSet<int>> Fields);
}
