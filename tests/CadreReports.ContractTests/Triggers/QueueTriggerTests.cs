namespace CadreReports.ContractTests.Triggers;

[Collection(StorageCollection.Name)]
public sealed class QueueTriggerTests(StorageFixture fixture)
{
    // host.json of the contract functions: a batch of 4, and a further one while 2 are being worked on.
    private const int MostAtOnce = 6;

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
        Assert.Equal([1, 2, 3, 4, 5], tries.Select(t => t.GetProperty("data").GetProperty("dequeueCount").GetInt32()).Order());
        Assert.Single(await storage.WaitForJournalAsync("good", "end"));
        await storage.WaitUntilEmptyAsync(storage.JobQueue.Name);
    }

    [Fact]
    public async Task A_message_is_bound_as_text_as_bytes_and_as_JSON_whatever_the_case_of_its_names()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync();
        byte[] bytes = [0, 255, 128, 10];

        await storage.TextQueue.SendMessageAsync("Ban Tổ chức Tỉnh ủy \"Đồng Tháp\"");
        await storage.BytesQueue.SendMessageAsync(BinaryData.FromBytes(bytes));
        await storage.JobQueue.SendMessageAsync("""{"kEY":"tỉnh"}""");

        Assert.Equal("Ban Tổ chức Tỉnh ủy \"Đồng Tháp\"", (await storage.WaitForJournalAsync("text", "run"))[0].GetString());
        Assert.Equal(Convert.ToBase64String(bytes), (await storage.WaitForJournalAsync("bytes", "run"))[0].GetString());
        var run = (await storage.WaitForJournalAsync("tỉnh", "start"))[0].GetProperty("data");
        Assert.Equal("""{"kEY":"tỉnh"}""", run.GetProperty("message").GetString());
        Assert.Equal("none", run.GetProperty("middleware").GetString());
        Assert.Equal("QueueJob", run.GetProperty("function").GetString());
        Assert.Equal("queueTrigger", run.GetProperty("trigger").GetString());
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$", run.GetProperty("trace").GetString());
    }

    [Fact]
    public async Task A_message_that_does_not_fit_the_parameter_goes_to_the_poison_queue()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync();

        await storage.JobQueue.SendMessageAsync("not JSON");

        Assert.Equal("not JSON", (await storage.WaitForMessageAsync(storage.JobQueue.Name + "-poison")).Body.ToString());
    }

    [Fact]
    public async Task A_message_stays_hidden_while_it_is_being_worked_on_longer_than_its_time()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync(("EmbeddedHost__MessageLease", "00:00:02"));
        await using var other = await storage.StartAppAsync(("EmbeddedHost__MessageLease", "00:00:02"));

        await storage.SendAsync(new { Key = "long", Milliseconds = 7000 });

        await storage.WaitForJournalAsync("long", "end");
        await storage.WaitUntilEmptyAsync(storage.JobQueue.Name);
        Assert.Single(await storage.JournalAsync("long", "start"));
    }

    [Fact]
    public async Task A_stop_lets_work_in_hand_finish()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync();
        await storage.SendAsync(new { Key = "work", Milliseconds = 3000 });
        await storage.WaitForJournalAsync("work", "start");

        Assert.Equal(0, await app.StopAsync());

        Assert.Single(await storage.JournalAsync("work", "end"));
        Assert.Equal(0, await storage.CountAsync(storage.JobQueue.Name));
    }

    [Fact]
    public async Task A_stop_hands_back_work_that_takes_too_long_and_the_next_start_does_it()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using (var app = await storage.StartAppAsync(("shutdownTimeoutSeconds", "4")))
        {
            await storage.SendAsync(new { Key = "long", Milliseconds = 100_000 });
            await storage.WaitForJournalAsync("long", "start");
            await app.StopAsync();
        }

        Assert.Empty(await storage.JournalAsync("long", "end"));
        Assert.Equal(1, await storage.CountAsync(storage.JobQueue.Name));

        await using var next = await storage.StartAppAsync();
        var starts = await storage.WaitForJournalAsync("long", "start", 2);
        Assert.Equal([1, 2], starts.Select(s => s.GetProperty("data").GetProperty("dequeueCount").GetInt32()).Order());
    }

    [Fact]
    public async Task A_crash_loses_no_message()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using (var app = await storage.StartAppAsync(("EmbeddedHost__MessageLease", "00:00:02")))
        {
            await storage.SendAsync(new { Key = "work", Milliseconds = 4000 });
            await storage.WaitForJournalAsync("work", "start");
            await app.KillAsync();
        }

        await using var next = await storage.StartAppAsync();
        await storage.WaitForJournalAsync("work", "end");
        Assert.Equal(2, (await storage.JournalAsync("work", "start")).Count);
    }

    [Fact]
    public async Task Messages_are_worked_on_side_by_side_but_not_more_than_the_settings_say()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        for (var i = 0; i < 20; i++)
        {
            await storage.SendAsync(new { Key = "many", Milliseconds = 400 });
        }

        await using var app = await storage.StartAppAsync();

        await storage.WaitForJournalAsync("many", "end", 20);
        var most = (await storage.JournalAsync("many", "start")).Max(s => s.GetProperty("atOnce").GetInt32());
        Assert.InRange(most, 2, MostAtOnce);
    }

    [Fact]
    public async Task Two_hosts_share_a_queue_and_each_message_is_worked_on_once()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var one = await storage.StartAppAsync();
        await using var two = await storage.StartAppAsync();

        for (var i = 0; i < 30; i++)
        {
            await storage.SendAsync(new { Key = $"shared/{i}", Milliseconds = 300 });
        }

        for (var i = 0; i < 30; i++)
        {
            await storage.WaitForJournalAsync($"shared/{i}", "end");
        }

        await storage.WaitUntilEmptyAsync(storage.JobQueue.Name);
        var processes = new HashSet<int>();
        for (var i = 0; i < 30; i++)
        {
            processes.Add(Assert.Single(await storage.JournalAsync($"shared/{i}", "start")).GetProperty("process").GetInt32());
        }

        Assert.Equal(2, processes.Count);
    }
}
