using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Summaries;

namespace CadreReports.Tests.Summaries;

public sealed class ProvinceSheetTests
{
    private static readonly FigureRef Members = new("BM01", "19", "total");

    [Fact]
    public void A_province_sees_its_own_figures_beside_the_regions_median()
    {
        var country = new GeneratedCountry(4);
        var summary = country.Summary("2023H1", "mien-nam");
        var sheet = ProvinceSheet.Of(new SummaryEdition(summary, 1, "key"), "82")!;
        var figures = sheet.Forms.SelectMany(form => form.Figures).ToList();

        Assert.Equal("82", sheet.Standing.Province.Code);
        Assert.Equal(summary.Forms.SelectMany(f => f.Figures), figures.Select(f => f.Figure));
        foreach (var figure in figures)
        {
            var name = figure.Figure.Ref;
            var all = summary.Region.Provinces.Select(p => country.Figures("2023H1", p.Code)!.TryGetValue(name, out var v) ? (double?)v : null).Where(v => v is not null).Order().ToList();
            Assert.Equal(country.Figures("2023H1", "82")!.TryGetValue(name, out var now) ? now : null, figure.Value);
            Assert.Equal(country.Figures("2022H1", "82")!.TryGetValue(name, out var then) ? then : null, figure.LastYear);
            Assert.Equal(
                figure.Figure.Indicator.Time == TimeKind.Stock && country.Figures("2022H2", "82")!.TryGetValue(name, out var last) ? last : null,
                figure.Previous);
            Assert.Equal((all[(all.Count - 1) / 2] + all[all.Count / 2]) / 2, (double)figure.Median!.Value);
        }

        Assert.Equal(
            summary.Ratios.Where(r => r.Places.Any(p => p.Province.Code == "82")).Select(r => (r.Ratio.Id, "82")),
            sheet.Ratios.Select(r => (r.Ratio.Ratio.Id, r.Place.Province.Code)));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void A_median_of_few_is_left_out(int provinces, bool hasMedian)
    {
        var reports = new GeneratedCountry(4, blanks: 0).Reports("2023H1", "mien-nam").Take(provinces).ToList();
        var summary = RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, reports);
        var sheet = ProvinceSheet.Of(new SummaryEdition(summary, 1, "key"), reports[0].Province.Code)!;

        Assert.All(sheet.Forms.SelectMany(form => form.Figures), figure => Assert.Equal(hasMedian, figure.Median is not null));

        // Of two provinces the rank of one says where the other stands.
        using var output = new MemoryStream();
        ProvinceSheetWorkbook.Write(sheet, output);
        var ratios = new WrittenWorkbook(output.ToArray()).Rows("Tỷ lệ").Where(r => r.GetValueOrDefault("A") is double).ToList();
        Assert.Equal(sheet.Ratios.Count, ratios.Count);
        Assert.All(ratios.Zip(sheet.Ratios), r => Assert.Equal(
            (hasMedian && r.Second.Ratio.Places.Count == provinces, hasMedian && r.Second.Ratio.Places.Count == provinces),
            (r.First.GetValueOrDefault("D") is double, r.First.GetValueOrDefault("H") is double)));
    }

    [Theory]
    [InlineData("95")]
    [InlineData("01")]
    [InlineData("")]
    public void A_province_that_is_not_in_or_not_of_the_region_has_none(string province) =>
        Assert.Null(ProvinceSheet.Of(new SummaryEdition(SampleRegion.Summary(), 1, "key"), province));

    [Fact]
    public void Every_figure_leads_back_to_its_cell()
    {
        var report = SampleRegion.Reports()[4];
        var sources = FigureSource.Of(report).ToList();

        Assert.Equal(report.Facts.Sum(row => row.Facts.Count), sources.Count);
        var row = report.Facts.Single(f => f is { Form: "BM01", Row: "19" });
        Assert.Equal(
            new FigureSource(report.Province, Members, row.Facts[0].Value, report.CurrentVersion!.Value, "BM01", $"C{row.SheetRow}", report.CurrentReceivedAt!.Value, report.Sha256!),
            sources.Single(s => s.Figure == Members));
        Assert.Equal("E", sources.Single(s => s.Figure == Members with { Column = "ethnic" }).Cell[..1]);
        Assert.Empty(FigureSource.Of(report with { CurrentVersion = null }));
        Assert.Empty(FigureSource.Of(ProvinceReport.Nothing(report.Province) with { State = SubmissionState.Rejected, Facts = report.Facts }));
    }
}
