using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Catalogue.Expressions;

public sealed class RulePrinterTests
{
    [Fact]
    public void Printed_rule_parses_to_an_equal_rule()
    {
        var rules = RuleExpressions.Truths(new FigureRef("BM01", "02", "total"), new FigureRef("BM01", "*", "female"), new FigureRef("BM03", "01", "*"));
        Prop.ForAll(rules, rule =>
        {
            var parsed = RuleParser.Parse(rule.ToString());
            return parsed == rule && parsed.GetHashCode() == rule.GetHashCode();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }
}
