using System.Text;
using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Summaries;
using CadreReports.Summaries.Ratios;

namespace CadreReports.Tests.Summaries.Ratios;

public sealed class RatioTests
{
    private static readonly FigureRef Staff = new("BM03", "01", "total");
    private static readonly FigureRef Women = new("BM03", "02", "total");

    [Theory]
    [InlineData("2023H1", "mien-nam", 31)]
    [InlineData("2023H1", "ca-nuoc", 31)]
    [InlineData("2023H2", "mien-bac", 24)]
    [InlineData("2025H2", "ca-nuoc", 24)]
    public void Every_ratio_is_that_of_the_raw_sums(string period, string scope, int count)
    {
        var country = new GeneratedCountry(11);
        var summary = country.Summary(period, scope);
        var (id, provinces) = (summary.Period.Id, summary.Region.Provinces);

        Assert.Equal(count, summary.Ratios.Count);
        foreach (var ratio in summary.Ratios)
        {
            var isStock = ratio.Ratio.Figures.All(f => summary.Figure(f)!.Indicator.Time == TimeKind.Stock);
            var against = isStock ? id.Previous : id.LastYear;
            var now = provinces.Select(p => Value(ratio.Ratio, p, id)).ToList();
            var then = provinces.Select(p => Value(ratio.Ratio, p, against)).ToList();
            var both = Enumerable.Range(0, now.Count).Where(i => now[i] is not null && then[i] is not null).ToList();

            Assert.Equal(now.Count(v => v is not null), ratio.Places.Count);
            Assert.All(ratio.Places, place => Assert.Equal(now[provinces.ToList().IndexOf(place.Province)], (place.Value.Numerator, place.Value.Denominator)));
            Assert.Equal((now.Sum(v => v?.Above), now.Sum(v => v?.Below)), (ratio.Total.Numerator, ratio.Total.Denominator));
            Assert.Equal(
                both.Count == 0 ? null : new RatioChange(
                    against,
                    both.Count,
                    ratio.Places.Count,
                    new RatioValue(both.Sum(i => then[i]!.Value.Above), both.Sum(i => then[i]!.Value.Below)),
                    new RatioValue(both.Sum(i => now[i]!.Value.Above), both.Sum(i => now[i]!.Value.Below))),
                ratio.Change);
        }

        Assert.Equal(period == "2025H2" ? 4 : 0, summary.Ratios.Count(r => r.Change is null));

        // What a province, or all that it was made of, reported; a whole year's flow in the second half.
        (long Above, long Below)? Value(Ratio ratio, Province province, PeriodId at)
        {
            long?[] above = [.. ratio.Numerator.Select(f => Figure(f, province, at)), .. ratio.IsYearToDate && at.Half == 2 ? ratio.Numerator.Select(f => Figure(f, province, at.Previous)) : []];
            var below = Figure(ratio.Denominator, province, at);
            return above.Contains(null) || below is not > 0 ? null : (above.Sum()!.Value, below.Value);
        }

        long? Figure(FigureRef figure, Province province, PeriodId at)
        {
            if (at < id && figure is { Form: "BM04", Column: "total" } && id == new PeriodId(2025, 2))
            {
                return null;
            }

            var members = CatalogueSet.MembersOn(province, CatalogueSet.Load().Period(at)!.CutOff);
            var values = members.Select(m => country.Figures(at, m.Code)!.TryGetValue(figure, out var value) ? value : (long?)null).ToList();
            return values.Contains(null) ? null : values.Sum();
        }
    }

    [Fact]
    public void The_regions_ratio_is_not_the_mean_of_the_provinces()
    {
        var ratio = Of((1, 2), (90, 100));

        Assert.Equal(new RatioValue(91, 102), ratio.Total);
        Assert.Equal(70m, ratio.Median);
        Assert.NotEqual(ratio.Median, ratio.Total.Percent);
    }

    [Fact]
    public void Equal_ratios_share_a_rank_and_the_next_one_is_as_much_further_on()
    {
        var ratio = Of((1, 3), (1, 2), (2, 6), (1, 10), (0, 5));

        Assert.Equal([(1, 50m), (2, 100m / 3), (2, 100m / 3), (4, 10m), (5, 0m)], ratio.Places.Select(p => (p.Rank, p.Value.Percent)));
        Assert.Equal([1, 0, 2, 3, 4], ratio.Places.Select(p => SampleRegion.Region.Provinces.ToList().IndexOf(p.Province)));
    }

    [Fact]
    public void Ratios_that_only_look_alike_when_rounded_do_not_share_a_rank()
    {
        var ratio = Of((499_999_998, 999_999_997), (499_999_999, 999_999_999));

        Assert.Equal(499_999_998.0 / 999_999_997, 499_999_999.0 / 999_999_999);
        Assert.Equal([1, 2], ratio.Places.Select(p => p.Rank));
        Assert.Equal(999_999_999, ratio.Places[0].Value.Denominator);
    }

    [Fact]
    public void A_ratio_that_should_be_small_ranks_the_smallest_first()
    {
        var reports = new[] { 30L, 10, 20 }.Select((excluded, i) => Report(i, [(new("BM08", "11", "total"), excluded), (new("BM08", "08", "total"), 100)]));
        var ratio = Build([.. reports]).Ratios.Single(r => r.Ratio.Id == "low-confidence");

        Assert.Equal([10, 20, 30], ratio.Places.Select(p => p.Value.Numerator));
    }

    [Fact]
    public void A_blank_and_a_zero_below_the_line_give_no_ratio_and_no_part_of_the_sums()
    {
        var summary = Build(
        [
            Report(0, [(Women, 3), (Staff, 9)]),
            Report(1, [(Women, 5), (Staff, 0)]),
            Report(2, [(Women, 7)]),
            Report(3, [(Staff, 11)]),
        ]);

        var ratio = summary.Ratios.Single(r => r.Ratio.Id == "staff-women");
        Assert.Equal((new RatioValue(3, 9), 1), (ratio.Total, ratio.Places.Count));
        Assert.Equal(15, summary.Figure(Women)!.Total);
        Assert.DoesNotContain(summary.Ratios, r => r.Ratio.Id == "planned-women");
    }

    [Fact]
    public void In_the_second_half_a_flow_against_the_years_quota_needs_the_first_half()
    {
        var country = new GeneratedCountry(5, blanks: 0).Remove("2023H1", "82");
        var summary = country.Summary("2023H2", "mien-nam");
        var ratio = summary.Ratios.Single(r => r.Ratio.Id == "admitted-of-quota");
        var province = summary.Period.Province("79")!;

        Assert.Equal(
            country.Figures("2023H1", "79")![new("BM01", "08", "total")] + country.Figures("2023H2", "79")![new("BM01", "08", "total")],
            ratio.Of(province)!.Value.Numerator);
        Assert.Null(ratio.Of(summary.Period.Province("82")!));
        Assert.Equal(19, ratio.Places.Count);
    }

    [Fact]
    public void A_whole_year_is_compared_with_a_whole_year_or_not_at_all()
    {
        var period = CatalogueSet.Load().Period("2023H2")!;
        var reports = new GeneratedCountry(5, blanks: 0).Reports("2023H2", "mien-nam").Select(r => r with { LastYearFirst = null }).ToList();
        var summary = RegionalSummary.Build(CatalogueSet.Load().For(period), period, period.Region("mien-nam")!, reports);

        Assert.Null(summary.Ratios.Single(r => r.Ratio.Id == "admitted-of-quota").Change);
        Assert.NotNull(summary.Ratios.Single(r => r.Ratio.Id == "admitted-women").Change);
    }

    [Fact]
    public void Every_shipped_ratio_is_one_of_each_version_in_its_halves()
    {
        Assert.All(CatalogueSet.Load().Versions, version => Assert.All(Ratio.All.SelectMany(r => r.Figures), figure =>
        {
            var form = version.Form(figure.Form)!;
            Assert.Contains(form.ColumnIndex(figure.Column), form.Indicators[form.RowIndex(figure.Row)].Measures);
        }));
        Assert.Equal(Ratio.All.Select(r => r.Id), SampleRegion.Summary().Ratios.Select(r => r.Ratio.Id));
        Assert.All(Ratio.All.Where(r => r.IsYearToDate), r => Assert.Equal(TimeKind.Annual, SampleRegion.Summary().Figure(r.Denominator)!.Indicator.Time));
    }

    [Theory]
    [InlineData("""[{ "id": "a", "name": "A", "numerator": ["BM01.02.total"], "denominator": "BM01.03.total" }, { "id": "a", "name": "B", "numerator": ["BM01.02.total"], "denominator": "BM01.04.total" }]""", "'a' in Summaries/ratios.json occurs twice")]
    [InlineData("""[{ "id": "A b", "name": "A", "numerator": ["BM01.02.total"], "denominator": "BM01.03.total" }]""", "not an identifier")]
    [InlineData("""[{ "id": "a", "name": " ", "numerator": ["BM01.02.total"], "denominator": "BM01.03.total" }]""", "has no name")]
    [InlineData("""[{ "id": "a", "name": "A", "numerator": [], "denominator": "BM01.03.total" }]""", "needs figures")]
    [InlineData("""[{ "id": "a", "name": "A", "numerator": ["BM01.02.total", "BM01.02.total"], "denominator": "BM01.03.total" }]""", "each once")]
    [InlineData("""[{ "id": "a", "name": "A", "numerator": ["BM1.02.total"], "denominator": "BM01.03.total" }]""", "'BM1.02.total'")]
    [InlineData("""[{ "id": "a", "name": "A", "numerator": ["BM01.02.total"], "denominator": "BM01.03" }]""", "'BM01.03'")]
    [InlineData("""[{ "id": "a", "name": "A", "numerator": ["BM01.02.total"], "denominator": "BM01.03.total", "sort": 1 }]""", "sort")]
    [InlineData("""[{ "id": "a", "name": "A", "numerator": ["BM01.02.total"] }]""", "denominator")]
    public void Ratios_that_say_nothing_sensible_are_refused(string json, string problem) =>
        Assert.Contains(problem, Assert.Throws<InvalidDataException>(() => Ratio.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)))).Message, StringComparison.Ordinal);

    private static RatioSummary Of(params (long Women, long Staff)[] values) => Build(
        [.. values.Select((value, i) => Report(i, [(Women, value.Women), (Staff, value.Staff)]))]).Ratios.Single(r => r.Ratio.Id == "staff-women");

    private static RegionalSummary Build(IReadOnlyList<ProvinceReport> reports) =>
        RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, reports);

    private static ProvinceReport Report(int province, (FigureRef Figure, long Value)[] figures) => new(
        SampleRegion.Region.Provinces[province], SubmissionState.Accepted, 1, SampleRegion.Period.Due, SampleRegion.Period.Due, 1, 0, 0, null, new string('a', 64),
        [.. figures.Select(f => new FactRow(f.Figure.Form, f.Figure.Row, f.Figure.Form, 8, [new Fact(f.Figure.Column, f.Value, 3)]))], []);
}
