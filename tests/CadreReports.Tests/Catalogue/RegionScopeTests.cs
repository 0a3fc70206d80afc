using CadreReports.Catalogue;

namespace CadreReports.Tests.Catalogue;

public sealed class RegionScopeTests
{
    private static readonly Period Period = CatalogueSet.Load().Period("2023H1")!;

    [Theory]
    [InlineData("mien-nam", "mien-nam", 20, RegionExtent.Region)]
    [InlineData("mien-nam+mien-bac", "mien-bac+mien-nam", 48, RegionExtent.Several)]
    [InlineData("mien-bac+mien-nam", "mien-bac+mien-nam", 48, RegionExtent.Several)]
    [InlineData("mien-nam+mien-bac+mien-trung-tay-nguyen", "mien-bac+mien-trung-tay-nguyen+mien-nam", 63, RegionExtent.Several)]
    [InlineData("ca-nuoc", "ca-nuoc", 63, RegionExtent.Country)]
    public void A_scope_is_a_region_several_or_the_country(string asked, string code, int provinces, RegionExtent extent)
    {
        var scope = Period.Scope(asked)!;

        Assert.Equal((code, provinces, extent), (scope.Code, scope.Provinces.Count, scope.Extent));
        Assert.Equal(scope.Provinces.Select(p => p.Code).Distinct().Order(StringComparer.Ordinal), scope.Provinces.Select(p => p.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("mien-tay")]
    [InlineData("mien-nam+mien-tay")]
    [InlineData("mien-nam+mien-nam")]
    [InlineData("mien-nam+")]
    [InlineData("+mien-nam")]
    [InlineData("mien-nam mien-bac")]
    [InlineData("mien-nam+ca-nuoc")]
    [InlineData("Mien-nam")]
    [InlineData("CA-NUOC")]
    public void Anything_else_is_none(string asked) => Assert.Null(Period.Scope(asked));

    [Fact]
    public void One_region_is_the_declared_one_itself() => Assert.Same(Period.Region("mien-nam"), Period.Scope("mien-nam"));

    [Fact]
    public void Scopes_follow_the_period()
    {
        var period = CatalogueSet.Load().Period("2025H2")!;

        Assert.Equal(34, period.Scope("ca-nuoc")!.Provinces.Count);
        Assert.Equal(16, period.Scope("mien-trung-tay-nguyen+mien-nam")!.Provinces.Count);
    }

    [Theory]
    [InlineData("mien-nam", "Khu vực miền Nam", "khu vực miền Nam", "Toàn khu vực", "toàn khu vực")]
    [InlineData("mien-nam+mien-bac", "Các khu vực miền Bắc, miền Nam", "các khu vực miền Bắc, miền Nam", "Chung các khu vực", "các khu vực")]
    [InlineData("ca-nuoc", "Cả nước", "cả nước", "Toàn quốc", "toàn quốc")]
    public void It_has_a_name_for_every_place(string code, string title, string inText, string wholeTitle, string whole)
    {
        var scope = Period.Scope(code)!;

        Assert.Equal((title, inText, wholeTitle, whole), (scope.Title, scope.InText, scope.WholeTitle, scope.Whole));
    }
}
