using System.Text.Json;

namespace CadreReports.ContractTests.Triggers;

[Collection(StorageCollection.Name)]
public sealed class TimerTriggerTests(StorageFixture fixture)
{
    // The shortest that either host allows.
    private static readonly (string, string)[] QuickTakeOver =
    [
        ("AzureFunctionsJobHost__singleton__listenerLockPeriod", "00:00:15"),
        ("AzureFunctionsJobHost__singleton__listenerLockRecoveryPollingInterval", "00:00:15"),
    ];

    [Fact]
    public async Task A_timer_fires_at_its_times_and_knows_when_it_was_planned()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync(("TickSchedule", Timers.Every(2)));

        var runs = (await storage.WaitForJournalAsync("tick", "start", 3)).Select(run => run.GetProperty("data")).ToList();

        Assert.All(runs, run =>
        {
            Assert.Equal("TimerTick", run.GetProperty("function").GetString());
            Assert.Equal("timerTrigger", run.GetProperty("trigger").GetString());
            Assert.True(run.GetProperty("bound").GetBoolean());
            Assert.False(run.GetProperty("IsPastDue").GetBoolean());
            var planned = run.GetProperty("planned").GetDateTime();
            Assert.Equal(0, planned.Ticks % TimeSpan.FromSeconds(2).Ticks);
            Assert.True(run.GetProperty("last").GetDateTime() < planned);
        });
        Assert.Distinct(runs.Select(run => run.GetProperty("planned").GetDateTime()));
    }

    [Fact]
    public async Task A_schedule_of_several_times_a_minute_is_followed_without_keeping_a_status()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync(("TickSchedule", "* * * * * *"));

        await storage.WaitForJournalAsync("tick", "end", 3);

        Assert.Equal(JsonValueKind.Null, (await storage.JournalAsync("tick", "start"))[0].GetProperty("data").GetProperty("planned").ValueKind);
        Assert.Null(await storage.StatusAsync("TimerTick"));
    }

    [Fact]
    public async Task Two_hosts_fire_each_planned_time_once_and_the_other_goes_on_when_one_stops()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        (string, string)[] settings = [("TickSchedule", Timers.Every(1)), .. QuickTakeOver];
        await using var one = await storage.StartAppAsync([.. settings, ("HostLabel", "one")]);
        await using var two = await storage.StartAppAsync([.. settings, ("HostLabel", "two")]);

        await storage.WaitForJournalAsync("tick", "end", 10);
        var first = Assert.Single((await storage.TickingHostsAsync()).Distinct());
        var (ticking, waiting, second) = first == "one" ? (one, two, "two") : (two, one, "one");
        Assert.Equal(0, await ticking.StopAsync());

        await Eventually.TrueAsync(async () => (await storage.TickingHostsAsync()).Count(host => host == second) > 3, () => "the other host to tick");
        await waiting.StopAsync();
        Assert.Distinct(await storage.PlannedTicksAsync());
    }

    [Fact]
    public async Task Another_host_takes_over_when_one_is_killed()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        (string, string)[] settings = [("TickSchedule", Timers.Every(2)), .. QuickTakeOver];
        await using (var killed = await storage.StartAppAsync([.. settings, ("HostLabel", "killed")]))
        {
            await storage.WaitForJournalAsync("tick", "end");
            await killed.KillAsync();
        }

        await using var next = await storage.StartAppAsync([.. settings, ("HostLabel", "next")]);

        await Eventually.TrueAsync(async () => (await storage.TickingHostsAsync()).Contains("next"), () => "the next host to tick");
    }

    [Fact]
    public async Task A_missed_run_is_made_up_once_but_not_when_the_timer_is_unmonitored()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        var newYear = new DateTime(DateTime.UtcNow.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var before = newYear.AddDays(-200);
        await storage.LeaveStatusAsync("TimerMissed", before, newYear);
        await storage.LeaveStatusAsync("TimerUnmonitored", before, newYear);
        await using (var app = await storage.StartAppAsync())
        {
            await storage.WaitForJournalAsync("missed", "run");
            await Eventually.TrueAsync(
                async () => (await storage.StatusAsync("TimerMissed"))!.Value.GetProperty("Next").GetDateTime().ToUniversalTime() == newYear.AddYears(1),
                () => "the next run to be planned");
            await app.StopAsync();
        }

        await using var again = await storage.StartAppAsync();
        await storage.WaitForJournalAsync("startup", "run", 2);
        await again.StopAsync();

        Assert.True(Assert.Single(await storage.JournalAsync("missed", "run")).GetBoolean());
        Assert.Empty(await storage.JournalAsync("unmonitored", "run"));
        Assert.Equal(newYear, (await storage.StatusAsync("TimerUnmonitored"))!.Value.GetProperty("Next").GetDateTime().ToUniversalTime());
    }

    [Fact]
    public async Task A_schedule_changed_meanwhile_makes_up_nothing()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        var before = DateTime.UtcNow.AddDays(-3);
        await storage.LeaveStatusAsync("TimerMissed", before, before.Date.AddDays(1));
        await using var app = await storage.StartAppAsync();

        await Eventually.TrueAsync(
            async () => (await storage.StatusAsync("TimerMissed"))!.Value.GetProperty("Next").GetDateTime() > DateTime.UtcNow,
            () => "the new schedule to be written down");

        Assert.Empty(await storage.JournalAsync("missed", "run"));
    }

    [Fact]
    public async Task A_timer_can_run_at_the_start_too_and_come_as_text()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync();

        var text = (await storage.WaitForJournalAsync("startup", "run"))[0].GetString()!;

        var info = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.False(info.GetProperty("IsPastDue").GetBoolean());
        Assert.True(info.GetProperty("ScheduleStatus").GetProperty("Next").GetDateTime() > DateTime.UtcNow);
    }

    [Fact]
    public async Task A_run_that_throws_is_logged_and_the_next_comes_as_planned()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync(("TickSchedule", Timers.Every(2)), ("TickFails", "true"));

        await storage.WaitForJournalAsync("tick", "start", 3);

        Assert.Contains("The test wants this run to fail.", app.Output, StringComparison.Ordinal);
        Assert.Distinct(await storage.PlannedTicksAsync());
    }

    [Fact]
    public async Task Runs_of_a_function_do_not_overlap()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync(("TickSchedule", Timers.Every(1)), ("TickMilliseconds", "2500"));

        await storage.WaitForJournalAsync("tick", "start", 4);

        Assert.All(await storage.JournalAsync("tick", "start"), run => Assert.Equal(1, run.GetProperty("atOnce").GetInt32()));
    }

    [Fact]
    public async Task A_stop_lets_a_run_finish()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync(("TickSchedule", Timers.Every(1)), ("TickMilliseconds", "3000"));
        await storage.WaitForJournalAsync("tick", "start");

        Assert.Equal(0, await app.StopAsync());

        Assert.Equal((await storage.JournalAsync("tick", "start")).Count, (await storage.JournalAsync("tick", "end")).Count);
    }
}
