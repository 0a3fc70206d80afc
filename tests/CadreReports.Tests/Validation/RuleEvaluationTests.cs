using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;
using CadreReports.Findings;
using CadreReports.Tests.Catalogue.Expressions;
using CadreReports.Validation;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Validation;

public sealed class RuleEvaluationTests
{
    private static readonly Form Form = new(
        "XX01",
        "Biểu thử",
        [],
        [.. new[] { "a", "b" }.Select(c => new Measure(c, c, MeasureKind.Whole, [], null, Required: false))],
        [.. new[] { "01", "02", "03" }.Select(r => new Indicator(r, $"Dòng {r}", 0, null, "người", TimeKind.Stock, [0, 1], [], Required: false))],
        [],
        new Dictionary<string, IReadOnlyList<string>>(),
        [1, 2]);

    private static readonly Province Province = new("82", "Tiền Giang", IsCity: false, new DateOnly(2008, 8, 1), null, []);

    private static readonly FigureRef[] Figures =
        [.. Form.Indicators.SelectMany(i => Form.Measures, (i, m) => new FigureRef(Form.Code, i.Code, m.Code))];

    [Fact]
    public void Compiled_rules_agree_with_a_naive_evaluation()
    {
        var verdicts = new Dictionary<string, int>();
        var value = Gen.Frequency(
            (3, Gen.Constant((long?)null)),
            (5, Gen.Choose(0, 6).Select(n => (long?)n)),
            (1, Gen.Choose(0, int.MaxValue).Select(n => (long?)n * n)));
        var figures = Gen.ListOf(value, Figures.Length).Select(values => Figures.Zip(values).ToDictionary(p => p.First, p => p.Second));
        var report = Gen.Frequency(
            (1, Gen.Constant((Dictionary<FigureRef, long>?)null)),
            (3, figures.Select(f => (Dictionary<FigureRef, long>?)f.Where(p => p.Value is not null).ToDictionary(p => p.Key, p => p.Value!.Value))));
        var input =
            from half in Gen.Choose(1, 2)
            from own in figures
            from previous in report
            from lastYear in report
            select new RuleInput(new PeriodId(2023, half), own, previous, lastYear);
        Prop.ForAll(RuleExpressions.Truths(Figures), input.ToArbitrary(), (rule, drawn) =>
        {
            var expected = NaiveRules.Judge(rule, drawn);
            if (RuleTypes.Figures(rule).Any())
            {
                verdicts[expected] = verdicts.GetValueOrDefault(expected) + 1;
                Assert.Equal(expected, Judge(rule, drawn));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(6000));
        Assert.Equal(["?", "fill", "no", "yes"], verdicts.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("XX01.01.a = XX01.02.a / XX01.03.a", 1, 1, 0L)]
    [InlineData("XX01.01.a = XX01.02.a * XX01.02.a * XX01.02.a", 1, long.MaxValue, 0L)]
    [InlineData("XX01.01.a = XX01.02.a within 10%", 109, 100, null)]
    [InlineData("XX01.01.a < XX01.02.a within 1", 100, 100, null)]
    public void Undefined_and_tolerated_amounts_break_nothing(string rule, long first, long second, long? third) =>
        Assert.Matches("^(yes|[?])$", Judge(RuleParser.Parse(rule), Values(first, second, third)));

    [Theory]
    [InlineData("XX01.01.a = XX01.02.a within 10%", 111, 100)]
    [InlineData("XX01.01.a = XX01.02.a within 10%", 89, 100)]
    [InlineData("XX01.01.a <= XX01.02.a within 1", 102, 100)]
    [InlineData("not XX01.01.a = XX01.02.a", 7, 7)]
    public void Amounts_beyond_the_tolerance_break_the_rule(string rule, long first, long second) =>
        Assert.Equal("no", Judge(RuleParser.Parse(rule), Values(first, second, null)));

    [Fact]
    public void Message_spells_out_the_terms()
    {
        var finding = Assert.Single(Validate(
            RuleParser.Parse("XX01.01.a = (XX01.02.a - (XX01.03.a + 1)) * 2 / sum(XX01.02.b, -XX01.03.b)"),
            new RuleInput(new PeriodId(2023, 1), Figures.Zip(new long?[] { 12_345, null, 30, 7, 4, 2 }).ToDictionary(p => p.First, p => p.Second))));
        Assert.Equal(
            "XX01|Dòng 01|Dòng 02|a|12.345|10|D8|D9, D10, E9, E10|12.345 (D8)|((30 (D9) − (4 (D10) + 1)) × 2) : (7 (E9) + −2 (E10))|12.335",
            finding.Message);
    }

    private static RuleInput Values(long? first, long? second, long? third) =>
        new(new PeriodId(2023, 1), Figures.Zip(new[] { first, null, second, null, third, null }).ToDictionary(p => p.First, p => p.Second));

    private static string Judge(RuleExpression rule, RuleInput input) =>
        Message(Validate(rule, input)) ?? (Message(Validate(new NotExpression(rule), input)) is null ? "?" : "yes");

    private static string? Message(List<Finding> findings) =>
        findings.Count == 0 ? null : Assert.Single(findings).Message.Contains('|', StringComparison.Ordinal) ? "no" : "fill";

    private static List<Finding> Validate(RuleExpression rule, RuleInput input)
    {
        var template = MessageTemplate.Parse("{sheet}|{leftName}|{rightName}|{column}|{left}|{right}|{leftCells}|{rightCells}|{leftTerms}|{rightTerms}|{difference}");
        var version = new CatalogueVersion("thử", 1, new PeriodId(2023, 1), null, [Form], [], [new Rule("R", Severity.Error, rule, template, "", "", true, [rule])]);
        var report = ReportContent.Blank(version);
        foreach (var (figure, value) in input.Own)
        {
            report.Set(figure, value);
        }

        var history = new History(
            input.Previous is null ? null : new EarlierReport(input.Period.Previous, version, [Province], input.Previous),
            input.LastYear is null ? null : new EarlierReport(input.Period.LastYear, version, [Province], input.LastYear));
        return [.. Validator.Validate(version, input.Period, report.Content, history).Where(f => f.RuleId == "R")];
    }
}
