using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Summaries;
using CadreReports.Summaries.Publishing;

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
        ["latest version"] = r => r with { LatestVersion = 99 },
        ["explanations of the newest upload"] = r => r with { LatestExplanationRevision = 3 },
        ["earlier versions"] = r => r with { Basis = r.Basis + ";2017H2/60/2" },
        ["earlier catalogues"] = r => r with { BasisCatalogues = "2017/99" },
        ["name"] = r => r with { Province = r.Province with { Name = "Tên khác" } },
        ["city"] = r => r with { Province = r.Province with { IsCity = !r.Province.IsCity } },
        ["predecessors"] = r => r with { Province = r.Province with { Predecessors = [r.Province] } },
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
    public void It_can_be_had_before_the_contents_are_loaded()
    {
        var reports = SampleRegion.Reports();

        Assert.Equal(Key(reports), Key([.. reports.Select(r => r with
        {
            Facts = [], Texts = [], Previous = null, LastYear = null, LastYearFirst = null, Asked = [], Questions = [], Limitations = [],
        })]));
    }

    /// <summary>Whatever is added to a report must be thought of here: it is in the key, or follows from what is.</summary>
    [Fact]
    public void Nothing_of_a_report_is_forgotten()
    {
        string[] contents =
        [
            nameof(ProvinceReport.Facts), nameof(ProvinceReport.Texts), nameof(ProvinceReport.Previous), nameof(ProvinceReport.LastYear),
            nameof(ProvinceReport.LastYearFirst), nameof(ProvinceReport.Asked), nameof(ProvinceReport.Questions), nameof(ProvinceReport.Limitations),
        ];
        var report = SampleRegion.Reports()[0];
        foreach (var property in typeof(ProvinceReport).GetProperties().Where(p => p.CanWrite && !contents.Contains(p.Name)))
        {
            Assert.Contains(Changes.Values, change => !Equals(property.GetValue(report), property.GetValue(change(report))));
        }
    }

    /// <summary>For whatever a period, a region or a province may say otherwise: another key, or exactly the same files.</summary>
    [Fact]
    public void Files_that_differ_have_keys_that_differ()
    {
        var (period, region) = (SampleRegion.Period, SampleRegion.Region);
        var changed = region.Provinces[3] with { ValidFrom = new DateOnly(1999, 1, 1), Source = "khác" };
        (Period Period, Region Region, IReadOnlyList<ProvinceReport> Reports)[] others =
        [
            (period with { Name = "kỳ khác" }, region, SampleRegion.Reports()),
            (period with { CutOff = period.CutOff.AddDays(1) }, region, SampleRegion.Reports()),
            (period with { Due = period.Due.AddDays(-4) }, region, SampleRegion.Reports()),
            (period with { GraceDays = 1 }, region, SampleRegion.Reports()),
            (period with { Conference = new Conference(new DateOnly(2023, 7, 1), "Huế") }, region, SampleRegion.Reports()),
            (period with { State = PeriodState.Published }, region, SampleRegion.Reports()),
            (period with { Terms = new Dictionary<string, ProvinceTerms> { ["92"] = new(null, null, period.Due.AddDays(3)) } }, region, SampleRegion.Reports()),
            (period with { Terms = new Dictionary<string, ProvinceTerms> { ["92"] = new(PeriodState.Locked, period.Due, null) } }, region, SampleRegion.Reports()),
            (period with { Source = "khác", Assumed = ["due"] }, region, SampleRegion.Reports()),
            (period with { Regions = [], Provinces = [] }, region, SampleRegion.Reports()),
            (period, region with { Name = "vùng khác" }, SampleRegion.Reports()),
            (period, region with { Extent = RegionExtent.Country }, SampleRegion.Reports()),
            (period, region with { Source = "khác", Assumed = !region.Assumed }, SampleRegion.Reports()),
            (period, region with { Provinces = [.. region.Provinces.Select((p, i) => i == 3 ? changed : p)] }, [.. SampleRegion.Reports().Select((r, i) => i == 3 ? r with { Province = changed } : r)]),
        ];
        var same = 0;
        var (key, files) = (Key(SampleRegion.Reports()), Files(period, region, SampleRegion.Reports()));
        for (var i = 0; i < others.Length; i++)
        {
            var other = others[i];
            if (SummaryKey.Of(SampleRegion.Version, other.Period, other.Region, other.Reports) == key)
            {
                same++;
                Assert.All(files.Zip(Files(other.Period, other.Region, other.Reports)), pair => Assert.True(pair.First.AsSpan().SequenceEqual(pair.Second), $"change {i}"));
            }
        }

        Assert.InRange(same, 1, others.Length / 2);
    }

    [Fact]
    public void Province_reports_that_nobody_sent_may_be_left_out()
    {
        var reports = SampleRegion.Reports();

        Assert.Equal(Key(reports), Key([.. reports.Where(r => r.State != SubmissionState.Missing)]));
    }

    /// <summary>The files as they would be if the key were no part of them.</summary>
    private static List<byte[]> Files(Period period, Region region, IReadOnlyList<ProvinceReport> reports)
    {
        var edition = new SummaryEdition(RegionalSummary.Build(SampleRegion.Version, period, region, reports), 1, new string('0', 64));
        return [.. SummaryFormat.All.Select(format =>
        {
            using var output = new MemoryStream();
            format.Write(edition, output);
            return output.ToArray();
        })];
    }

    private static string Key(IReadOnlyList<ProvinceReport> reports) =>
        SummaryKey.Of(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, reports);
}
