using System.Globalization;

namespace CadreReports.ContractTests.Triggers;

/// <summary>What only the embedded host's timers do; not part of the build against the worker packages.</summary>
[Collection(StorageCollection.Name)]
public sealed class EmbeddedTimerTests(StorageFixture fixture)
{
    [Fact]
    public async Task A_schedule_is_in_UTC_whatever_the_time_zone_of_the_process()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var app = await storage.StartAppAsync(("TZ", "Asia/Ho_Chi_Minh"), ("MissedSchedule", "0 0 1 * * *"));

        await Eventually.TrueAsync(async () => await storage.StatusAsync("TimerMissed") is not null, () => "the timer to be planned");

        var next = (await storage.StatusAsync("TimerMissed"))!.Value.GetProperty("Next").GetString()!;
        var moment = DateTimeOffset.Parse(next, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        Assert.Equal(TimeSpan.FromHours(1), moment.UtcDateTime.TimeOfDay);
        Assert.InRange(moment - DateTimeOffset.UtcNow, TimeSpan.FromHours(-1), TimeSpan.FromHours(24));
    }

    [Theory]
    [InlineData("0 0 1 * *", "six")]
    [InlineData("0 0 25 * * *", "25 is not from 0 to 23")]
    [InlineData("0 0 1 30 2 *", "never comes")]
    public async Task A_wrong_schedule_ends_the_start_and_is_named_with_its_function(string schedule, string why)
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => storage.StartAppAsync(("MissedSchedule", schedule)));

        Assert.Contains("'TimerMissed'", e.Message, StringComparison.Ordinal);
        Assert.Contains($"'{schedule}'", e.Message, StringComparison.Ordinal);
        Assert.Contains(why, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_setting_of_a_schedule_is_named()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => storage.StartAppAsync(("MissedSchedule", "")));

        Assert.Contains("'MissedSchedule'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_clock_far_ahead_left_does_not_make_a_timer_stand_still()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        var last = DateTime.UtcNow.Date.AddYears(3).AddHours(1);
        await storage.LeaveStatusAsync("TimerMissed", last, last.AddDays(1));
        await using var app = await storage.StartAppAsync(("MissedSchedule", "0 0 1 * * *"));

        await Eventually.TrueAsync(
            async () => (await storage.StatusAsync("TimerMissed"))!.Value.GetProperty("Next").GetDateTime() < DateTime.UtcNow.AddDays(1),
            () => "the timer to be planned anew");
    }

    [Fact]
    public async Task A_run_that_the_stop_cut_short_is_made_up_by_the_next_host()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        (string, string) schedule = ("TickSchedule", Timers.Every(1));
        await using (var app = await storage.StartAppAsync(schedule, ("TickMilliseconds", "100000"), ("shutdownTimeoutSeconds", "4")))
        {
            await storage.WaitForJournalAsync("tick", "start");
            await app.StopAsync();
        }

        await using var next = await storage.StartAppAsync(schedule);
        await storage.WaitForJournalAsync("tick", "end");

        var runs = (await storage.JournalAsync("tick", "start")).Select(run => run.GetProperty("data")).ToList();
        var cut = runs.Min(run => run.GetProperty("planned").GetDateTime());
        Assert.Equal([false, true], runs.Where(run => run.GetProperty("planned").GetDateTime() == cut).Select(run => run.GetProperty("IsPastDue").GetBoolean()).Order());
    }

    [Fact]
    public async Task Storage_that_cannot_be_reached_for_a_while_does_not_end_the_host()
    {
        var storage = await AppStorage.CreateAsync(fixture.Azurite);
        await using var line = new StorageLine(fixture.Azurite.BlobEndpoint);
        await using var app = await storage.StartAppAsync(
            ("AzureWebJobsStorage", fixture.Azurite.ConnectionString.Replace(
                fixture.Azurite.BlobEndpoint.Authority, line.Authority, StringComparison.Ordinal)),
            ("AzureFunctionsJobHost__singleton__listenerLockPeriod", "00:00:15"),
            ("TickSchedule", Timers.Every(1)));
        await storage.WaitForJournalAsync("tick", "end");

        await line.CutAsync();
        await Eventually.TrueAsync(() => Task.FromResult(app.Output.Contains("is no longer ours", StringComparison.Ordinal)), () => "the lock to be lost");
        var before = (await storage.JournalAsync("tick", "end")).Count;
        line.Mend();

        await storage.WaitForJournalAsync("tick", "end", before + 3);
        Assert.Equal(0, await app.StopAsync());
    }
}
