using System.Globalization;
using CadreReports.Time;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Clocks;

public sealed class ShiftedTimeProviderTests
{
    private readonly HandClock machine = new();

    [Fact]
    public async Task It_ticks_with_the_machine_and_shows_what_it_is_moved_to()
    {
        var clock = new ShiftedTimeProvider(TimeSpan.FromHours(-1), machine);
        Assert.Equal(machine.Now.AddHours(-1), clock.GetUtcNow());

        Assert.True(await clock.MoveAsync(Moment("2026-06-08T10:00:00+07:00"), default));
        Assert.Equal((Moment("2026-06-08T03:00:00Z"), TimeSpan.Zero), (clock.GetUtcNow(), clock.GetUtcNow().Offset));
        machine.Now += TimeSpan.FromMinutes(90);
        Assert.Equal(Moment("2026-06-08T04:30:00Z"), clock.GetUtcNow());
    }

    [Fact]
    public async Task It_runs_forward_only()
    {
        var clock = new ShiftedTimeProvider(TimeSpan.Zero, machine);
        Assert.True(await clock.MoveAsync(Moment("2026-06-08T10:00:00Z"), default));
        machine.Now += TimeSpan.FromHours(1);

        foreach (var refused in (string[])["2026-06-08T10:59:59Z", "2026-06-08T09:00:00Z", "2100-01-01T00:00:01Z"])
        {
            Assert.False(await clock.MoveAsync(Moment(refused), default));
            Assert.Equal(Moment("2026-06-08T11:00:00Z"), clock.GetUtcNow());
        }

        Assert.True(await clock.MoveAsync(Moment("2026-06-08T11:00:01Z"), default));
    }

    /// <summary>Until the machine's next second begins nothing has changed, and then the clock stands where it was moved to.</summary>
    [Fact]
    public async Task A_move_takes_effect_between_two_seconds()
    {
        machine.Now = Moment("2026-03-02T09:00:00.400Z");
        var clock = new ShiftedTimeProvider(TimeSpan.Zero, machine);
        Assert.True(await clock.MoveAsync(Moment("2026-06-08T10:00:00Z"), default));

        Assert.Equal(Moment("2026-03-02T09:00:01Z"), machine.Now);
        Assert.Equal(Moment("2026-06-08T10:00:00Z"), clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, clock.OffsetAt(Moment("2026-03-02T09:00:00.999Z")));
        Assert.NotEqual(TimeSpan.Zero, clock.OffsetAt(Moment("2026-03-02T09:00:01Z")));
    }

    [Fact]
    public async Task On_the_machines_own_clock_a_move_takes_less_than_two_seconds()
    {
        var clock = ShiftedTimeProvider.StartingAt(Moment("2023-06-05T08:00:00+07:00"));
        var target = Moment("2023-06-08T10:00:00+07:00");
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.True(await clock.MoveAsync(target, default));
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.InRange(clock.GetUtcNow(), target, target.AddSeconds(5));
    }

    /// <summary>Storage stamps whole seconds: what it stamped at any time is judged by what the clock showed in that second.</summary>
    [Fact]
    public void Whatever_storage_stamped_is_judged_by_what_the_clock_showed_then() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(1, 5_000_000).Two().ListOf().ToArbitrary(),
            steps =>
            {
                var real = new HandClock();
                var clock = new ShiftedTimeProvider(TimeSpan.FromDays(-1000), real);
                var storage = new StorageClock(clock);
                var seen = new List<(DateTimeOffset Stamp, DateTimeOffset Shown)>();
                foreach (var (pause, move) in steps)
                {
                    real.Now += TimeSpan.FromMilliseconds(pause / 1000d);
                    seen.Add((WholeSecond(real.Now), clock.GetUtcNow()));
                    Assert.True(clock.MoveAsync(clock.GetUtcNow().AddSeconds(2 + move), default).GetAwaiter().GetResult());
                    seen.Add((WholeSecond(real.Now), clock.GetUtcNow()));
                }

                Assert.All(seen, s => Assert.InRange(s.Shown - storage.ToApplication(s.Stamp), TimeSpan.Zero, TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1)));
                Assert.Equal(seen.Select(s => storage.ToApplication(s.Stamp)).Order(), seen.Select(s => storage.ToApplication(s.Stamp)));
            }));

    /// <summary>Whoever reads while others move never sees the clock go back, and every move that is taken is a real one.</summary>
    [Fact]
    public async Task Several_may_move_and_read_it_at_once()
    {
        var clock = new ShiftedTimeProvider(TimeSpan.Zero);
        var target = TimeProvider.System.GetUtcNow().AddDays(1);
        using var stop = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var last = clock.GetUtcNow();
            while (!stop.IsCancellationRequested)
            {
                var now = clock.GetUtcNow();
                Assert.True(now >= last, $"{last:O} was followed by {now:O}.");
                last = now;
            }
        });
        var moved = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => clock.MoveAsync(target.AddDays(i), default))));
        await stop.CancelAsync();
        await reader;
        Assert.True(moved[19]);
        Assert.True(clock.GetUtcNow() >= target.AddDays(19));
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
