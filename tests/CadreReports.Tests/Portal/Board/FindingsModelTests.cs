using CadreReports.Catalogue;
using CadreReports.Portal.Board;

namespace CadreReports.Tests.Portal.Board;

public sealed class FindingsModelTests
{
    [Fact]
    public void A_rule_is_chosen_by_what_it_is_for()
    {
        var catalogues = CatalogueSet.Load();
        var period = catalogues.Period("2023H1")!;
        var rules = catalogues.For(period).Rules;
        var model = new FindingsModel(period, FindingFilter.Read(_ => null), FindingList.Of([], FindingFilter.Read(_ => null)), rules);

        Assert.Equal("KT-02 – Số trong quy hoạch đầu kỳ nối tiếp số cuối kỳ trước theo từng nhiệm kỳ", model.TextOf("KT-02"));
        Assert.Equal("KT-03 – Số liệu về tổ chức đảng và đảng viên thay đổi bất thường so với cùng…", model.TextOf("KT-03"));
        Assert.All(rules, rule => Assert.InRange(model.TextOf(rule.Id).Length, rule.Id.Length + 10, rule.Id.Length + 3 + 71));
        // What is found before any rule is said by what it is about.
        Assert.Equal("TEP-ZIP – Tệp không đọc được hoặc không an toàn", model.TextOf("TEP-ZIP"));
        Assert.Equal("DE-TRONG – Ô để trống", model.TextOf("DE-TRONG"));
        Assert.Equal("XX-99", model.TextOf("XX-99"));
    }
}
