using System.Text.RegularExpressions;
using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;
using CadreReports.Catalogue.Wording;

namespace CadreReports.Tests.Catalogue.Wording;

public sealed partial class RuleFormulaTests
{
    private static readonly CatalogueSet Set = CatalogueSet.Load();
    private static readonly CatalogueVersion Version = Set.For(Set.Period("2023H1")!);

    [Fact]
    public void Every_rule_of_every_version_is_put_into_words_without_leftovers()
    {
        foreach (var version in Set.Versions)
        {
            foreach (var rule in version.Rules)
            {
                var text = RuleFormula.Of(rule, version);
                Assert.False(Leftover().IsMatch(text), $"{version.Version} {rule.Id}: {text}");
                Assert.Contains(text, c => c > 127);
                Assert.Equal(text.Count(c => c == '('), text.Count(c => c == ')'));
            }
        }
    }

    [Theory]
    [InlineData("CS-02", "6 tháng đầu năm")]
    [InlineData("CS-03", "6 tháng cuối năm")]
    public void A_rule_of_one_half_of_the_year_says_so(string id, string half) =>
        Assert.EndsWith($"(chỉ xét ở kỳ {half})", RuleFormula.Of(Version.Rules.Single(r => r.Id == id), Version), StringComparison.Ordinal);

    [Theory]
    [InlineData("BM01.02.total = BM01.03.total + BM01.04.total", "Cột “Tổng số”: [02] Tổ chức cơ sở đảng = [03] Đảng bộ cơ sở + [04] Chi bộ cơ sở")]
    [InlineData("BM01.*.female <= BM01.*.total", "Từng dòng: cột “Nữ” ≤ cột “Tổng số”")]
    [InlineData("BM01.08.female <= BM01.08.total", "Dòng [08] Kết nạp mới: cột “Nữ” ≤ cột “Tổng số”")]
    [InlineData("BM03.02.* <= BM03.01.*", "Từng cột: [02] Trong đó: nữ ≤ [01] Tổng số cán bộ, công chức, viên chức")]
    [InlineData("BM02.*.total = sum(BM02.*.party..BM02.*.service)", "Từng dòng: cột “Tổng số” = tổng các cột từ “Khối đảng, đoàn thể” đến “Đơn vị sự nghiệp”")]
    [InlineData("BM08.03.total = sum(BM08.04.total..BM08.07.total)", "Cột “Tổng số”: [03] Đảng viên bị thi hành kỷ luật = tổng các dòng từ [04] Khiển trách đến [07] Khai trừ")]
    [InlineData("BM01.*.* >= 0", "Từng ô: số kỳ này ≥ 0")]
    [InlineData("BM01.*.total >= 0", "Từng dòng, cột “Tổng số”: số kỳ này ≥ 0")]
    [InlineData("BM08.07.total = BM01.15.total within 1", "Cột “Tổng số”: BM08 [07] Khai trừ = BM01 [15] Khai trừ khỏi Đảng, sai khác không quá 1")]
    [InlineData("BM07.01.assessed <= BM01.02.total within 5%", "BM07 [01] Tổ chức cơ sở đảng, cột “Được đánh giá, xếp loại” ≤ BM01 [02] Tổ chức cơ sở đảng, cột “Tổng số”, cho phép vượt không quá 5%")]
    [InlineData("BM01.03.total * (BM01.03.total - (BM01.04.total - 1204)) >= -0.5", "Cột “Tổng số”: [03] Đảng bộ cơ sở × ([03] Đảng bộ cơ sở − ([04] Chi bộ cơ sở − 1.204)) ≥ −0,5")]
    [InlineData("BM01.03.total - sum(BM01.04.total, BM01.05.total) > 0", "Cột “Tổng số”: [03] Đảng bộ cơ sở − ([04] Chi bộ cơ sở + [05] Chi bộ trực thuộc đảng ủy cơ sở) > 0")]
    [InlineData("not (BM01.03.total = 0 or BM01.04.total <> 1) and BM01.02.total < 9", "Cột “Tổng số”: không xảy ra: ([03] Đảng bộ cơ sở = 0 hoặc [04] Chi bộ cơ sở ≠ 1) và [02] Tổ chức cơ sở đảng < 9")]
    [InlineData("BM01.06.total = prev(BM01.19.total)", "Cột “Tổng số”: [06] Đảng viên đầu kỳ = [19] Đảng viên cuối kỳ (số kỳ trước)")]
    [InlineData("BM01.*.* = lastyear(BM01.*.*) within 30% or BM01.*.* = lastyear(BM01.*.*) within 20", "Từng ô: số kỳ này = số cùng kỳ năm trước, sai khác không quá 30% hoặc số kỳ này = số cùng kỳ năm trước, sai khác không quá 20")]
    [InlineData("ratio(yeartodate(BM01.08.total), BM01.30.total) >= 100", "Cột “Tổng số”: tỷ lệ của [08] Kết nạp mới (lũy kế từ đầu năm) so với [30] Chỉ tiêu kết nạp đảng viên trong năm (%) ≥ 100")]
    [InlineData("if(BM01.03.total > 0, BM01.04.total > 0)", "Cột “Tổng số”: nếu [03] Đảng bộ cơ sở > 0 thì [04] Chi bộ cơ sở > 0")]
    [InlineData("if(BM01.03.total > 0, BM01.04.total > 0, BM01.05.total = 0)", "Cột “Tổng số”: nếu [03] Đảng bộ cơ sở > 0 thì [04] Chi bộ cơ sở > 0, nếu không thì [05] Chi bộ trực thuộc đảng ủy cơ sở = 0")]
    public void What_figures_share_is_said_once(string expression, string words) =>
        Assert.Equal(words, RuleFormula.Of(RuleParser.Parse(expression), Version));

    [Fact]
    public void Every_rule_stands_in_one_group_of_its_version()
    {
        foreach (var version in Set.Versions)
        {
            var groups = RuleGroup.Of(version);
            Assert.Equal(version.Rules.Select(r => r.Id).Order(), groups.SelectMany(g => g.Rules).Select(r => r.Id).Order());
            Assert.All(groups, group => Assert.NotEmpty(group.Rules));
            Assert.All(groups.Where(g => g.Form is not null), group =>
                Assert.All(group.Rules, rule => Assert.Equal([group.Form!.Code], RuleScope.Forms(rule))));
        }
    }

    [Fact]
    public void A_rule_across_forms_is_not_listed_under_one_of_them()
    {
        var rule = Version.Rules[0] with { Expression = RuleParser.Parse("BM08.07.total = BM01.15.total") };
        var version = new CatalogueVersion("x", 1, Version.From, null, Version.Forms, [], [rule]);
        Assert.Null(Assert.Single(RuleGroup.Of(version)).Form);
    }

    /// <summary>Names and words of the rule language that a clerk must not meet.</summary>
    [GeneratedRegex(@"\*|BM\d\d\.|[{}]|\.\.|\b(sum|within|and|or|not|formulas|prev|lastyear|yeartodate|ratio|if|then|else|abs|max|min|total|female)\b")]
    private static partial Regex Leftover();
}
