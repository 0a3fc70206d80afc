using CadreReports.Catalogue.Expressions;

namespace CadreReports.Tests.Catalogue.Expressions;

public sealed class RuleParserTests
{
    [Theory]
    [InlineData("BM01.02.total = BM01.03.total + BM01.04.total", "BM01.02.total = BM01.03.total + BM01.04.total")]
    [InlineData("BM01.*.female<=BM01.*.total", "BM01.*.female <= BM01.*.total")]
    [InlineData("1 - (2 - 3) = (1 - 2) - 3", "1 - (2 - 3) = 1 - 2 - 3")]
    [InlineData("1 + 2 * 3 = (1 + 2) * 3", "1 + 2 * 3 = (1 + 2) * 3")]
    [InlineData("2 / (3 / 4) <> - -1.5", "2 / (3 / 4) <> --1.5")]
    [InlineData("sum( BM03.04.* .. BM03.06.* , 2 ) >= 0", "sum(BM03.04.*..BM03.06.*, 2) >= 0")]
    [InlineData("1 = 1 or 2 = 2 and not 3 = 3", "1 = 1 or 2 = 2 and not 3 = 3")]
    [InlineData("(1 = 1 or 2 = 2) and not (3 = 3 and 4 = 4)", "(1 = 1 or 2 = 2) and not (3 = 3 and 4 = 4)")]
    [InlineData("1 = 2 within 5 or 1 < 2 within 2.5%", "1 = 2 within 5 or 1 < 2 within 2.5%")]
    [InlineData("formulas", "formulas")]
    [InlineData("BM01.06.total=prev( BM01.19.total )", "BM01.06.total = prev(BM01.19.total)")]
    [InlineData("BM01.*.* = lastyear(BM01.*.*) within 30%", "BM01.*.* = lastyear(BM01.*.*) within 30%")]
    [InlineData("ratio(yeartodate(BM06.06.total), BM06.05.total + 1) >= 100", "ratio(yeartodate(BM06.06.total), BM06.05.total + 1) >= 100")]
    [InlineData("if(1 = 1 or 2 = 2, not 3 = 3)", "if(1 = 1 or 2 = 2, not 3 = 3)")]
    [InlineData("not (if(1 = 1, 2 = 2, if((3 = 3), 4 = 4)))", "not if(1 = 1, 2 = 2, if(3 = 3, 4 = 4))")]
    public void Text_is_understood(string text, string printed) => Assert.Equal(printed, RuleParser.Parse(text).ToString());

    [Theory]
    [InlineData("", 1, "the end")]
    [InlineData("1 = ", 5, "the end")]
    [InlineData("1 = 2 = 3", 7, "does not continue")]
    [InlineData("1 = 2 3", 7, "does not continue")]
    [InlineData("(1 = 2", 7, "')' is expected")]
    [InlineData("1 ≤ 2", 3, "means nothing")]
    [InlineData("BM01.02 = 1", 1, "form.row.column")]
    [InlineData("BM01. = 1", 1, "form.row.column")]
    [InlineData("total = 1", 1, "'total' stands where")]
    [InlineData("1 = sum()", 9, "')' stands where")]
    [InlineData("1 = sum(1..2)", 10, "from one figure to another")]
    [InlineData("1 = BM01.01.total..BM01.02.total", 18, "does not continue")]
    [InlineData("1 = 2 within BM01.01.total", 14, "tolerance")]
    [InlineData("1 = prev(2)", 10, "takes one figure, as in prev(BM01.02.total)")]
    [InlineData("1 = prev(prev(BM01.02.total))", 10, "takes one figure")]
    [InlineData("1 = lastyear(sum(BM01.02.total, 1))", 14, "takes one figure, as in lastyear")]
    [InlineData("1 = yeartodate(BM06.06.total + 1)", 30, "')' is expected")]
    [InlineData("1 = prev BM01.02.total", 10, "'(' is expected")]
    [InlineData("1 = ratio(1)", 12, "',' is expected")]
    [InlineData("1 = ratio(1, 2, 3)", 15, "')' is expected")]
    [InlineData("if(1 = 1)", 9, "',' is expected")]
    [InlineData("if(1 = 1, 1 = 1, 1 = 1, 1 = 1)", 23, "')' is expected")]
    [InlineData("1 = 99999999999999999999999999999999", 5, "too large")]
    public void Mistake_is_named_where_it_is(string text, int character, string problem)
    {
        var exception = Assert.Throws<ExpressionException>(() => RuleParser.Parse(text));
        Assert.Equal(character, exception.Position.Offset + 1);
        Assert.StartsWith($"at character {character}: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }
}
