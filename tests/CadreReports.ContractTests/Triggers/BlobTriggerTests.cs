using System.Text.Json;

namespace CadreReports.ContractTests.Triggers;

[Collection(StorageCollection.Name)]
public sealed class BlobTriggerTests(StorageFixture fixture)
{
    private const string PoisonQueue = "webjobs-blobtrigger-poison";

    [Fact]
    public async Task A_function_that_throws_is_tried_five_times_and_the_blob_is_named_in_the_poison_queue()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync();

        var etag = await storage.UploadAsync("2023H1/82/bad.json", new { Key = "bad", Fail = true });
        await storage.UploadAsync("2023H1/83/good.json", new { Key = "good" });

        var poison = await storage.WaitForMessageAsync(PoisonQueue);
        var message = JsonSerializer.Deserialize<JsonElement>(poison.Body);
        Assert.Equal("BlobTrigger", message.GetProperty("Type").GetString());
        Assert.Equal("Host.Functions.BlobJob", message.GetProperty("FunctionId").GetString());
        Assert.Equal("BlockBlob", message.GetProperty("BlobType").GetString());
        Assert.Equal(storage.Container.Name, message.GetProperty("ContainerName").GetString());
        Assert.Equal("2023H1/82/bad.json", message.GetProperty("BlobName").GetString());
        Assert.Equal(etag.ToString("H"), message.GetProperty("ETag").GetString());
        Assert.Equal(5, (await storage.JournalAsync("bad", "start")).Count);
        Assert.Single(await storage.WaitForJournalAsync("good", "end"));
    }
}
