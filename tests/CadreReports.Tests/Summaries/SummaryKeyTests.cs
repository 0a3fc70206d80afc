using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Summaries;

namespace CadreReports.Tests.Summaries;

public sealed class SummaryKeyTests
{
    private static readonly Dictionary<string, Func<ProvinceReport, ProvinceReport>> Changes = new(StringComparer.Ordinal)
    {
        ["version"] = r => r with { CurrentVersion = r.CurrentVersion + 1 },
        ["no version"] = r => r with { CurrentVersion = null },
        ["explanations"] = r => r with { ExplanationRevision = 1 },
        ["state"] = r => r with { State = SubmissionState.Returned },
        ["current time"] = r => r with { CurrentReceivedAt = r.CurrentReceivedAt!.Value.AddTicks(1) },
        ["first time"] = r => r with { FirstAcceptedReceivedAt = r.CurrentReceivedAt },
        ["latest time"] = r => r with { LatestReceivedAt = r.LatestReceivedAt!.Value.AddSeconds(1) },
        ["uploads"] = r => r with { Uploads = r.Uploads + 1 },
        ["errors"] = r => r with { Errors = r.Errors + 1 },
        ["queries"] = r => r with { Queries = r.Queries + 1 },
        ["reason"] = r => r with { Reason = string.Empty },
        ["hash"] = r => r with { Sha256 = "00" },
    };

    public static TheoryData<string> ChangeNames => [.. Changes.Keys];

    [Fact]
    public void It_is_lower_case_hex_and_the_same_for_the_same_inputs_in_any_order()
    {
        var reports = SampleRegion.Reports();

        Assert.Matches("^[0-9a-f]{64}$", Key(reports));
        Assert.Equal(Key(reports), Key([.. reports.Reverse()]));
    }

    [Theory]
    [MemberData(nameof(ChangeNames))]
    public void It_changes_with_everything_the_workbook_shows(string change)
    {
        var reports = SampleRegion.Reports().ToList();
        var before = Key(reports);
        reports[0] = Changes[change](reports[0]);

        Assert.NotEqual(before, Key(reports));
    }

    [Fact]
    public void It_changes_with_catalogue_revision_region_and_period()
    {
        var reports = SampleRegion.Reports();
        var (version, period, region) = (SampleRegion.Version, SampleRegion.Period, SampleRegion.Region);
        var revised = new CatalogueVersion(version.Version, version.Revision + 1, version.From, version.To, version.Forms, version.Balances);
        string[] keys =
        [
            Key(reports),
            SummaryKey.Of(revised, period, region, reports),
            SummaryKey.Of(version, period, region with { Code = "khac" }, reports),
            SummaryKey.Of(version, period with { Due = period.Due.AddHours(1) }, region, reports),
            SummaryKey.Of(version, period with { Conference = null }, region, reports),
        ];

        Assert.Equal(keys.Length, keys.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void It_can_be_had_before_figures_and_texts_are_loaded()
    {
        var reports = SampleRegion.Reports();

        Assert.Equal(Key(reports), Key([.. reports.Select(r => r with { Facts = [], Texts = [] })]));
    }

    [Fact]
    public void Province_reports_that_nobody_sent_may_be_left_out()
    {
        var reports = SampleRegion.Reports();

        Assert.Equal(Key(reports), Key([.. reports.Where(r => r.State != SubmissionState.Missing)]));
    }

    private static string Key(IReadOnlyList<ProvinceReport> reports) =>
        SummaryKey.Of(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, reports);
}
