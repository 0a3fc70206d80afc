using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Portal.Board;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.WebUtilities;

namespace CadreReports.Tests.Portal.Board;

public sealed class FindingListTests
{
    private static readonly Period Period = CatalogueSet.Load().Period("2023H1")!;
    private static readonly FindingFilter Everything = new(null, null, null, null, null, 1);

    [Fact]
    public void A_filter_is_read_back_from_the_query_that_it_writes()
    {
        var filters =
            from region in Gen.Elements(null, "mien-nam", "mien-bac+mien-nam")
            from province in Gen.Elements(null, "82", "a&b=c#?")
            from kind in Gen.Elements((FindingKind?)null, FindingKind.Error, FindingKind.Query, FindingKind.Note, FindingKind.Question)
            from state in Gen.Elements((ExplanationState?)null, ExplanationState.Open, ExplanationState.Answered, ExplanationState.Insufficient)
            from rule in Gen.Elements(null, "BM01-02", "GIAI-TRINH NGẮN")
            from page in Gen.Choose(1, 40)
            select new FindingFilter(region, province, kind, state, rule, page);
        Prop.ForAll(filters.ToArbitrary(), filter =>
        {
            var query = QueryHelpers.ParseQuery(filter.ToQuery());
            Assert.Equal(filter, FindingFilter.Read(name => query.TryGetValue(name, out var value) ? value.ToString() : null));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("?loai=x&giai-trinh=y&trang=-3")]
    [InlineData("?trang=99999999999")]
    [InlineData("?vung=&tinh=&trang=0")]
    public void What_is_not_rightly_said_narrows_nothing(string query)
    {
        var read = QueryHelpers.ParseQuery(query);

        Assert.Equal(Everything, FindingFilter.Read(name => read.TryGetValue(name, out var value) ? value.ToString() : null));
    }

    [Fact]
    public void A_list_has_every_line_once_on_its_pages_and_counts_all()
    {
        var reports = Period.Provinces.Select(province => Report(province, errors: 1, queries: 2, notes: 3)).ToList();
        var first = FindingList.Of(reports, Everything);
        var all = Enumerable.Range(1, first.Pages).SelectMany(page => FindingList.Of(reports, Everything with { Page = page }).Lines).ToList();

        Assert.Equal((63 * 3, 4), (first.Total, first.Pages));
        Assert.Equal(63 * 3, all.Select(line => (line.Province.Code, line.Id)).Distinct().Count());
        Assert.DoesNotContain(all, line => line.Kind == FindingKind.Note);
        Assert.Equal(63 * 3, first.Counts[(FindingKind.Note, null)]);
        Assert.Equal(63 * 2, first.Counts[(FindingKind.Query, ExplanationState.Open)]);
        // A page that is not there is the last one.
        Assert.Equal(4, FindingList.Of(reports, Everything with { Page = 70 }).Page);
    }

    [Fact]
    public void A_list_is_narrowed_by_kind_explanation_and_rule()
    {
        var province = Period.Province("82")!;
        var report = Report(province, errors: 1, queries: 3, notes: 1);
        var queries = report.Findings.Where(finding => finding.Severity == Severity.Query).ToList();
        report = report with
        {
            Log =
            [
                Said(1, LogKind.Answer, queries[0].Id), Said(2, LogKind.Answer, queries[1].Id), Said(3, LogKind.Insufficient, queries[1].Id),
                Said(4, LogKind.Question, "q-0123456789abcdef"), Said(5, LogKind.Answer, "q-0123456789abcdef"),
            ],
        };

        Assert.Equal([queries[0].Id, "q-0123456789abcdef"], Ids(Everything with { Explanation = ExplanationState.Answered }));
        Assert.Equal([queries[1].Id], Ids(Everything with { Explanation = ExplanationState.Insufficient }));
        Assert.Equal([queries[2].Id], Ids(Everything with { Explanation = ExplanationState.Open }));
        Assert.Equal(["q-0123456789abcdef"], Ids(Everything with { Kind = FindingKind.Question }));
        Assert.Single(Ids(Everything with { Kind = FindingKind.Note }));
        Assert.Equal([queries[1].Id], Ids(Everything with { Rule = queries[1].RuleId }));
        // A rule that makes notes is among those to choose from, so choosing it shows them.
        Assert.Equal("Note-1", Assert.Single(FindingList.Of([report], Everything with { Rule = "Note-1" }).Lines).Finding!.RuleId);
        Assert.Empty(Ids(Everything with { Kind = FindingKind.Error, Explanation = ExplanationState.Open }));

        IEnumerable<string> Ids(FindingFilter filter) => FindingList.Of([report], filter).Lines.Select(line => line.Id);
    }

    [Fact]
    public void The_provinces_of_a_filter_are_its_regions_or_its_own()
    {
        Assert.Equal(20, (Everything with { Region = "mien-nam" }).Of(Period).Count);
        Assert.Equal(63, (Everything with { Region = "mien-tay" }).Of(Period).Count);
        Assert.Equal("82", Assert.Single((Everything with { Province = "82" }).Of(Period)).Code);
        Assert.Empty((Everything with { Region = "mien-bac", Province = "82" }).Of(Period));
    }

    private static LogEntry Said(int number, LogKind kind, string finding) =>
        new(number, kind, finding, 1, "Tăng do sắp xếp lại bộ máy cấp xã.", "ai-do", new DateTimeOffset(2023, 6, 5, 1, 0, 0, TimeSpan.Zero));

    private static ReportFindings Report(Province province, int errors, int queries, int notes)
    {
        var findings = new List<Finding>();
        foreach (var (severity, count) in new[] { (Severity.Note, notes), (Severity.Error, errors), (Severity.Query, queries) })
        {
            findings.AddRange(Enumerable.Range(1, count).Select(i => new Finding($"{severity}-{i}", severity, "Số liệu cần xem lại.", [new CellReference("BM01", "C7", Figure: i)])));
        }

        var version = new SubmissionVersion(
            1, SubmissionState.NeedsExplanation, "1", "x", "0", 1, "2023", 1, DateTimeOffset.UnixEpoch, null,
            new CadreReports.Submissions.Outcome(SubmissionState.NeedsExplanation, errors, queries, notes, 1, null, false));
        return new ReportFindings(province, version, findings, []);
    }
}
