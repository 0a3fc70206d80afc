using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Portal.Board;
using CadreReports.Portal.Frame;
using CadreReports.Status;
using CadreReports.Submissions;

namespace CadreReports.Tests.Portal.Board;

public sealed class BoardPageTests
{
    private static readonly CatalogueSet Catalogues = CatalogueSet.Load();

    [Theory]
    [InlineData("2023H1", 63)]
    [InlineData("2025H2", 34)]
    public async Task Every_province_has_a_tile_and_a_line_with_its_state_in_words(string id, int provinces)
    {
        var period = Catalogues.Period(id)! with { State = PeriodState.Open };
        var html = await RenderAsync(Model(period, period.Due.AddHours(1)), period.Due.AddHours(1));

        Assert.Equal(provinces, Count(html, "class=\"tile "));
        Assert.Equal(provinces, Count(html, "<th scope=\"row\">"));
        Assert.Equal(3, Count(html, "class=\"tile-region\""));
        Assert.All(period.Provinces, province => Assert.Contains($"<span class=\"tile-name\">{province.Name}</span>", html, StringComparison.Ordinal));
        Assert.Equal(provinces, Count(html, "chưa gửi, quá hạn"));
        Assert.Contains("đã quá 1 giờ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_narrows_the_list_and_not_the_map()
    {
        var period = Catalogues.Period("2023H1")! with { State = PeriodState.Open };
        var html = await RenderAsync(Model(period, period.Due, SubmissionState.Accepted), period.Due);

        Assert.Equal(63, Count(html, "class=\"tile "));
        Assert.Equal(0, Count(html, "<th scope=\"row\">"));
        Assert.Contains("Không có tỉnh, thành phố nào ở trạng thái này.", html, StringComparison.Ordinal);
    }

    /// <summary>Due at five, with three days of grace.</summary>
    [Theory]
    [InlineData(null, 0, Punctuality.Awaited)]
    [InlineData(null, 1, Punctuality.Overdue)]
    [InlineData(0, 200, Punctuality.OnTime)]
    [InlineData(1, 200, Punctuality.InGrace)]
    [InlineData(72, 200, Punctuality.InGrace)]
    [InlineData(73, 200, Punctuality.Late)]
    public void A_report_is_judged_by_when_it_first_came(int? receivedAfter, int nowAfter, Punctuality expected)
    {
        var declared = Catalogues.Period("2023H1")!;
        var period = declared with { State = PeriodState.Open, GraceDays = 3 };
        var received = receivedAfter is { } hours ? period.Due.AddHours(hours) : (DateTimeOffset?)null;
        var version = new SubmissionVersion(1, SubmissionState.Accepted, "1", "x", "0", 1, "2023", 1, received ?? default, null, null);
        var status = ProvinceStatus.Of(
            period.Province("82")!, received is null ? null : new Submission("82", version, version, 1, received), period, period.Due.AddHours(nowAfter));

        Assert.Equal(expected, BoardModel.PunctualityOf(status));
    }

    private static BoardModel Model(Period period, DateTimeOffset now, SubmissionState? state = null) => new(
        period, null, new StatusBoard(period.Id.ToString(), null, [.. period.Provinces.Select(p => ProvinceStatus.Of(p, null, period, now))], []), state, null, null);

    private static async Task<string> RenderAsync(BoardModel model, DateTimeOffset now)
    {
        await using var renderer = new PageRenderer();
        var viewer = new Principal("thu", Role.CentralAnalyst, null, SignInWay.Development);
        return await renderer.RenderAsync<BoardPage, BoardModel>(new PageContext(viewer, $"/ky/{model.Period.Id}", null, now), model);
    }

    private static int Count(string html, string part) => html.Split(part).Length - 1;
}
