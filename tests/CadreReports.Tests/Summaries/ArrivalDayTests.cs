using CadreReports.Submissions;
using CadreReports.Summaries;

namespace CadreReports.Tests.Summaries;

public sealed class ArrivalDayTests
{
    [Fact]
    public void Nothing_accepted_gives_no_day() =>
        Assert.Empty(Build([ProvinceReport.Nothing(SampleRegion.Region.Provinces[0]) with { LatestReceivedAt = SampleRegion.Period.Due }]));

    [Fact]
    public void Days_are_those_of_Vietnam_and_go_on_to_the_due_day()
    {
        // 16:59 in Greenwich is 23:59 in Vietnam, a minute later it is the next day there.
        var days = Build([At(0, "2023-06-07T16:59:00Z"), At(1, "2023-06-07T17:00:00Z"), At(2, "2023-06-08T09:00:00+07:00")]);

        Assert.Equal([(7, 1, 1), (8, 2, 3), (9, 0, 3), (10, 0, 3)], days.Select(d => (d.Day.Day, d.Accepted, d.Total)));
    }

    [Fact]
    public void They_go_beyond_the_due_day_when_somebody_is_late_and_take_the_first_accepted_version()
    {
        var corrected = At(0, "2023-06-20T09:00:00+07:00") with { FirstAcceptedReceivedAt = DateTimeOffset.Parse("2023-06-09T09:00:00+07:00", System.Globalization.CultureInfo.InvariantCulture) };
        var days = Build([corrected, At(1, "2023-06-12T01:00:00+07:00")]);

        Assert.Equal([(9, 1, 1), (10, 0, 1), (11, 0, 1), (12, 1, 2)], days.Select(d => (d.Day.Day, d.Accepted, d.Total)));
    }

    [Fact]
    public void The_last_day_has_everybody_who_is_in()
    {
        var summary = SampleRegion.Summary();

        Assert.Equal(summary.Counts.In, summary.Timeline[^1].Total);
        Assert.Equal(summary.Counts.In, summary.Timeline.Sum(d => d.Accepted));
        Assert.Equal(summary.Timeline.Select((_, i) => summary.Timeline[0].Day.AddDays(i)), summary.Timeline.Select(d => d.Day));
    }

    private static IReadOnlyList<ArrivalDay> Build(IReadOnlyList<ProvinceReport> reports) =>
        RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, reports).Timeline;

    private static ProvinceReport At(int province, string moment)
    {
        var arrived = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        return new ProvinceReport(SampleRegion.Region.Provinces[province], SubmissionState.Accepted, 1, arrived, arrived, 1, 0, 0, null, new string('a', 64), [], []);
    }
}
