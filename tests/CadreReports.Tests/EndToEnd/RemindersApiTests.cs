using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Catalogue;

namespace CadreReports.Tests.EndToEnd;

/// <summary>What was written to whom about a period, and the round by hand, from outside.</summary>
public sealed class RemindersApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Theory]
    [InlineData("GET", "/2022H2/reminders", true, HttpStatusCode.OK)]
    [InlineData("POST", "/2022H1/reminders/run", false, HttpStatusCode.Accepted)]
    public async Task Everybody_gets_in_only_where_they_may(string method, string address, bool analyst, HttpStatusCode success)
    {
        foreach (var (who, allowed) in new[]
        {
            ("nobody", false), ("ProvinceClerk:82", false), ("ProvinceApprover:82", false), ("CentralAnalyst", analyst), ("CentralAdministrator", true),
        })
        {
            using var response = await CallAsync(method, address, who);
            Assert.Equal(
                (who, allowed ? success : who == "nobody" ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden), (who, response.StatusCode));
        }
    }

    [Theory]
    [InlineData("GET", "/2031H1/reminders")]
    [InlineData("POST", "/2031H1/reminders/run")]
    [InlineData("GET", "/2023/reminders")]
    [InlineData("POST", "/2023/reminders/run")]
    public async Task Unknown_period_is_not_found(string method, string address)
    {
        using var response = await CallAsync(method, address, "CentralAdministrator");
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Round_by_hand_plans_what_is_due_once()
    {
        var period = CatalogueSet.Load().Period("2023H1")!;
        Assert.Empty(Planned(await ReadAsync("GET", "/2023H1/reminders")));

        // Friday 2/6 is a day of the plan; on Monday 5/6 it is made up for.
        var first = await ReadAsync("POST", "/2023H1/reminders/run");
        Assert.Equal(
            [.. period.Provinces.Select(p => $"{p.Code} reminder 2023-06-02"), " digest 2023-06-02"],
            Planned(first));
        Assert.Equal(Planned(first), Planned(await ReadAsync("POST", "/2023H1/reminders/run")));
        var board = await ReadAsync("GET", "/2023H1/reminders");
        Assert.Equal(Planned(first), Planned(board));

        var next = Assert.Single(board.GetProperty("next").EnumerateArray());
        Assert.Equal(
            ("nua-nam", "2023-06-10T17:00:00+07:00", "2023-06-07"),
            (board.GetProperty("plan").GetString(), next.GetProperty("due").GetString(), next.GetProperty("days")[0].GetProperty("day").GetString()));
        Assert.Equal(period.Provinces.Select(p => p.Code), next.GetProperty("provinces").EnumerateArray().Select(p => p.GetString()));
    }

    private static IReadOnlyList<string> Planned(JsonElement board) =>
    [
        .. board.GetProperty("sent").EnumerateArray()
            .Select(n => $"{n.GetProperty("province").GetString()} {n.GetProperty("kind").GetString()} {n.GetProperty("occasion").GetString()}"),
    ];

    private async Task<JsonElement> ReadAsync(string method, string address)
    {
        using var response = await CallAsync(method, address, who: null);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<HttpResponseMessage> CallAsync(string method, string address, string? who)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "api/periods" + address);
        if (who is not null)
        {
            request.Headers.Add(DevelopmentIdentity.Header, who);
        }

        return await app.Http.SendAsync(request);
    }
}
