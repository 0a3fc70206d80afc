using System.Text.Json;

namespace CadreReports.ContractTests.Triggers;

[Collection(StorageCollection.Name)]
public sealed class BlobTriggerTests(StorageFixture fixture)
{
    private const string PoisonQueue = "webjobs-blobtrigger-poison";

    // host.json of the contract functions.
    private const int MostAtOnce = 4;

    [Fact]
    public async Task A_function_that_throws_is_tried_five_times_and_the_blob_is_named_in_the_poison_queue()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync(("AzureFunctionsJobHost__extensions__queues__maxDequeueCount", "2"));

        var etag = await storage.UploadAsync("in/2023H1/82/bad.json", new { Key = "bad", Fail = true });
        await storage.UploadAsync("in/2023H1/83/good.json", new { Key = "good" });

        var poison = await storage.WaitForMessageAsync(PoisonQueue);
        var message = JsonSerializer.Deserialize<JsonElement>(poison.Body);
        Assert.Equal("BlobTrigger", message.GetProperty("Type").GetString());
        Assert.Equal("Host.Functions.BlobJob", message.GetProperty("FunctionId").GetString());
        Assert.Equal("BlockBlob", message.GetProperty("BlobType").GetString());
        Assert.Equal(storage.Container.Name, message.GetProperty("ContainerName").GetString());
        Assert.Equal("in/2023H1/82/bad.json", message.GetProperty("BlobName").GetString());
        Assert.Equal(etag.ToString("H"), message.GetProperty("ETag").GetString());
        Assert.Equal(5, (await storage.JournalAsync("bad", "start")).Count);
        Assert.Single(await storage.WaitForJournalAsync("good", "end"));
    }

    [Fact]
    public async Task A_blob_with_the_longest_name_is_run_like_any_other()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync();
        await storage.UploadAsync($"in/2023H1/82/{new string('x', 1000)}.json", new { Key = "long" });
        await storage.UploadAsync("in/2023H1/82/short.json", new { Key = "short" });

        Assert.Single(await storage.WaitForJournalAsync("long", "end"));
        Assert.Single(await storage.WaitForJournalAsync("short", "end"));
    }

    [Fact]
    public async Task A_blob_is_run_once_for_each_ETag_even_across_a_restart_and_one_that_came_meanwhile_is_run_at_the_start()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await storage.UploadAsync("in/2023H1/82/early.json", new { Key = "early" });
        await using (var app = await storage.StartAppAsync())
        {
            await storage.WaitForJournalAsync("early", "end");
            await storage.UploadAsync("in/2023H1/82/a.json", new { Key = "a" });
            await storage.WaitForJournalAsync("a", "end");
            var second = await storage.UploadAsync("in/2023H1/82/a.json", new { Key = "a" });
            var runs = await storage.WaitForJournalAsync("a", "start", 2);
            Assert.Contains(second.ToString("H"), runs.Select(r => r.GetProperty("data").GetProperty("etag").GetString()));
            await storage.WaitForJournalAsync("a", "end", 2);
            await app.StopAsync();
        }

        await storage.UploadAsync("in/2023H1/82/meanwhile.json", new { Key = "meanwhile" });
        await using var next = await storage.StartAppAsync();
        await storage.WaitForJournalAsync("meanwhile", "end");
        await storage.UploadAsync("in/2023H1/82/later.json", new { Key = "later" });
        await storage.WaitForJournalAsync("later", "end");

        Assert.Equal(2, (await storage.JournalAsync("a", "start")).Count);
        Assert.Single(await storage.JournalAsync("early", "start"));
    }

    [Fact]
    public async Task Parts_of_the_path_are_bound_and_blobs_that_do_not_match_are_left_alone()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await storage.UploadAsync("in/2023H1/stray.json", new { Key = "stray" });
        await storage.UploadAsync("out/2023H1/82/stray.json", new { Key = "stray" });
        await storage.UploadAsync("in/2023H1/82/Đồng Tháp (1).json", new { Key = "match" });
        await storage.UploadAsync("in/x/2023H1/87/deep.json", new { Key = "deep" });
        await using var app = await storage.StartAppAsync();

        var data = (await storage.WaitForJournalAsync("match", "start"))[0].GetProperty("data");
        Assert.Equal("2023H1", data.GetProperty("period").GetString());
        Assert.Equal("82", data.GetProperty("province").GetString());
        Assert.Equal("Đồng Tháp (1).json", data.GetProperty("name").GetString());
        Assert.Equal(storage.Container.Name + "/in/2023H1/82/Đồng Tháp (1).json", data.GetProperty("path").GetString());
        Assert.True(data.GetProperty("same").GetBoolean());

        // A parameter takes slashes too, the first one as many as it can.
        var deep = (await storage.WaitForJournalAsync("deep", "start"))[0].GetProperty("data");
        Assert.Equal("x/2023H1", deep.GetProperty("period").GetString());
        Assert.Equal("87", deep.GetProperty("province").GetString());
        Assert.Empty(await storage.JournalAsync("stray", "start"));
    }

    [Fact]
    public async Task Blobs_are_run_side_by_side_but_not_more_than_the_settings_say()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        for (var i = 0; i < 12; i++)
        {
            await storage.UploadAsync($"in/2023H1/82/{i}.json", new { Key = "many", Milliseconds = 700 });
        }

        await using var app = await storage.StartAppAsync();

        await storage.WaitForJournalAsync("many", "end", 12);
        var starts = await storage.JournalAsync("many", "start");
        Assert.Equal(12, starts.Count);
        Assert.InRange(starts.Max(s => s.GetProperty("atOnce").GetInt32()), 2, MostAtOnce);
    }

    [Fact]
    public async Task A_blob_that_takes_long_does_not_hold_up_the_others()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync();
        await storage.UploadAsync("in/2023H1/82/slow.json", new { Key = "slow", Milliseconds = 100_000 });
        await storage.WaitForJournalAsync("slow", "start");

        await storage.UploadAsync("in/2023H1/82/quick.json", new { Key = "quick" });

        await storage.WaitForJournalAsync("quick", "end");
        Assert.Empty(await storage.JournalAsync("slow", "end"));
    }

    [Fact]
    public async Task A_blob_deleted_or_overwritten_before_its_turn_gives_no_run_of_the_old_content()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync();
        for (var i = 0; i < MostAtOnce; i++)
        {
            await storage.UploadAsync($"in/2023H1/82/busy{i}.json", new { Key = "busy", Milliseconds = 6000 });
        }

        await storage.WaitForJournalAsync("busy", "start", MostAtOnce);
        var old = await storage.UploadAsync("in/2023H1/82/changed.json", new { Key = "changed" });
        await storage.UploadAsync("in/2023H1/82/gone.json", new { Key = "gone" });
        await Eventually.TrueAsync(async () => (await storage.ReceiptsAsync()).Count(r => r.Complete) == MostAtOnce + 2, () => "receipts of the two further blobs");
        await storage.Container.DeleteBlobAsync("in/2023H1/82/gone.json");
        var now = await storage.UploadAsync("in/2023H1/82/changed.json", new { Key = "changed" });

        await storage.WaitForJournalAsync("changed", "end");
        await Eventually.TrueAsync(async () => (await storage.JournalAsync("busy", "end")).Count == MostAtOnce, () => "the end of the others");
        var run = Assert.Single(await storage.JournalAsync("changed", "start"));
        Assert.Equal(now.ToString("H"), run.GetProperty("data").GetProperty("etag").GetString());
        Assert.NotEqual(old, now);
        Assert.Empty(await storage.JournalAsync("gone", "start"));
    }

    [Fact]
    public async Task A_crash_during_a_run_leads_to_another_run()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using (var app = await storage.StartAppAsync(("EmbeddedHost__MessageLease", "00:00:02")))
        {
            await storage.UploadAsync("in/2023H1/82/a.json", new { Key = "work", Milliseconds = 4000 });
            await storage.WaitForJournalAsync("work", "start");
            await app.KillAsync();
        }

        await using var next = await storage.StartAppAsync();
        await storage.WaitForJournalAsync("work", "end");
        Assert.Equal(2, (await storage.JournalAsync("work", "start")).Count);
    }

    [Fact]
    public async Task A_stop_lets_a_run_finish_and_ends_one_that_takes_too_long_which_the_next_start_does_again()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using (var app = await storage.StartAppAsync(("shutdownTimeoutSeconds", "8")))
        {
            await storage.UploadAsync("in/2023H1/82/short.json", new { Key = "short", Milliseconds = 2500 });
            await storage.UploadAsync("in/2023H1/82/long.json", new { Key = "long", Milliseconds = 100_000 });
            await storage.WaitForJournalAsync("short", "start");
            await storage.WaitForJournalAsync("long", "start");
            await app.StopAsync();
        }

        Assert.Single(await storage.JournalAsync("short", "end"));
        Assert.Empty(await storage.JournalAsync("long", "end"));

        await using var next = await storage.StartAppAsync();
        await storage.WaitForJournalAsync("long", "start", 2);
        Assert.Single(await storage.JournalAsync("short", "start"));
    }

    [Fact]
    public async Task Two_hosts_share_their_receipts_and_run_every_blob()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var one = await storage.StartAppAsync();
        await using var two = await storage.StartAppAsync();

        for (var i = 0; i < 20; i++)
        {
            await storage.UploadAsync($"in/2023H1/82/{i}.json", new { Key = $"shared/{i}", Milliseconds = 200 });
        }

        for (var i = 0; i < 20; i++)
        {
            await storage.WaitForJournalAsync($"shared/{i}", "end");
        }

        await Eventually.TrueAsync(async () => (await storage.ReceiptsAsync()).Count(r => r.Complete) == 20, () => "20 complete receipts");
        Assert.Equal(20, (await storage.ReceiptsAsync()).Count);
    }

    [Fact]
    public async Task A_receipt_names_function_ETag_and_blob()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync();

        var etag = await storage.UploadAsync("in/2023H1/82/a.json", new { Key = "a" });

        await storage.WaitForJournalAsync("a", "end");
        await Eventually.TrueAsync(async () => (await storage.ReceiptsAsync()).Any(r => r.Complete), () => "a complete receipt");
        Assert.Equal(
            $"Host.Functions.BlobJob/{etag:H}/{storage.Container.Name}/in/2023H1/82/a.json",
            Assert.Single(await storage.ReceiptsAsync()).Name);
    }
}
