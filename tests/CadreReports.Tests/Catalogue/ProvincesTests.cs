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

    [Fact]
    public void Periods_have_63_provinces_until_2025H1_and_34_from_2025H2() => Assert.All(
        catalogue.Periods,
        p => Assert.Equal(p.Id < new PeriodId(2025, 2) ? 63 : 34, p.Provinces.Count));

    [Theory]
    [InlineData("2017H2", "mien-nam", 20)]
    [InlineData("2023H1", "mien-nam", 20)]
    [InlineData("2023H1", "mien-bac", 28)]
    [InlineData("2023H1", "mien-trung-tay-nguyen", 15)]
    [InlineData("2025H1", "mien-nam", 20)]
    [InlineData("2025H2", "mien-nam", 8)]
    [InlineData("2025H2", "mien-bac", 18)]
    [InlineData("2025H2", "mien-trung-tay-nguyen", 8)]
    public void Regions_have_their_members(string period, string region, int count) =>
        Assert.Equal(count, catalogue.Period(period)!.Region(region)!.Provinces.Count);

    [Fact]
    public void Binh_Thuan_of_the_south_went_into_Lam_Dong_of_the_centre()
    {
        string[] Names(string period, string region) => [.. catalogue.Period(period)!.Region(region)!.Provinces.Select(p => p.Name)];
        Assert.Contains("Bình Thuận", Names("2025H1", "mien-nam"));
        Assert.Contains("Lâm Đồng", Names("2025H2", "mien-trung-tay-nguyen"));
        Assert.Equal(
            ["Đồng Nai", "TP. Hồ Chí Minh", "Tây Ninh", "Đồng Tháp", "Vĩnh Long", "An Giang", "Cần Thơ", "Cà Mau"],
            Names("2025H2", "mien-nam"));
    }

    [Theory]
    [InlineData("08", "Tuyên Quang", "Hà Giang, Tuyên Quang")]
    [InlineData("15", "Lào Cai", "Lào Cai, Yên Bái")]
    [InlineData("19", "Thái Nguyên", "Bắc Kạn, Thái Nguyên")]
    [InlineData("24", "Bắc Ninh", "Bắc Giang, Bắc Ninh")]
    [InlineData("25", "Phú Thọ", "Hòa Bình, Phú Thọ, Vĩnh Phúc")]
    [InlineData("31", "Hải Phòng", "Hải Dương, Hải Phòng")]
    [InlineData("33", "Hưng Yên", "Hưng Yên, Thái Bình")]
    [InlineData("37", "Ninh Bình", "Hà Nam, Nam Định, Ninh Bình")]
    [InlineData("44", "Quảng Trị", "Quảng Bình, Quảng Trị")]
    [InlineData("48", "Đà Nẵng", "Đà Nẵng, Quảng Nam")]
    [InlineData("51", "Quảng Ngãi", "Quảng Ngãi, Kon Tum")]
    [InlineData("52", "Gia Lai", "Bình Định, Gia Lai")]
    [InlineData("56", "Khánh Hòa", "Khánh Hòa, Ninh Thuận")]
    [InlineData("66", "Đắk Lắk", "Phú Yên, Đắk Lắk")]
    [InlineData("68", "Lâm Đồng", "Bình Thuận, Đắk Nông, Lâm Đồng")]
    [InlineData("75", "Đồng Nai", "Bình Phước, Đồng Nai")]
    [InlineData("79", "TP. Hồ Chí Minh", "Bình Dương, Bà Rịa – Vũng Tàu, TP. Hồ Chí Minh")]
    [InlineData("80", "Tây Ninh", "Tây Ninh, Long An")]
    [InlineData("82", "Đồng Tháp", "Tiền Giang, Đồng Tháp")]
    [InlineData("86", "Vĩnh Long", "Bến Tre, Trà Vinh, Vĩnh Long")]
    [InlineData("91", "An Giang", "An Giang, Kiên Giang")]
    [InlineData("92", "Cần Thơ", "Cần Thơ, Hậu Giang, Sóc Trăng")]
    [InlineData("96", "Cà Mau", "Bạc Liêu, Cà Mau")]
    [InlineData("01", "Hà Nội", "Hà Nội")]
    [InlineData("04", "Cao Bằng", "Cao Bằng")]
    [InlineData("11", "Điện Biên", "Điện Biên")]
    [InlineData("12", "Lai Châu", "Lai Châu")]
    [InlineData("14", "Sơn La", "Sơn La")]
    [InlineData("20", "Lạng Sơn", "Lạng Sơn")]
    [InlineData("22", "Quảng Ninh", "Quảng Ninh")]
    [InlineData("38", "Thanh Hóa", "Thanh Hóa")]
    [InlineData("40", "Nghệ An", "Nghệ An")]
    [InlineData("42", "Hà Tĩnh", "Hà Tĩnh")]
    [InlineData("46", "Huế", "Thừa Thiên Huế")]
    public void Province_of_2025H2_was_made_up_of_those_of_2024H2(string code, string name, string members)
    {
        var province = catalogue.Period("2025H2")!.Province(code)!;
        Assert.Equal(name, province.Name);
        Assert.Equal(members.Split(", "), CatalogueSet.MembersOn(province, catalogue.Period("2024H2")!.CutOff).Select(m => m.Name));
    }

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
