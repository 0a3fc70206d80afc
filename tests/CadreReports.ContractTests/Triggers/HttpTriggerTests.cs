using System.Net;

namespace CadreReports.ContractTests.Triggers;

[Collection(StorageCollection.Name)]
public sealed class HttpTriggerTests(StorageFixture fixture) : IAsyncLifetime
{
    private FunctionsApp app = null!;
    private AppStorage storage = null!;

    public async Task InitializeAsync()
    {
        storage = await AppStorage.CreateAsync(fixture.Azurite);
        app = await storage.StartAppAsync(("EmbeddedHost__FunctionKey", "function-key"), ("EmbeddedHost__MasterKey", "master-key"));
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task The_root_is_a_route_of_its_own()
    {
        Assert.Equal("root", await app.Http.GetStringAsync("/"));
        using var other = await app.Http.GetAsync("/elsewhere/deep");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Equal("no page elsewhere/deep", await other.Content.ReadAsStringAsync());
    }
}
