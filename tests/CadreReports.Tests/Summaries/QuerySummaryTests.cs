using CadreReports.Findings;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Summaries;
using CadreReports.Summaries.Queries;

namespace CadreReports.Tests.Summaries;

public sealed class QuerySummaryTests
{
    private static readonly DateTimeOffset Due = SampleRegion.Period.Due;

    [Fact]
    public void What_waits_for_an_explanation_comes_first_and_is_counted()
    {
        var asked = new[]
        {
            Asked("KT-01", (LogKind.Answer, -3)),
            Asked("KT-02"),
            Asked("KT-03", (LogKind.Answer, -3), (LogKind.Insufficient, -2)),
            Asked("KT-04", (LogKind.Answer, -3), (LogKind.Insufficient, -2), (LogKind.Answer, -1)),
        };
        var summary = Summary(ProvinceReport.Nothing(SampleRegion.Period.Province("82")!) with { Asked = asked });

        var queries = Assert.Single(summary.Queries);
        Assert.Equal(["KT-02", "KT-03", "KT-01", "KT-04"], queries.Findings.Select(f => f.Finding.RuleId));
        Assert.Equal(2, queries.Open);
    }

    [Fact]
    public void Provinces_that_were_asked_nothing_are_left_out_and_the_others_stand_in_the_regions_order()
    {
        var summary = Summary([.. new[] { "96", "60", "82" }.Select(code =>
            ProvinceReport.Nothing(SampleRegion.Period.Province(code)!) with { Asked = code == "82" ? [] : [Asked("KT-01")] })]);

        Assert.Equal(["60", "96"], summary.Queries.Select(q => q.Province.Code));
    }

    [Theory]
    [InlineData(9, null)]
    [InlineData(9, 8)]
    [InlineData(8, 9)]
    public void An_explanation_or_a_mark_on_it_can_be_the_newest_event(int answered, int? marked)
    {
        (LogKind, int)[] said = marked is { } at ? [(LogKind.Answer, answered), (LogKind.Insufficient, at)] : [(LogKind.Answer, answered)];
        var summary = Summary(SampleRegion.Reports()[0] with { Asked = [Asked("KT-01", said)], LatestReceivedAt = Due.AddDays(7), CurrentReceivedAt = Due, FirstAcceptedReceivedAt = null });

        Assert.Equal(Due.AddDays(9), summary.AsOf);
    }

    [Theory]
    [InlineData(3, 2, 1, 3)]
    [InlineData(1, 3, 2, 3)]
    [InlineData(1, 2, 3, 3)]
    public void So_can_any_arrival(int first, int current, int latest, int newest) => Assert.Equal(
        Due.AddDays(newest),
        Summary(SampleRegion.Reports()[0] with { FirstAcceptedReceivedAt = Due.AddDays(first), CurrentReceivedAt = Due.AddDays(current), LatestReceivedAt = Due.AddDays(latest), Asked = [] }).AsOf);

    private static RegionalSummary Summary(params ProvinceReport[] reports) =>
        RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, reports);

    private static AskedFinding Asked(string rule, params (LogKind Kind, int Day)[] said)
    {
        var finding = new Finding(rule, Severity.Query, "Đề nghị giải trình.", []);
        return new AskedFinding(1, finding, FindingThread.Of(
            finding.Id, [.. said.Select((s, i) => new LogEntry(i + 1, s.Kind, finding.Id, 1, "Đã kiểm tra, số liệu đúng.", null, Due.AddDays(s.Day)))]));
    }
}
