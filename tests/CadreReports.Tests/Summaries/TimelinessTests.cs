using CadreReports.Submissions;
using CadreReports.Summaries;

namespace CadreReports.Tests.Summaries;

public sealed class TimelinessTests
{
    [Theory]
    [InlineData("2023-06-10T17:00:00+07:00", Timeliness.OnTime, 0)]
    [InlineData("2023-06-10T10:00:00+00:00", Timeliness.OnTime, 0)]
    [InlineData("2023-06-10T12:00:00+09:00", Timeliness.OnTime, 0)]
    [InlineData("2023-06-10T17:00:01+07:00", Timeliness.WithinGrace, 1)]
    [InlineData("2023-06-10T10:00:01+00:00", Timeliness.WithinGrace, 1)]
    [InlineData("2023-06-11T17:00:00+07:00", Timeliness.WithinGrace, 1)]
    [InlineData("2023-06-11T17:00:01+07:00", Timeliness.WithinGrace, 2)]
    [InlineData("2023-06-15T17:00:00+07:00", Timeliness.WithinGrace, 5)]
    [InlineData("2023-06-15T10:00:00+00:00", Timeliness.WithinGrace, 5)]
    [InlineData("2023-06-15T17:00:01+07:00", Timeliness.AfterGrace, 6)]
    public void A_report_is_judged_by_the_instant_it_came(string receivedAt, Timeliness expected, int daysLate)
    {
        var moment = DateTimeOffset.Parse(receivedAt, System.Globalization.CultureInfo.InvariantCulture);
        var standing = Standing(Accepted with { CurrentReceivedAt = moment });

        Assert.Equal((expected, (int?)daysLate), (standing.Timeliness, standing.DaysLate));
    }

    [Fact]
    public void A_later_correction_does_not_make_a_punctual_province_late()
    {
        var late = SampleRegion.Period.Due.AddDays(9);
        var standing = Standing(Accepted with { CurrentReceivedAt = late, FirstAcceptedReceivedAt = SampleRegion.Period.Due });

        Assert.Equal(Timeliness.OnTime, standing.Timeliness);
        Assert.Equal(Timeliness.AfterGrace, Standing(Accepted with { CurrentReceivedAt = late }).Timeliness);
    }

    [Fact]
    public void Something_sent_but_not_accepted_is_missing()
    {
        var standing = Standing(Accepted with { State = SubmissionState.Rejected, CurrentVersion = null, CurrentReceivedAt = null });

        Assert.Equal(Timeliness.Missing, standing.Timeliness);
        Assert.Null(standing.DaysLate);
        Assert.False(standing.IsIn);
    }

    private static ProvinceReport Accepted { get; } = SampleRegion.Reports()[0];

    private static ProvinceStanding Standing(ProvinceReport report) => ProvinceStanding.Of(report, SampleRegion.Period);
}
