namespace CadreReports.ContractTests.Triggers;

[Collection(StorageCollection.Name)]
public sealed class QueueTriggerTests(StorageFixture fixture)
{
    [Fact]
    public async Task A_function_that_throws_is_tried_five_times_and_its_message_goes_to_the_poison_queue()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync();

        await storage.SendAsync(new { Key = "bad", Fail = true });
        await storage.SendAsync(new { Key = "good" });

        var poison = await storage.WaitForMessageAsync(storage.JobQueue.Name + "-poison");
        Assert.Contains("\"bad\"", poison.Body.ToString(), StringComparison.Ordinal);
        var tries = await storage.JournalAsync("bad", "start");
        Assert.Equal(["1", "2", "3", "4", "5"], tries.Select(t => t.GetProperty("DequeueCount").GetString()).Order());
        Assert.Single(await storage.WaitForJournalAsync("good", "end"));
        await Eventually.TrueAsync(async () => await storage.CountAsync(storage.JobQueue.Name) == 0, () => "the queue to be empty");
    }
}
