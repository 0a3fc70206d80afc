using CadreReports.Catalogue;
using CadreReports.Findings;

namespace CadreReports.Tests.Catalogue;

public sealed class CatalogueSetTests
{
    private readonly CatalogueSet catalogue = CatalogueSet.Load();

    [Fact]
    public void Periods_run_without_a_gap_from_2017H2_to_2026H2()
    {
        Assert.Equal(("2017H2", "2026H2"), (catalogue.Periods[0].Id.ToString(), catalogue.Periods[^1].Id.ToString()));
        Assert.All(catalogue.Periods.Skip(1).Zip(catalogue.Periods), pair => Assert.Equal(pair.Second.Id, pair.First.Id.Previous));
        Assert.All(catalogue.Periods, p => Assert.Equal(p.Id.InWords(), p.Name));
        Assert.Null(catalogue.Period("2017H1"));
        Assert.Null(catalogue.Period("2023"));
    }

    [Fact]
    public void Periods_before_the_trial_are_locked_and_later_ones_drafts() => Assert.All(
        catalogue.Periods,
        p => Assert.Equal(
            p.Id < new PeriodId(2022, 1) ? PeriodState.Locked : p.Id < new PeriodId(2023, 2) ? PeriodState.Open : PeriodState.Draft,
            p.State));

    [Fact]
    public void Figures_are_cut_off_a_month_before_the_half_year_ends()
    {
        Assert.All(catalogue.Periods, p => Assert.Equal(new DateOnly(p.Id.Year, p.Id.Half == 1 ? 5 : 11, p.Id.Half == 1 ? 31 : 30), p.CutOff));
        Assert.All(catalogue.Periods, p => Assert.Equal(new DateTime(p.Id.Year, p.Id.Half == 1 ? 6 : 12, 10, 17, 0, 0), p.Due.DateTime));
        Assert.All(catalogue.Periods, p => Assert.Equal((TimeSpan.FromHours(7), 5), (p.Due.Offset, p.GraceDays)));
        Assert.Equal(new Conference(new DateOnly(2023, 6, 22), "Cần Thơ"), catalogue.Period("2023H1")!.Conference);
        Assert.Single(catalogue.Periods, p => p.Conference is not null);
    }

    [Fact]
    public void Control_totals_of_the_provinces_own_registers_are_typed()
    {
        string[] typed = ["BM01.02", "BM01.19", "BM02.01", "BM02.02", "BM02.03", "BM03.01", "BM04.12", "BM06.01", "BM06.10", "BM07.01", "BM08.03"];
        var version = catalogue.Version("2023")!;
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
        var balances = catalogue.Version("2023")!.Balances;
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
        foreach (var version in catalogue.Versions)
        {
            Assert.All(version.Rules, r => Assert.NotEmpty(r.Instances));
            var errors = version.Rules.Where(r => r.Severity == Severity.Error && !r.IsAboutFormulas).ToList();
            Assert.Equal(errors.Sum(r => r.Instances.Count), version.Balances.Count);
            Assert.Equal(errors.Select(r => r.Id), version.Balances.Select(b => b.RuleId).Distinct());
        }
    }
}
