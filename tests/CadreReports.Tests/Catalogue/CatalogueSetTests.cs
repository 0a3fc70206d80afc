using CadreReports.Catalogue;

namespace CadreReports.Tests.Catalogue;

public sealed class CatalogueSetTests
{
    private readonly CatalogueSet catalogue = CatalogueSet.Load();

    [Fact]
    public void Periods_are_those_of_2022_and_2023()
    {
        Assert.Equal(["2022H1", "2022H2", "2023H1", "2023H2"], catalogue.Periods.Select(p => p.Id.ToString()));
        Assert.Equal(
            [PeriodState.Open, PeriodState.Open, PeriodState.Open, PeriodState.Draft],
            catalogue.Periods.Select(p => p.State));
        var period = catalogue.Period("2023H1")!;
        Assert.Equal("6 tháng đầu năm 2023", period.Name);
        Assert.Equal(new DateOnly(2023, 5, 31), period.CutOff);
        Assert.Equal(new DateTimeOffset(2023, 6, 10, 10, 0, 0, TimeSpan.Zero), period.Due);
        Assert.Equal(TimeSpan.FromHours(7), period.Due.Offset);
        Assert.Equal(new Conference(new DateOnly(2023, 6, 22), "Cần Thơ"), period.Conference);
        Assert.Null(catalogue.Period("2021H1"));
        Assert.Null(catalogue.Period("2023"));
    }

    [Fact]
    public void Version_2023_serves_every_period_with_ten_forms()
    {
        Assert.All(catalogue.Periods, p => Assert.Equal("2023", catalogue.For(p).Version));
        var version = Assert.Single(catalogue.Versions);
        Assert.Equal(Enumerable.Range(1, 10).Select(i => $"BM{i:00}"), version.Forms.Select(f => f.Code));
        Assert.Equal(["BM09", "BM10"], version.Forms.Where(f => f.IsList).Select(f => f.Code));
        Assert.Equal(["BM07"], version.Forms.Where(f => !f.IsCollectedIn(new PeriodId(2023, 2))).Select(f => f.Code));
    }

    [Fact]
    public void Control_totals_of_the_provinces_own_registers_are_typed()
    {
        string[] typed = ["BM01.02", "BM01.19", "BM02.01", "BM02.02", "BM02.03", "BM03.01", "BM04.12", "BM06.01", "BM06.10", "BM07.01", "BM08.03"];
        var version = catalogue.Versions[0];
        Assert.All(typed, name =>
        {
            var form = version.Form(name[..4])!;
            Assert.Empty(form.Indicators[form.RowIndex(name[5..])].SumOf);
            Assert.True(form.Indicators[form.RowIndex(name[5..])].Required);
        });
    }

    [Fact]
    public void Balances_are_spread_over_typed_rows_and_columns()
    {
        var balances = catalogue.Versions[0].Balances;
        var agencies = balances.Where(b => b.RuleId == "BM02-01").ToList();
        Assert.Equal(15, agencies.Count);
        Assert.Equal(new FigureRef("BM02", "02", "total"), agencies[1].Left);
        Assert.Equal(BalanceRelation.Equal, agencies[1].Relation);
        Assert.Equal(["party", "government", "service"], agencies[1].Right.Select(s => s.Figure.Column));
        Assert.Equal(
            [new SignedFigure(new("BM01", "06", "total"), 1), new SignedFigure(new("BM01", "07", "total"), 1), new SignedFigure(new("BM01", "12", "total"), -1)],
            Assert.Single(balances, b => b.RuleId == "BM01-02").Right);
        Assert.Equal(["t2020", "t2021", "t2025", "t2026"], balances.Where(b => b.RuleId == "BM04-01").Select(b => b.Left.Column));
        Assert.Equal(["08", "19"], balances.Where(b => b.RuleId == "BM01-05").Select(b => b.Left.Row));
        Assert.DoesNotContain(balances, b => b.RuleId == "CONG-THUC");
    }

    [Fact]
    public void Every_rule_has_instances_and_every_linear_error_rule_a_balance()
    {
        var version = catalogue.Versions[0];
        Assert.All(version.Rules, r => Assert.NotEmpty(r.Instances));
        Assert.Equal(
            version.Rules.Where(r => !r.IsAboutFormulas).Sum(r => r.Instances.Count),
            version.Balances.Count);
    }
}
