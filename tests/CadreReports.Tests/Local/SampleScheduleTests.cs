using CadreReports.Local;
using CadreReports.Local.Samples;
using CadreReports.Submissions;
using CadreReports.Tests.Workbooks;

namespace CadreReports.Tests.Local;

public class SampleScheduleTests
{
    private static readonly SampleSchedule Schedule = new(TemplateFixture.Catalogue);

    public static TheoryData<string, int, int, int> Counts => new()
    {
        { "2022H1", 16, 3, 1 },
        { "2022H2", 16, 3, 1 },
        { "2023H1", 12, 4, 1 },
    };

    /// <summary>What counts in a summary: when the accepted file came.</summary>
    [Theory]
    [MemberData(nameof(Counts))]
    public void Most_are_on_time_some_within_grace_and_one_after_it(string id, int onTime, int withinGrace, int afterGrace)
    {
        var period = TemplateFixture.Period(id);
        var accepted = Schedule.Of(period.Id).Where(s => s.Expected == SubmissionState.Accepted).ToList();
        var graceEnd = period.Due.AddDays(period.GraceDays);
        Assert.Equal(
            (onTime, withinGrace, afterGrace),
            (accepted.Count(s => s.SentAt <= period.Due), accepted.Count(s => s.SentAt > period.Due && s.SentAt <= graceEnd), accepted.Count(s => s.SentAt > graceEnd)));
        Assert.Equal(accepted.Count, accepted.Select(s => s.Province).Distinct().Count());

        // Most of those in time on the last two days, several on the very day.
        var due = DateOnly.FromDateTime(period.Due.DateTime);
        Assert.InRange(accepted.Count(s => s.SentAt <= period.Due && Day(s) >= due.AddDays(-2)), onTime / 2 + 1, onTime);
        Assert.InRange(Schedule.Of(period.Id).Count(s => Day(s) == due), 3, 8);
        Assert.All(Schedule.Of(period.Id), s => Assert.NotEqual(DayOfWeek.Sunday, Day(s).DayOfWeek));
        Assert.All(Schedule.Of(period.Id), s => Assert.InRange(s.SentAt.Hour, 8, 16));
    }

    [Fact]
    public void Who_is_late_in_one_half_year_need_not_be_in_the_next()
    {
        var late = SampleWorkbooks.Periods.Select(p => Schedule.Of(p).Where(s => s.SentAt > TemplateFixture.Period(p.ToString()).Due && s.Number == 1).Select(s => s.Province).Order(StringComparer.Ordinal).ToList()).ToList();
        Assert.Equal(3, late.Select(codes => string.Join(' ', codes)).Distinct().Count());
        Assert.Equal(Schedule.Of(SampleWorkbooks.LastPeriod), new SampleSchedule(TemplateFixture.Catalogue).Of(SampleWorkbooks.LastPeriod));
    }

    /// <summary>The cover of a sample bears a date, and the clock runs through all half-years and stops before the conference.</summary>
    [Fact]
    public void Everything_happens_in_its_order()
    {
        var all = SampleWorkbooks.Periods.SelectMany(Schedule.Of).ToList();
        Assert.Equal(all.Select(s => s.SentAt).Order(), all.Select(s => s.SentAt));
        Assert.All(all, s => Assert.True(Day(s) > TemplateFixture.Period(s.Period.ToString()).CutOff.AddDays(4)));
        Assert.Equal((Moment(2022, 6, 1, 8), Moment(2023, 6, 16, 17)), (Schedule.Start, Schedule.End));
        Assert.True(Schedule.Start < all[0].SentAt && all[^1].SentAt < Schedule.End);
        Assert.True(DateOnly.FromDateTime(Schedule.End.DateTime) < TemplateFixture.Period("2023H1").Conference!.Date);
    }

    [Fact]
    public void Only_the_corrected_province_sends_twice()
    {
        var twice = SampleWorkbooks.Periods.SelectMany(Schedule.Of).GroupBy(s => (s.Period, s.Province)).Single(g => g.Count() > 1).ToList();
        Assert.Equal((SampleWorkbooks.LastPeriod, SampleWorkbooks.CorrectedProvince), (twice[0].Period, twice[0].Province));
        Assert.Equal([(1, SubmissionState.Rejected), (2, SubmissionState.Accepted)], twice.Select(s => (s.Number, s.Expected)));
        var due = TemplateFixture.Period("2023H1").Due;
        Assert.True(twice[0].SentAt < due && due < twice[1].SentAt && twice[1].SentAt < due.AddDays(5));
    }

    [Fact]
    public void The_clock_of_a_kept_folder_goes_on_after_what_it_showed()
    {
        var folder = Directory.CreateTempSubdirectory("cadre-reports-kept-").FullName;
        try
        {
            var file = Path.Combine(folder, "clock");
            Assert.Null(new KeptClock(file).Next());
            new KeptClock(file).Keep(Schedule.Start);
            new KeptClock(file).Keep(Schedule.End);
            Assert.InRange(new KeptClock(file).Next()!.Value, Schedule.End.AddSeconds(1), Schedule.End.AddHours(1));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static DateOnly Day(SampleSending sending) => DateOnly.FromDateTime(sending.SentAt.DateTime);

    private static DateTimeOffset Moment(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.FromHours(7));
}
