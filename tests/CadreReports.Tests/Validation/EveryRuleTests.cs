using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;
using CadreReports.Findings;
using CadreReports.Validation;

namespace CadreReports.Tests.Validation;

/// <summary>
/// Each instance of each shipped rule of each catalogue version is given figures that keep it and figures that break it,
/// made from the rule itself.
/// </summary>
public sealed class EveryRuleTests
{
    private static readonly CatalogueSet Catalogue = CatalogueSet.Load();

    public static TheoryData<string, string> Rules
    {
        get
        {
            var rules = new TheoryData<string, string>();
            foreach (var version in Catalogue.Versions)
            {
                foreach (var rule in version.Rules)
                {
                    rules.Add(version.Version, rule.Id);
                }
            }

            return rules;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_accepts_what_keeps_it_and_names_what_breaks_it(string versionName, string ruleId)
    {
        var version = Catalogue.Versions.Single(v => v.Version == versionName);
        var rule = version.Rules.Single(r => r.Id == ruleId);
        var random = new Random(20230622);

        // Two years after the version's first, all that a report is compared with follows the same version.
        var period = new PeriodId(version.From.Year + 2, rule.Halves[0]);
        foreach (var instance in rule.Instances)
        {
            var comparison = SolvedRule.FirstComparison(instance);
            Assert.Empty(FindingsOf(version, rule, comparison, SolvedRule.Figures(instance, "yes", period, random)));

            var input = SolvedRule.Figures(instance, "no", period, random);
            var finding = Assert.Single(FindingsOf(version, rule, comparison, input));
            Assert.Equal(rule.Severity, finding.Severity);
            var own = RuleTypes.Figures(comparison).Distinct().ToList();
            Assert.Equal(own.Select(f => (f.Form, f.Row, f.Column, input.Own[f])), finding.Cells.Select(c => (c.Sheet, c.Row!, c.Column!, c.Figure)));
            Assert.Equal(Earlier(comparison, input), finding.Earlier?.Select(e => (e.Period, e.Figure, e.Value)) ?? []);
            AssertSays(finding, rule, comparison, input);
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_says_what_it_protects_in_a_whole_sentence(string versionName, string ruleId)
    {
        var rule = Catalogue.Versions.Single(v => v.Version == versionName).Rules.Single(r => r.Id == ruleId);
        Assert.EndsWith(".", rule.Reason, StringComparison.Ordinal);
        Assert.True(char.IsUpper(rule.Reason[0]) && rule.Reason.Length > 30, rule.Id);
    }

    private static void AssertSays(Finding finding, Rule rule, ComparisonExpression comparison, RuleInput input)
    {
        var message = finding.Message;
        var isRatio = comparison.Left is RatioExpression || comparison.Right is RatioExpression;
        var left = NaiveRules.Number(comparison.Left, input)!.Value;
        var right = NaiveRules.Number(comparison.Right, input)!.Value;
        Assert.Contains(isRatio ? Percent(left) : Grouped(left), message, StringComparison.Ordinal);
        if (isRatio)
        {
            Assert.All(finding.Cells, c => Assert.Contains($"{Grouped(c.Figure!.Value)} ({c.Address})", message, StringComparison.Ordinal));
        }
        else
        {
            Assert.Contains(Grouped(right), message, StringComparison.Ordinal);
            Assert.All(finding.Cells, c => Assert.Contains(c.Address!, message, StringComparison.Ordinal));
        }

        if (rule.Message.Parts.Contains(MessagePart.Difference))
        {
            Assert.Matches($"(Lệch|Vượt|Còn) {Grouped(Math.Abs(left - right))}[. ]", message);
        }

        foreach (var earlier in finding.Earlier ?? [])
        {
            Assert.Contains(Grouped(earlier.Value), message, StringComparison.Ordinal);
            Assert.Contains(PeriodId.Parse(earlier.Period).InWords(), message, StringComparison.Ordinal);
            Assert.DoesNotContain("sáp nhập", message, StringComparison.Ordinal);
        }

        if (rule.Severity == Severity.Query)
        {
            Assert.EndsWith($"Số đúng thì giải trình ở cột Giải trình của dòng {finding.Cells[0].Row} hoặc trên trang của phiên bản; số sai thì sửa.", message, StringComparison.Ordinal);
        }

        Assert.Contains(finding.Cells[0].Sheet, message, StringComparison.Ordinal);
        Assert.DoesNotContain('{', message);
        Assert.DoesNotContain("  ", message, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Period, string Figure, long Value)> Earlier(ComparisonExpression comparison, RuleInput input) =>
        RuleTypes.Histories(comparison)
            .Where(h => h.Function != HistoryFunction.YearToDate || input.Period.Half == 2)
            .Select(h => h.Function == HistoryFunction.LastYear
                ? (input.Period.LastYear.ToString(), h.Figure.ToString(), input.LastYear![h.Figure])
                : (input.Period.Previous.ToString(), h.Figure.ToString(), input.Previous![h.Figure]));

    private static List<Finding> FindingsOf(CatalogueVersion version, Rule rule, ComparisonExpression comparison, RuleInput input)
    {
        var report = ReportContent.Blank(version);
        foreach (var (figure, value) in input.Own)
        {
            report.Set(figure, value);
        }

        Province[] province = [Catalogue.Provinces[0]];
        var history = new History(
            new EarlierReport(input.Period.Previous, version, province, input.Previous!),
            new EarlierReport(input.Period.LastYear, version, province, input.LastYear!));
        var cell = report.Cell(RuleTypes.Figures(comparison).First());
        return [.. Validator.Validate(version, input.Period, report.Content, history).Where(f => f.RuleId == rule.Id && f.Cells[0] == cell)];
    }

    private static string Grouped(decimal figure) =>
        figure.ToString("#,##0", CultureInfo.InvariantCulture).Replace(',', '.').Replace('-', '−');

    private static string Percent(decimal percent) =>
        Math.Round(percent, 1, MidpointRounding.AwayFromZero).ToString("#,##0.#", CultureInfo.InvariantCulture).Replace(',', ' ').Replace('.', ',').Replace(' ', '.') + "%";
}
