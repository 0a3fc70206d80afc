using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Summaries;
using CadreReports.Summaries.Ratios;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Summaries.Ratios;

public sealed class OutlierTests
{
    private static readonly Ratio StaffWomen = Ratio.All.Single(r => r.Id == "staff-women");
    private static readonly Ratio Anything = StaffWomen with { LeastPoints = 0, LeastCases = 0 };

    [Fact]
    public void Only_the_province_that_stands_apart_is_found()
    {
        // Median 40.5, distances 0.5 0.5 1.5 1.5 2.5 2.5 3.5 49.5: deviation 2.
        var found = Assert.Single(Outlier.Find(Summary([38, 39, 40, 41, 42, 43, 90, 37])));

        Assert.Equal((SampleRegion.Region.Provinces[6], 40.5m, 2m, 0.6745m * 49.5m / 2), (found.Place.Province, found.Median, found.Deviation, found.Score));
    }

    [Fact]
    public void The_threshold_itself_is_not_yet_an_outlier()
    {
        // Deviation 6.745: a score is a tenth of the distance.
        long[] around = [500_000, 500_000 - 6_745, 500_000 + 6_745, 500_000 - 6_745, 500_000 + 6_745, 500_000, 500_000];

        Assert.Empty(Outlier.Find(Summary([.. around, 500_000 + 35_000, 500_000 - 35_000], 1_000_000)));
        Assert.Equal(3.5001m, Assert.Single(Outlier.Find(Summary([.. around, 500_000 + 35_001, 500_000 - 35_000], 1_000_000))).Score);
    }

    [Fact]
    public void Few_peers_or_peers_that_are_mostly_level_give_none()
    {
        Assert.Empty(Outlier.Find(Summary([38, 39, 40, 41, 42, 43, 99])));
        Assert.Single(Outlier.Find(Summary([38, 39, 40, 41, 42, 43, 40, 99])));
        Assert.Empty(Outlier.Find(Summary([40, 40, 40, 40, 40, 40, 1, 99])));
    }

    [Fact]
    public void It_agrees_with_a_naive_reckoning_and_moves_neither_with_scale_nor_with_order()
    {
        var inputs =
            from count in Gen.Choose(1, 20)
            from values in Gen.OneOf(Gen.Choose(300, 420), Gen.Choose(0, 1_000)).ArrayOf(count)
            from order in Gen.Shuffle(Enumerable.Range(0, count).ToArray())
            from scale in Gen.Choose(2, 50)
            select (values: values.Select(v => (long)v).ToArray(), order: order.ToArray(), scale);

        var found = 0;
        Prop.ForAll(inputs.ToArbitrary(), input =>
        {
            var plain = Outlier.Find(Summary(input.values, 1_000));
            var smaller = Outlier.Find(Summary(input.values, 1_000 * input.scale));
            var shuffled = Outlier.Find(Summary([.. input.order.Select(i => input.values[i])], 1_000));
            var codes = plain.Select(o => o.Place.Province.Code).ToList();
            found += plain.Count;
            return codes.SequenceEqual(Naive(input.values)) &&
                codes.SequenceEqual(smaller.Select(o => o.Place.Province.Code)) &&
                plain.Select(o => o.Place.Value).Order().SequenceEqual(shuffled.Select(o => o.Place.Value).Order());
        }).QuickCheckThrowOnFailure();
        Assert.True(found > 0);
    }

    [Fact]
    public void A_question_names_the_provinces_own_figures_and_the_median_and_nobody_elses()
    {
        var summary = WithOutlier("82", SampleRegion.Period);
        var outlier = Assert.Single(summary.Outliers, o => o.Ratio.Id == "admitted-of-quota" && o.Place.Province.Code == "82");

        var text = OutlierQuestion.Text(summary, outlier);

        Assert.Equal(
            "Đề nghị Ban Tổ chức Tỉnh ủy Tiền Giang kiểm tra lại số liệu hoặc giải trình: “Kết nạp đảng viên mới so với chỉ tiêu năm” của tỉnh là 7,8% " +
            "(123/1.583: BM01, dòng 08, cột “Tổng số” / BM01, dòng 30, cột “Tổng số”), thấp hơn nhiều so với mức trung vị " +
            $"{Naive1(outlier.Median)} của 17 tỉnh, thành phố khu vực miền Nam.",
            text);
        Assert.All(summary.Standings.Where(s => s.Province.Code != "82"), s => Assert.DoesNotContain(s.Province.Name, text.Replace("Tiền Giang", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(OutlierSide.Both, 0, 0, true, true)]
    [InlineData(OutlierSide.High, 0, 0, false, true)]
    [InlineData(OutlierSide.Low, 0, 0, true, false)]
    [InlineData(OutlierSide.Both, 10, 0, true, true)]
    [InlineData(OutlierSide.Both, 10.01, 0, false, true)]
    [InlineData(OutlierSide.Both, 20.01, 0, false, false)]
    [InlineData(OutlierSide.Both, 0, 100, true, true)]
    [InlineData(OutlierSide.Both, 0, 101, false, true)]
    [InlineData(OutlierSide.Both, 0, 201, false, false)]
    [InlineData(OutlierSide.Low, 10, 100, true, false)]
    public void Only_what_is_worth_a_question_is_asked(OutlierSide asks, double points, long cases, bool low, bool high)
    {
        // Of 1,000 each: the median is 400, one lies 100 below it, another 200 above.
        var ratio = Summary([398, 399, 400, 400, 401, 402, 300, 600, 400], 1_000) with { Ratio = StaffWomen with { Asks = asks, LeastPoints = (decimal)points, LeastCases = cases } };

        Assert.Equal(
            [.. low ? ["60"] : Array.Empty<string>(), .. high ? ["61"] : Array.Empty<string>()],
            Outlier.Find(ratio).Select(o => o.Distance < 0 ? "60" : "61"));
        Assert.All(Outlier.Find(ratio), o => Assert.Equal(o.Distance < 0 ? -10 : 20, o.Distance));
    }

    [Fact]
    public void Nobody_is_asked_why_no_cadre_has_little_confidence_nor_about_a_hair_among_level_peers()
    {
        Assert.Empty(Found("low-confidence", 0, 14, 14, 14, 15, 15, 15, 16, 16));
        Assert.Equal("7", Found("low-confidence", 13, 14, 14, 14, 15, 15, 16, 90));
        Assert.Empty(Found("high-confidence", 848, 849, 850, 850, 851, 851, 852, 865));
        Assert.Equal("7", Found("high-confidence", 848, 849, 850, 850, 851, 851, 852, 700));

        static string Found(string id, params long[] values)
        {
            var ratio = Summary(values, 1_000) with { Ratio = Ratio.All.Single(r => r.Id == id) };
            return string.Join(' ', Outlier.Find(ratio).Select(o => Array.IndexOf([.. SampleRegion.Region.Provinces], o.Place.Province)));
        }
    }

    [Fact]
    public void Every_ratio_says_how_far_apart_is_worth_a_question() => Assert.All(Ratio.All, ratio =>
    {
        Assert.InRange(ratio.LeastPoints, 0.05m, 20m);
        Assert.InRange(ratio.LeastCases, 1, 1_000);
        Assert.True(ratio.IsNeutral || ratio.Asks != (ratio.Order == RatioOrder.HighestFirst ? OutlierSide.High : OutlierSide.Low), ratio.Id);
    });

    [Theory]
    [InlineData(35, "là 0,035% (", "mức trung vị 0,14% của")]
    [InlineData(99_998, "là 99,998% (", "mức trung vị 0,141% của")]
    [InlineData(0, "là 0% (", "mức trung vị 0,14% của")]
    public void Small_percentages_are_written_with_the_decimals_they_need(long value, string own, string median)
    {
        var values = new long[] { 137, 138, 139, 140, 141, 142, 143, value };
        var summary = Build(values, 100_000, "BM01.19", "BM08.03");
        var text = OutlierQuestion.Text(summary, Assert.Single(summary.Outliers));

        Assert.Contains(own, text, StringComparison.Ordinal);
        Assert.Contains(median, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_about_a_whole_year_says_so()
    {
        var period = CatalogueSet.Load().Period("2023H2")!;
        var country = new GeneratedCountry(9, blanks: 0);
        var (admitted, quota) = (new FigureRef("BM01", "08", "total"), new FigureRef("BM01", "30", "total"));
        foreach (var (province, i) in period.Region("mien-nam")!.Provinces.Select((p, i) => (p, i)))
        {
            country.Figures("2023H1", province.Code)![admitted] = 400 + i;
            country.Figures("2023H2", province.Code)![admitted] = province.Code == "79" ? 4_000 : 500;
            country.Figures("2023H2", province.Code)![quota] = 1_000;
        }

        var summary = country.Summary("2023H2", "mien-nam");
        var outlier = Assert.Single(summary.Outliers, o => o.Ratio.Id == "admitted-of-quota");

        Assert.StartsWith(
            "Đề nghị Ban Tổ chức Thành ủy TP. Hồ Chí Minh kiểm tra lại số liệu hoặc giải trình: “Kết nạp đảng viên mới so với chỉ tiêu năm” của thành phố là 440,6% (4.406/1.000, tính cả 6 tháng đầu năm: BM01, dòng 08",
            OutlierQuestion.Text(summary, outlier),
            StringComparison.Ordinal);
        Assert.Contains("cao hơn nhiều so với mức trung vị 91", OutlierQuestion.Text(summary, outlier), StringComparison.Ordinal);
    }

    /// <summary>The sample region, in which one province admitted next to nobody.</summary>
    private static RegionalSummary WithOutlier(string code, Period period) => RegionalSummary.Build(
        SampleRegion.Version,
        period,
        SampleRegion.Region,
        [.. SampleRegion.Reports().Select(report => !report.IsIn ? report : report with
        {
            Facts = [.. report.Facts.Select(row => row is { Form: "BM01", Row: "08" or "30" } ? row with { Facts = [row.Facts[0] with { Value = Figure(report.Province.Code, row.Row) }] } : row)],
        })]);

    private static long Figure(string province, string row) => (province, row) switch
    {
        ("82", "08") => 123,
        ("82", _) => 1_583,
        (_, "08") => 500 + int.Parse(province, System.Globalization.CultureInfo.InvariantCulture),
        _ => 1_000,
    };

    private static string Naive1(decimal percent) => $"{Math.Round(percent, 1, MidpointRounding.AwayFromZero):0.#}".Replace('.', ',') + "%";

    private static RatioSummary Summary(long[] values, long denominator = 100) =>
        Build(values, denominator).Ratios.Single(r => r.Ratio == StaffWomen) with { Ratio = Anything };

    private static RegionalSummary Build(long[] values, long denominator, string below = "BM03.01", string above = "BM03.02") => RegionalSummary.Build(
        SampleRegion.Version,
        SampleRegion.Period,
        SampleRegion.Region,
        [.. values.Select((value, i) => new ProvinceReport(
            SampleRegion.Region.Provinces[i], SubmissionState.Accepted, 1, SampleRegion.Period.Due, SampleRegion.Period.Due, 1, 0, 0, null, new string('a', 64),
            [Row(below, denominator), Row(above, value)], []))]);

    private static FactRow Row(string row, long value) => new(row[..4], row[5..], row[..4], 8, [new Fact("total", value, 3)]);

    /// <summary>The codes of those that stand apart, in whole numbers: everything is doubled so that no median has a half.</summary>
    private static IEnumerable<string> Naive(long[] values)
    {
        if (values.Length < 8)
            return [];

        var median = DoubledMedian(values);
        var distances = values.Select(v => Math.Abs((2 * v) - median)).ToArray();
        var deviation = DoubledMedian(distances);
        return deviation == 0
            ? []
            : Enumerable.Range(0, values.Length).Where(i => 2 * 6_745 * distances[i] > 35_000 * deviation).Select(i => SampleRegion.Region.Provinces[i].Code);
    }

    private static long DoubledMedian(long[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2];
    }
}
