using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Portal.Accounts;

namespace CadreReports.Tests.Portal;

public sealed class ProvinceGroupTests
{
    private static readonly CatalogueSet Catalogues = CatalogueSet.Load();

    [Theory]
    [InlineData("2023-06-05", "Trước 1/7/2025", 63)]
    [InlineData("2024-12-31", "Trước 1/7/2025", 63)]
    [InlineData("2025-06-30", "Trước 1/7/2025", 63)]
    [InlineData("2025-07-01", "Từ 1/7/2025", 34)]
    [InlineData("2026-05-31", "Từ 1/7/2025", 34)]
    public void Every_province_is_offered_once_and_found_again_by_its_value(string day, string first, int valid)
    {
        var today = DateOnly.ParseExact(day, "yyyy-MM-dd");
        var groups = ProvinceGroup.Of(Catalogues.Provinces, today);
        Assert.Equal(2, groups.Count);
        Assert.Equal(first, groups[0].Heading);
        Assert.Equal(valid, groups[0].Choices.Count(choice => choice.Value.Length == 2));
        Assert.DoesNotContain(groups[1].Choices, choice => choice.Value.Length == 2);

        var meant = groups.SelectMany(group => group.Choices).Select(choice =>
        {
            var (code, on) = ProvinceChoice.Read(choice.Value);
            var province = Catalogues.Province(code, on ?? today)!;
            Assert.Equal($"{province.Code} {province.Name}", choice.Text);
            return province;
        }).ToList();
        Assert.Equal(Catalogues.Provinces.Count, meant.Count);
        Assert.All(Catalogues.Provinces, province => Assert.Single(meant, province.IsSameAs));
    }

    /// <summary>There was a Đồng Tháp before the merger, and there is one after it.</summary>
    [Theory]
    [InlineData("87", "2023-06-05", "2025-06-30", "Đồng Tháp")]
    [InlineData("87", "2023-06-05", "2025-07-01", "Đồng Tháp (đến 30/6/2025)")]
    [InlineData("82", "2025-07-01", "2025-07-01", "Đồng Tháp")]
    [InlineData("82", "2025-07-01", "2025-06-30", "Đồng Tháp (từ 1/7/2025)")]
    public void A_province_of_another_time_is_told_from_one_of_today(string code, string on, string day, string said)
    {
        var province = Catalogues.Province(code, DateOnly.ParseExact(on, "yyyy-MM-dd"));
        var account = new AccountRow("can-bo", Role.ProvinceClerk, province, "open", null, "own", 1, null, DateTimeOffset.UnixEpoch, null, IsSample: false);

        Assert.Equal(said, AccountWording.PlaceOf(account, new DateTimeOffset(DateOnly.ParseExact(day, "yyyy-MM-dd"), new TimeOnly(12, 0), TimeSpan.FromHours(7))));
    }

    [Theory]
    [InlineData("82", "82", null)]
    [InlineData("82@2025-06-30", "82", "2025-06-30")]
    [InlineData("82@", "82@", null)]
    [InlineData("82@2025-06-31", "82@2025-06-31", null)]
    [InlineData("82@2025-06-30@1", "82@2025-06-30@1", null)]
    public void What_is_no_day_is_no_provinces_code(string value, string code, string? on) => Assert.Equal(
        (code, on is null ? (DateOnly?)null : DateOnly.ParseExact(on, "yyyy-MM-dd")), ProvinceChoice.Read(value));
}
