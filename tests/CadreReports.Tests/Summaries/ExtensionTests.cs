using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CadreReports.Catalogue;
using CadreReports.Summaries;
using CadreReports.Summaries.Publishing;

namespace CadreReports.Tests.Summaries;

/// <summary>A province with a later due moment is judged by that one, and whoever reads the summary is told.</summary>
public sealed partial class ExtensionTests
{
    private const string AnGiang = "89";
    private const string BinhThuan = "60";

    // An Giang came 6 days and 144 minutes after the due moment, Bình Thuận 2 days and 290 minutes after it.
    private static readonly Period Extended = SampleRegion.Period with
    {
        Terms = new Dictionary<string, ProvinceTerms>
        {
            [AnGiang] = new(null, null, SampleRegion.Period.Due.AddDays(5)),
            [BinhThuan] = new(null, null, SampleRegion.Period.Due.AddDays(3)),
            [SampleRegion.MissingProvince] = new(null, null, SampleRegion.Period.Due.AddDays(10)),
            ["79"] = new(PeriodState.Reopened, null, null),
        },
    };

    private static readonly SummaryEdition Before = Edition(SampleRegion.Period);
    private static readonly SummaryEdition After = Edition(Extended);

    [Fact]
    public void Punctuality_is_judged_by_the_own_due_moment()
    {
        Assert.Equal((Timeliness.AfterGrace, 7), (Standing(Before, AnGiang).Timeliness, Standing(Before, AnGiang).DaysLate!.Value));
        Assert.Equal((Timeliness.WithinGrace, 2), (Standing(After, AnGiang).Timeliness, Standing(After, AnGiang).DaysLate!.Value));
        Assert.Equal((Timeliness.WithinGrace, 3), (Standing(Before, BinhThuan).Timeliness, Standing(Before, BinhThuan).DaysLate!.Value));
        Assert.Equal((Timeliness.OnTime, 0), (Standing(After, BinhThuan).Timeliness, Standing(After, BinhThuan).DaysLate!.Value));
        Assert.Equal(Before.Summary.Counts with { OnTime = Before.Summary.Counts.OnTime + 1, AfterGrace = Before.Summary.Counts.AfterGrace - 1 }, After.Summary.Counts);
        Assert.All(After.Summary.Standings.Where(s => !Extended.Terms.ContainsKey(s.Province.Code)), s =>
            Assert.Equal((Standing(Before, s.Province.Code).Timeliness, Standing(Before, s.Province.Code).DaysLate, null), (s.Timeliness, s.DaysLate, s.ExtendedDue)));

        // Days are shown up to the last day on which somebody's report is due.
        Assert.Equal((new DateOnly(2023, 6, 16), new DateOnly(2023, 6, 20)), (Before.Summary.Timeline[^1].Day, After.Summary.Timeline[^1].Day));
    }

    [Fact]
    public void Sheet_briefing_and_JSON_say_so()
    {
        Assert.Equal(
            [
                $"{BinhThuan} onTime 0 2023-06-13T10:00:00Z", $"{AnGiang} withinGrace 2 2023-06-15T10:00:00Z",
            ],
            Json(After).Where(p => p.TryGetProperty("extendedDue", out _) && p.GetProperty("in").GetBoolean())
                .Select(p => $"{p.GetProperty("code").GetString()} {p.GetProperty("timeliness").GetString()} {p.GetProperty("daysLate")} {p.GetProperty("extendedDue").GetString()}"));
        Assert.DoesNotContain(Json(Before), p => p.TryGetProperty("extendedDue", out _));

        var (sheets, briefing) = (TextOf(After, SummaryFormat.Xlsx), TextOf(After, SummaryFormat.Of("docx")!));
        Assert.Equal(3, LaterDue().Count(sheets));
        Assert.Contains("Được lùi hạn gửi đến 17:00 ngày 15/6/2023.", sheets, StringComparison.Ordinal);
        Assert.Contains("An Giang (đến 17:00 ngày 15/6/2023)", briefing, StringComparison.Ordinal);
        Assert.Contains("Được lùi hạn gửi đến 17:00 ngày 20/6/2023. Chưa gửi", briefing, StringComparison.Ordinal);
        Assert.DoesNotContain("lùi hạn", TextOf(Before, SummaryFormat.Xlsx), StringComparison.Ordinal);
        Assert.DoesNotContain("lùi hạn", TextOf(Before, SummaryFormat.Of("docx")!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_general_due_moment_beyond_it_leaves_no_extension()
    {
        var moved = Extended with { Due = SampleRegion.Period.Due.AddDays(20) };

        Assert.Equal(moved.Due, moved.For(AnGiang).Due);
        Assert.Equal(Key(moved with { Terms = new Dictionary<string, ProvinceTerms>() }), Key(moved));
        Assert.NotEqual(Key(SampleRegion.Period), Key(Extended));
    }

    [GeneratedRegex("Được lùi hạn gửi đến 17:00 ngày")]
    private static partial Regex LaterDue();

    private static string Key(Period period) => SummaryKey.Of(SampleRegion.Version, period, SampleRegion.Region, SampleRegion.Reports());

    private static SummaryEdition Edition(Period period) =>
        new(RegionalSummary.Build(SampleRegion.Version, period, SampleRegion.Region, SampleRegion.Reports()), 1, new string('0', 64));

    private static ProvinceStanding Standing(SummaryEdition edition, string province) => edition.Summary.Standings.Single(s => s.Province.Code == province);

    private static List<JsonElement> Json(SummaryEdition edition)
    {
        using var output = new MemoryStream();
        SummaryFormat.All.Single(f => f.Extension == "json").Write(edition, output);
        return [.. JsonDocument.Parse(output.ToArray()).RootElement.GetProperty("provinces").EnumerateArray()];
    }

    private static string TextOf(SummaryEdition edition, SummaryFormat format)
    {
        using var output = new MemoryStream();
        format.Write(edition, output);
        using var zip = new ZipArchive(output, ZipArchiveMode.Read);
        var text = new StringBuilder();
        foreach (var part in zip.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(part.Open());
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }
}
