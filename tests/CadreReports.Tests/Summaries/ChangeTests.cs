using CadreReports.Catalogue;
using CadreReports.Summaries;

namespace CadreReports.Tests.Summaries;

public sealed class ChangeTests
{
    private static readonly CatalogueSet Catalogue = CatalogueSet.Load();

    /// <summary>Which provinces until 30/6/2025 are those from 1/7/2025; the others went on unchanged.</summary>
    private static readonly Dictionary<string, string[]> Mergers = """
        08=02,08 15=10,15 19=06,19 24=24,27 25=17,25,26 31=30,31 33=33,34 37=35,36,37 44=44,45 48=48,49 51=51,62 52=52,64
        56=56,58 66=54,66 68=60,67,68 75=70,75 79=74,77,79 80=72,80 82=82,87 86=83,84,86 91=89,91 92=92,93,94 96=95,96
        """
        .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('='))
        .ToDictionary(pair => pair[0], pair => pair[1].Split(','), StringComparer.Ordinal);

    /// <summary>What means something else since 1/7/2025, or is asked for only since then.</summary>
    private static readonly HashSet<string> NotComparable =
    [
        "BM01.01.total", "BM01.20.total",
        "BM02.03.*", "BM02.07.*", "BM02.11.*", "BM02.15.*", "BM02.19.*", "BM03.*.commune",
        "BM04.*.total", "BM04.*.t2030", "BM04.*.t2031",
        "BM05.10.*", "BM05.15.*", "BM05.16.*", "BM06.14.total",
    ];

    [Theory]
    [InlineData("2023H1", "ca-nuoc", 63)]
    [InlineData("2023H1", "mien-nam", 20)]
    [InlineData("2024H2", "mien-nam+mien-bac", 48)]
    public void Totals_and_changes_are_those_of_the_raw_figures(string period, string scope, int provinces)
    {
        var country = new GeneratedCountry().Remove("2023H1", "79").Remove("2024H2", "01").Remove("2022H2", "82").Remove("2022H1", "96").Remove("2023H2", "02");
        var summary = country.Summary(period, scope);
        var id = PeriodId.Parse(period);

        Assert.Equal(provinces, summary.Standings.Count);
        foreach (var figure in summary.Forms.SelectMany(form => form.Figures))
        {
            var codes = summary.Standings.Select(s => s.Province.Code).ToList();
            var now = codes.ConvertAll(code => Raw(country, id, code, figure.Ref));
            Assert.Equal((now.Any(v => v.HasValue) ? now.Sum() : null, now.Count(v => v.HasValue)), (figure.Total, figure.From));
            Expect(figure.Previous, id.Previous, now, figure.Indicator.Time == TimeKind.Stock ? codes.ConvertAll(code => Raw(country, id.Previous, code, figure.Ref)) : null);
            Expect(figure.LastYear, id.LastYear, now, codes.ConvertAll(code => Raw(country, id.LastYear, code, figure.Ref)));
        }

        void Expect(FigureThen? then, PeriodId against, List<long?> now, List<long?>? before) => Same(then, against, now, before?.Select((v, i) => IsIn(country, id, summary.Standings[i].Province.Code) ? v : null).ToList());
    }

    [Fact]
    public void The_34_provinces_are_compared_with_all_that_they_were_made_of()
    {
        var country = new GeneratedCountry(7, blanks: 1);
        var summary = country.Summary("2025H2", "ca-nuoc");
        var codes = summary.Standings.Select(s => s.Province.Code).ToList();

        Assert.Equal(34, codes.Count);
        Assert.Equal(63, codes.Sum(code => Members(code).Length));
        var compared = 0;
        foreach (var figure in summary.Forms.SelectMany(form => form.Figures))
        {
            var now = codes.ConvertAll(code => Raw(country, summary.Period.Id, code, figure.Ref));
            List<long?>? Before(string period) => IsComparable(figure.Ref) ? codes.ConvertAll(code => RawSum(country, PeriodId.Parse(period), code, figure.Ref)) : null;

            Same(figure.Previous, new PeriodId(2025, 1), now, figure.Indicator.Time == TimeKind.Stock ? Before("2025H1") : null);
            Same(figure.LastYear, new PeriodId(2024, 2), now, Before("2024H2"));
            compared += figure.LastYear is null ? 0 : 1;
        }

        Assert.True(compared > 150, $"{compared} figures are compared");
        Assert.Null(summary.Figure(new FigureRef("BM01", "01", "total"))!.Previous);
        Assert.Null(summary.Figure(new FigureRef("BM03", "01", "commune"))!.LastYear);
        Assert.NotNull(summary.Figure(new FigureRef("BM03", "01", "total"))!.Previous);
    }

    [Fact]
    public void One_missing_predecessor_takes_only_its_successor_out_of_the_comparison()
    {
        var figure = new FigureRef("BM01", "19", "total");
        var all = new GeneratedCountry(3, blanks: 0);
        var lacking = new GeneratedCountry(3, blanks: 0).Remove("2025H1", "74");
        var (before, after) = (all.Summary("2025H2", "ca-nuoc").Figure(figure)!, lacking.Summary("2025H2", "ca-nuoc").Figure(figure)!);
        var then = Members("79").Sum(code => all.Figures("2025H1", code)![figure]);
        var now = all.Figures("2025H2", "79")![figure];

        Assert.Equal((34, 34), (before.Previous!.Change.From, before.Previous.Change.Of));
        Assert.Equal(new Change(new PeriodId(2025, 1), 33, 34, before.Previous.Change.Then - then, before.Previous.Change.Now - now), after.Previous!.Change);
        Assert.False(after.Previous.Change.IsOfAll);
        Assert.Equal(before.Total, after.Total);
        Assert.Equal(before.LastYear!.Change, after.LastYear!.Change);
        Assert.Equal(["79"], lacking.Summary("2025H2", "ca-nuoc").Standings.Where((_, i) => after.Previous.ByProvince[i] is null).Select(s => s.Province.Code));
    }

    [Fact]
    public void Without_anybody_in_both_half_years_there_is_no_change_rather_than_zero()
    {
        var country = new GeneratedCountry();
        foreach (var province in Catalogue.Period("2022H2")!.Region("mien-nam")!.Provinces)
        {
            country.Remove("2022H2", province.Code);
        }

        var summary = country.Summary("2023H1", "mien-nam");
        Assert.All(summary.Forms.SelectMany(form => form.Figures), figure => Assert.Null(figure.Previous));
        Assert.NotNull(summary.Figure(new FigureRef("BM01", "19", "total"))!.LastYear);
    }

    [Fact]
    public void Difference_and_percent_are_exact_and_there_is_no_percent_of_nothing()
    {
        var period = new PeriodId(2022, 2);
        Assert.Equal((250L, 25m), (new Change(period, 1, 1, 1_000, 1_250).Difference, new Change(period, 1, 1, 1_000, 1_250).Percent));
        Assert.Equal((-1L, -100m / 3), (new Change(period, 1, 1, 3, 2).Difference, new Change(period, 1, 1, 3, 2).Percent!.Value));
        Assert.Null(new Change(period, 1, 1, 0, 5).Percent);
    }

    [Fact]
    public void A_report_of_another_half_year_is_refused()
    {
        var reports = new GeneratedCountry().Reports("2023H1", "mien-nam").ToList();
        reports[3] = reports[3] with { Previous = reports[3].LastYear };

        var problem = Assert.Throws<ArgumentException>(() =>
            RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, reports));
        Assert.Contains("2022H1 is taken for one of 2022H2", problem.Message, StringComparison.Ordinal);
    }

    private static void Same(FigureThen? then, PeriodId against, List<long?> now, List<long?>? before)
    {
        var both = before is null ? [] : now.Zip(before).Where(pair => pair is { First: not null, Second: not null }).ToList();
        if (both.Count == 0)
        {
            Assert.Null(then);
            return;
        }

        Assert.Equal(before, then!.ByProvince);
        Assert.Equal(
            new Change(against, both.Count, now.Count(v => v.HasValue), both.Sum(pair => pair.Second!.Value), both.Sum(pair => pair.First!.Value)),
            then.Change);
    }

    private static bool IsIn(GeneratedCountry country, PeriodId period, string code) => country.Figures(period, code) is not null;

    private static long? Raw(GeneratedCountry country, PeriodId period, string code, FigureRef figure) =>
        country.Figures(period, code) is { } figures && figures.TryGetValue(figure, out var value) ? value : null;

    private static long? RawSum(GeneratedCountry country, PeriodId period, string code, FigureRef figure)
    {
        var parts = Members(code).Select(member => Raw(country, period, member, figure)).ToList();
        return parts.Contains(null) ? null : parts.Sum();
    }

    private static string[] Members(string code) => Mergers.GetValueOrDefault(code, [code]);

    private static bool IsComparable(FigureRef figure) =>
        !NotComparable.Contains(figure.ToString()) && !NotComparable.Contains($"{figure.Form}.*.{figure.Column}") && !NotComparable.Contains($"{figure.Form}.{figure.Row}.*");
}
