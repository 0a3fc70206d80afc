using System.Text;
using CadreReports.Catalogue;
using CadreReports.Portal.Board;
using CadreReports.Portal.Frame;

namespace CadreReports.Tests.Portal.Board;

public sealed class TileMapTests
{
    public static TheoryData<string> Periods() => [.. CatalogueSet.Load().Periods.Select(period => period.Id.ToString())];

    [Theory]
    [MemberData(nameof(Periods))]
    public void Every_province_of_a_period_has_a_place_of_its_own_and_nobody_else_has(string id)
    {
        var period = CatalogueSet.Load().Period(id)!;
        var map = TileMap.On(period.CutOff);

        Assert.Equal(period.Provinces.Select(p => p.Code), map.Codes.Order(StringComparer.Ordinal));
        Assert.Equal(period.Provinces.Count, period.Provinces.Select(p => map.Find(p.Code)).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public void A_region_is_cut_out_as_it_lies_and_the_style_sheet_has_its_places(string id)
    {
        var period = CatalogueSet.Load().Period(id)!;
        var map = TileMap.On(period.CutOff);
        var style = Encoding.UTF8.GetString(PortalAssets.Style.Content.Span);
        foreach (var region in period.Regions)
        {
            var tiles = map.Cut(region.Provinces.Select(p => p.Code));

            Assert.Equal((1, 1), (tiles.Values.Min(tile => tile.Row), tiles.Values.Min(tile => tile.Column)));
            // Moved together, not one by one.
            Assert.Single(tiles.Select(tile => (map.Find(tile.Key)!.Value.Row - tile.Value.Row, map.Find(tile.Key)!.Value.Column - tile.Value.Column)).Distinct());
            Assert.All(tiles.Values, tile => Assert.Contains($".x{tile.Column} {{ grid-column: {tile.Column}; }}", style, StringComparison.Ordinal));
            Assert.All(tiles.Values, tile => Assert.Contains($".y{tile.Row} {{ grid-row: {tile.Row}; }}", style, StringComparison.Ordinal));
        }
    }

    [Theory]
    // North of, and west of.
    [InlineData("2023-05-31", "01", "92", true)]
    [InlineData("2023-05-31", "44", "48", true)]
    [InlineData("2023-05-31", "11", "22", false)]
    [InlineData("2023-05-31", "91", "84", false)]
    [InlineData("2025-12-31", "04", "96", true)]
    [InlineData("2025-12-31", "11", "31", false)]
    public void The_map_is_the_right_way_up(string day, string first, string second, bool isNorth)
    {
        var map = TileMap.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        var (one, other) = (map.Find(first)!.Value, map.Find(second)!.Value);

        Assert.True(isNorth ? one.Row < other.Row : one.Column < other.Column);
    }

    [Fact]
    public void What_has_no_place_is_left_out()
    {
        var map = TileMap.On(new DateOnly(2023, 5, 31));

        Assert.Null(map.Find("00"));
        Assert.Empty(map.Cut(["00"]));
    }
}
