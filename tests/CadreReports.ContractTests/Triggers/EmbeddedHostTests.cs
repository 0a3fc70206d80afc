using System.Net;
using Azure.Storage.Blobs;

namespace CadreReports.ContractTests.Triggers;

/// <summary>What only the embedded host does; not part of the build against the worker packages.</summary>
[Collection(StorageCollection.Name)]
public sealed class EmbeddedHostTests(StorageFixture fixture)
{
    [Fact]
    public async Task It_stops_when_its_standard_input_ends()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync();

        Assert.Equal(0, await app.CloseInputAsync());
    }

    [Fact]
    public async Task It_listens_on_the_loopback_address_only()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync();

        Assert.Equal("127.0.0.1", app.Http.BaseAddress!.Host);
        Assert.NotEqual(0, app.Http.BaseAddress.Port);
    }

    [Fact]
    public async Task A_setting_overrides_host_json()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync(("AzureFunctionsJobHost__extensions__http__routePrefix", "pre"));

        Assert.Equal("GET", await app.Http.GetStringAsync("/pre/any"));
        using var bare = await app.Http.GetAsync("/any");
        Assert.Equal(HttpStatusCode.NotFound, bare.StatusCode);
    }

    [Fact]
    public async Task A_trigger_that_waits_for_events_of_the_storage_account_is_served_by_scanning()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync();

        await storage.UploadAsync("events/a.json", new { });

        Assert.Equal("events/a.json", (await storage.WaitForJournalAsync("a.json", "event"))[0].GetString());
    }

    [Fact]
    public async Task A_missing_setting_of_a_trigger_is_named()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => storage.StartAppAsync(("JobQueue", "")));

        Assert.Contains("'JobQueue'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Containers_and_queues_may_come_later()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await storage.Container.DeleteAsync();
        await storage.JobQueue.DeleteAsync();
        var later = new BlobContainerClient(storage.Azurite.ConnectionString, storage.Container.Name + "-later");
        await using var app = await storage.StartAppAsync(("BlobContainer", later.Name));

        await storage.JobQueue.CreateAsync();
        await later.CreateAsync();
        await storage.SendAsync(new { Key = "queue" });
        await later.UploadBlobAsync("in/2023H1/82/a.json", BinaryData.FromString("""{"Key":"blob"}"""));

        await storage.WaitForJournalAsync("queue", "end");
        await storage.WaitForJournalAsync("blob", "end");
    }
}
