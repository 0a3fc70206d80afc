using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;

namespace CadreReports.Tests.Catalogue.Expressions;

public sealed class RuleBinderTests
{
    private readonly RuleBinder binder = new(CatalogueSet.Load().Version("2023")!.Forms);

    [Theory]
    [InlineData("BM01.*.female <= BM01.*.total", "BM01.08.female <= BM01.08.total|BM01.19.female <= BM01.19.total")]
    [InlineData("BM06.01.* = sum(BM06.02.*..BM06.04.*)", "BM06.01.total = sum(BM06.02.total, BM06.03.total, BM06.04.total)|BM06.01.female = sum(BM06.02.female, BM06.03.female, BM06.04.female)")]
    [InlineData("BM04.13.* <= BM04.12.*", "BM04.13.t2020 <= BM04.12.t2020|BM04.13.t2021 <= BM04.12.t2021|BM04.13.t2025 <= BM04.12.t2025|BM04.13.t2026 <= BM04.12.t2026")]
    [InlineData("sum(BM07.01.excellent..BM07.01.good) > 0", "sum(BM07.01.excellent, BM07.01.good) > 0")]
    [InlineData("BM07.01.assessed <= BM01.02.total", "BM07.01.assessed <= BM01.02.total")]
    [InlineData("BM01.19.* = BM06.01.*", "BM01.19.total = BM06.01.total|BM01.19.female = BM06.01.female")]
    [InlineData("BM04.01.* = prev(BM04.12.*)", "BM04.01.t2020 = prev(BM04.12.t2020)|BM04.01.t2021 = prev(BM04.12.t2021)|BM04.01.t2025 = prev(BM04.12.t2025)|BM04.01.t2026 = prev(BM04.12.t2026)")]
    [InlineData("BM01.*.under30 = lastyear(BM01.*.under30)", "BM01.08.under30 = lastyear(BM01.08.under30)")]
    [InlineData("ratio(yeartodate(BM06.06.*), BM06.11.*) <= 5", "ratio(yeartodate(BM06.06.total), BM06.11.total) <= 5|ratio(yeartodate(BM06.06.female), BM06.11.female) <= 5")]
    [InlineData("if(BM01.*.under30 > 0, BM01.*.total > 0, BM01.*.female = 0)", "if(BM01.08.under30 > 0, BM01.08.total > 0, BM01.08.female = 0)")]
    [InlineData("if(prev(BM01.19.total) > 5, BM01.19.total > 5)", "if(prev(BM01.19.total) > 5, BM01.19.total > 5)")]
    [InlineData("not BM01.*.under30 > 5 and BM01.*.ethnic > 1", "not BM01.08.under30 > 5 and BM01.08.ethnic > 1")]
    public void Wildcards_and_ranges_are_spread_out(string text, string instances) =>
        Assert.Equal(instances, string.Join('|', binder.Bind(RuleParser.Parse(text))));

    [Theory]
    [InlineData("BM01.02.total", 1, "a comparison is expected")]
    [InlineData("BM01.02.total + 1", 15, "a comparison is expected")]
    [InlineData("not BM01.02.total", 5, "a comparison is expected")]
    [InlineData("(BM01.02.total = 1) + 1 = 2", 16, "a number is expected")]
    [InlineData("sum(BM01.02.total, (1 = 1)) = 2", 23, "a number is expected")]
    [InlineData("formulas and 1 = BM01.02.total", 1, "stands alone")]
    [InlineData("1 = 1", 3, "names no figure")]
    [InlineData("BM09.01.number = 1", 1, "holds no figures")]
    [InlineData("1 = sum(BM01.03.total..BM01.02.total)", 9, "runs backwards")]
    [InlineData("1 = sum(BM01.03.total..BM01.03.total)", 9, "a single figure")]
    [InlineData("1 = sum(BM01.03.total..BM02.04.total)", 9, "one row or one column of one form")]
    [InlineData("1 = sum(BM01.08.total..BM01.19.female)", 9, "one row or one column of one form")]
    [InlineData("1 = sum(BM01.08.female..BM01.19.female)", 9, "BM01.09.female")]
    [InlineData("1 = sum(BM01.03.total..BM01.08.total)", 9, "count the formula BM01.07.total")]
    [InlineData("1 = sum(BM04.12.total..BM04.12.t2020)", 9, "count the formula BM04.12.total")]
    [InlineData("BM01.*.under30 = BM01.07.total + BM01.*.under40", 34, "no column under40")]
    [InlineData("BM01.*.under30 <= BM06.*.female", 19, "row codes are unrelated")]
    [InlineData("BM01.01.* <= BM07.01.*", 11, "no row or column fits")]
    [InlineData("BM01.01.* <= prev(BM07.01.*)", 11, "no row or column fits")]
    [InlineData("BM01.06.total = prev(BM01.98.total)", 22, "form BM01 has no row 98")]
    [InlineData("BM01.06.total = prev(BM01.08.total)", 22, "prev applies to a stock, but BM01.08.total is a flow")]
    [InlineData("BM01.06.total = prev(BM01.30.total)", 22, "prev applies to a stock, but BM01.30.total is annual")]
    [InlineData("BM01.*.total = prev(BM01.*.total)", 21, "but BM01.08.total is a flow")]
    [InlineData("yeartodate(BM01.19.total) = 1", 12, "yeartodate applies to a flow, but BM01.19.total is a stock")]
    [InlineData("yeartodate(BM07.01.assessed) = 1", 12, "yeartodate applies to a flow, but BM07.01.assessed is annual")]
    [InlineData("BM01.02.total = lastyear(BM09.01.number)", 26, "holds no figures")]
    [InlineData("prev(BM01.19.total) = lastyear(BM01.19.total)", 21, "no figure of the report itself")]
    [InlineData("BM01.19.total > 5 or prev(BM01.19.total) > 5", 42, "no figure of the report itself")]
    [InlineData("if(BM01.19.total > 5, not prev(BM01.19.total) > 5)", 47, "no figure of the report itself")]
    [InlineData("if(BM01.19.total > 5, BM01.19.total > 6, 1 > 2)", 44, "no figure of the report itself")]
    [InlineData("BM01.19.total = BM01.19.total", 15, "BM01.19.total is compared with itself")]
    [InlineData("BM01.02.total > 1 and (BM01.*.female <= BM01.*.female or BM01.02.total = 2)", 38, "BM01.08.female is compared with itself")]
    [InlineData("if(BM01.02.total, 1 = 2)", 4, "a comparison is expected")]
    [InlineData("if(1 = 2, BM01.02.total)", 11, "a comparison is expected")]
    [InlineData("if(1 = 2, 1 = 2, BM01.02.total)", 18, "a comparison is expected")]
    [InlineData("1 + (if(1 = 2, BM01.02.total = 1)) = 2", 6, "a number is expected")]
    [InlineData("ratio(BM01.02.total, (1 = 2)) = 1", 25, "a number is expected")]
    [InlineData("ratio(BM01.02.total, 2)", 1, "a comparison is expected")]
    public void Senseless_rule_is_refused_where_it_is_wrong(string text, int character, string problem)
    {
        var exception = Assert.Throws<ExpressionException>(() => binder.Bind(RuleParser.Parse(text)));
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
        Assert.Equal(character, exception.Position.Offset + 1);
    }

    [Fact]
    public void Formulas_checks_every_formula_cell_once()
    {
        var cells = binder.Bind(RuleParser.Parse("formulas"));
        var lefts = cells.Select(c => RuleTypes.Figures(c).First().ToString()).ToList();
        Assert.Equal(lefts.Count, lefts.Distinct().Count());

        // BM01: 2 rows; BM02: 5 rows of 4; BM04: 16 totals and 4 columns of one row; BM05: one row of 3.
        Assert.Equal(2 + 20 + 16 + 4 + 3, lefts.Count);
        Assert.Contains(cells, c => c.ToString() == "BM04.06.total = sum(BM04.06.t2020, BM04.06.t2021, BM04.06.t2025, BM04.06.t2026)");
        Assert.Contains(cells, c => c.ToString() == "BM04.05.total = sum(BM04.06.total, BM04.07.total, BM04.08.total, BM04.09.total, BM04.10.total, BM04.11.total)");
        Assert.Contains(cells, c => c.ToString() == "BM02.04.party = sum(BM02.01.party, BM02.02.party, BM02.03.party)");
    }
}
