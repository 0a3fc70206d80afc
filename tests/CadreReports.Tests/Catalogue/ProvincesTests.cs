using CadreReports.Catalogue;

namespace CadreReports.Tests.Catalogue;

public sealed class ProvincesTests
{
    private static readonly DateOnly LastDayOf63 = new(2025, 6, 30);
    private static readonly DateOnly FirstDayOf34 = new(2025, 7, 1);

    private readonly CatalogueSet catalogue = CatalogueSet.Load();

    [Theory]
    [InlineData("2017-12-31", 63)]
    [InlineData("2024-12-31", 63)]
    [InlineData("2025-01-01", 63)]
    [InlineData("2025-06-30", 63)]
    [InlineData("2025-07-01", 34)]
    public void Count_is_that_of_the_day(string day, int count) =>
        Assert.Equal(count, ValidOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Count);

    [Theory]
    [InlineData("mien-nam", 20)]
    [InlineData("mien-bac", 28)]
    [InlineData("mien-trung-tay-nguyen", 15)]
    public void Regions_of_2023H1_have_their_members(string region, int count) =>
        Assert.Equal(count, catalogue.Period("2023H1")!.Region(region)!.Provinces.Count);

    [Fact]
    public void Every_period_has_every_province_in_exactly_one_region() => Assert.All(
        catalogue.Periods,
        period => Assert.Equal(
            period.Provinces.Select(p => p.Code),
            period.Regions.SelectMany(r => r.Provinces).Select(p => p.Code).Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_province_of_the_63_went_into_exactly_one_of_the_34()
    {
        var after = ValidOn(FirstDayOf34);
        var members = after.SelectMany(p => CatalogueSet.MembersOn(p, LastDayOf63)).ToList();
        Assert.Equal(63, members.Count);
        Assert.Equal(ValidOn(LastDayOf63).OrderBy(p => p.Code, StringComparer.Ordinal), members.OrderBy(p => p.Code, StringComparer.Ordinal));
        Assert.All(members, m => Assert.Contains(m, CatalogueSet.MembersOn(catalogue.SuccessorOn(m, FirstDayOf34)!, LastDayOf63)));
    }

    [Fact]
    public void Eleven_provinces_were_not_merged() =>
        Assert.Equal(11, ValidOn(FirstDayOf34).Count(p => p.IsValidOn(LastDayOf63)));

    [Fact]
    public void Same_digits_mean_another_province_after_the_merger()
    {
        Assert.Equal("Tiền Giang", catalogue.Province("82", LastDayOf63)!.Name);
        Assert.Equal("Đồng Tháp", catalogue.Province("82", FirstDayOf34)!.Name);
        Assert.Equal(["82", "87"], CatalogueSet.MembersOn(catalogue.Province("82", FirstDayOf34)!, LastDayOf63).Select(p => p.Code));
        Assert.Equal("Đồng Tháp", catalogue.SuccessorOn(catalogue.Province("82", LastDayOf63)!, FirstDayOf34)!.Name);
        Assert.Null(catalogue.Province("87", FirstDayOf34));
    }

    [Fact]
    public void Hue_continues_Thua_Thien_Hue_as_a_city()
    {
        var before = catalogue.Province("46", new DateOnly(2024, 12, 31))!;
        var after = catalogue.Province("46", new DateOnly(2025, 1, 1))!;
        Assert.Equal(("Thừa Thiên Huế", false, "Huế", true), (before.Name, before.IsCity, after.Name, after.IsCity));
        Assert.Equal([before], CatalogueSet.MembersOn(after, new DateOnly(2023, 5, 31)));
        Assert.Same(after, catalogue.SuccessorOn(before, FirstDayOf34));
        Assert.Null(catalogue.SuccessorOn(after, new DateOnly(2024, 1, 1)));
    }

    [Fact]
    public void Boards_are_named_by_their_committee()
    {
        Assert.Equal("Ban Tổ chức Tỉnh ủy Tiền Giang", catalogue.Province("82", LastDayOf63)!.BoardName);
        Assert.Equal("Ban Tổ chức Thành ủy Cần Thơ", catalogue.Province("92", LastDayOf63)!.BoardName);
    }

    private List<Province> ValidOn(DateOnly day) => [.. catalogue.Provinces.Where(p => p.IsValidOn(day))];
}
