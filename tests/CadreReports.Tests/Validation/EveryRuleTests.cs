using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;
using CadreReports.Validation;

namespace CadreReports.Tests.Validation;

/// <summary>Each instance of each shipped rule is given figures that keep it and figures that break it, made from the rule itself.</summary>
public sealed class EveryRuleTests
{
    private static readonly CatalogueVersion Version = CatalogueSet.Load().Version("2023")!;

    public static TheoryData<string> RuleIds => [.. Version.Rules.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void Rule_accepts_what_keeps_it_and_names_what_breaks_it(string ruleId)
    {
        var rule = Version.Rules.Single(r => r.Id == ruleId);
        var random = new Random(20230622);
        foreach (var instance in rule.Instances)
        {
            var comparison = Assert.IsType<ComparisonExpression>(instance);
            var left = Assert.IsType<FigureExpression>(comparison.Left).Figure;
            var figures = RuleTypes.Figures(instance).Distinct().ToList();
            var values = figures.ToDictionary(f => f, _ => (long?)random.Next(1, 10_000));
            var right = NaiveRules.Number(comparison.Right, values)!.Value;
            while (right < 0)
            {
                values[figures[1]] += 10_000;
                right = NaiveRules.Number(comparison.Right, values)!.Value;
            }

            values[left] = (long)right;
            Assert.Empty(FindingsOf(rule, left, values));

            var offBy = random.Next(1, 5_000);
            values[left] = (long)right + offBy;
            var finding = Assert.Single(FindingsOf(rule, left, values));
            Assert.Equal(rule.Severity, finding.Severity);
            Assert.Equal(figures.Select(f => (f.Form, f.Row, f.Column, (long?)values[f])), finding.Cells.Select(c => (c.Sheet, c.Row!, c.Column!, c.Figure)));
            Assert.Matches($"(Lệch|Vượt) {Grouped(offBy)}\\.", finding.Message);
            Assert.Contains(Grouped(values[left]!.Value), finding.Message, StringComparison.Ordinal);
            Assert.Contains(Grouped((long)right), finding.Message, StringComparison.Ordinal);
            Assert.All(finding.Cells, c => Assert.Contains(c.Address!, finding.Message, StringComparison.Ordinal));
            Assert.Contains(left.Form, finding.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('{', finding.Message);
        }
    }

    [Fact]
    public void Rules_say_what_they_protect_in_whole_sentences() => Assert.All(Version.Rules, r =>
    {
        Assert.EndsWith(".", r.Reason, StringComparison.Ordinal);
        Assert.True(char.IsUpper(r.Reason[0]) && r.Reason.Length > 30, r.Id);
    });

    private static List<CadreReports.Findings.Finding> FindingsOf(Rule rule, FigureRef left, Dictionary<FigureRef, long?> values)
    {
        var report = ReportContent.Blank(Version);
        foreach (var (figure, value) in values)
        {
            report.Set(figure, value);
        }

        var cell = report.Cell(left);
        return [.. Validator.Validate(Version, new PeriodId(2023, 1), report.Content, History.None).Where(f => f.RuleId == rule.Id && f.Cells[0] == cell)];
    }

    private static string Grouped(long figure) =>
        figure.ToString("#,##0", System.Globalization.CultureInfo.InvariantCulture).Replace(',', '.');
}
