using System.Net;

namespace CadreReports.ContractTests.Triggers;

[Collection(StorageCollection.Name)]
public sealed class HostStopTests(StorageFixture fixture)
{
    [Fact]
    public async Task A_stop_lets_a_request_finish()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync();
        var request = app.Http.GetAsync("/slow/request/3000");
        await storage.WaitForJournalAsync("request", "start");

        Assert.Equal(0, await app.StopAsync());

        using var response = await request;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("done", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_stop_cancels_a_request_that_takes_too_long()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync(("shutdownTimeoutSeconds", "4"));
        var request = app.Http.GetAsync("/slow/request/100000");
        await storage.WaitForJournalAsync("request", "start");

        await app.StopAsync();

        Assert.Single(await storage.JournalAsync("request", "cancelled"));
        using var response = await request;
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }
}
