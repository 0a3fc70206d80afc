using System.Security.Cryptography;
using System.Text;
using CadreReports.Catalogue;
using CadreReports.Contacts;
using CadreReports.Periods;
using CadreReports.Reminders.Delivery;
using CadreReports.Storage;
using CadreReports.Tests.Reminders.Delivery;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Reminders.Walk;

/// <summary>
/// Day by day through a whole period of twenty provinces, over real storage to a real mail server: what arrives there is
/// what a table written by hand says, nothing less and nothing more.
/// </summary>
public sealed class PeriodWalkTests : IAsyncLifetime
{
    /// <summary>A host that died is followed by another when its claims have run out.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(7);

    private readonly DeliveryFixture fixture = new();
    private readonly Dictionary<string, int> unmarked = [];
    private readonly HashSet<(string Step, Death Death)> died = [];
    private readonly HashSet<string> seen = [];
    private WalkScript script = null!;
    private DateTimeOffset set;
    private long since;

    /// <summary>Ticks on from where it was set: no host's clock is behind that of the one before it.</summary>
    private DateTimeOffset Now
    {
        get => set + TimeProvider.System.GetElapsedTime(since);
        set => (set, since) = (value > Now ? value : Now, TimeProvider.System.GetTimestamp());
    }

    public Task InitializeAsync() => fixture.InitializeAsync();

    public Task DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Hosts_that_die_at_every_step_send_everything_and_repeat_only_what_was_not_noted()
    {
        await WalkAsync((_, act) => DieAndGoOnAsync(act), afterwards: true);

        // Every kind of step was a last one, before it and after it.
        Assert.Equal(
            seen.SelectMany(step => (Death[])[Death.Before, Death.After], (step, death) => $"{step} {death}").Order(StringComparer.Ordinal),
            died.Select(d => $"{d.Step} {d.Death}").Order(StringComparer.Ordinal));
        Assert.NotEmpty(unmarked);
        await AssertReceivedAsync();
    }

    [Fact]
    public async Task Two_hosts_at_work_together_send_everything_once()
    {
        await WalkAsync(
            async (both, act) =>
            {
                using var one = Open(null);
                using var two = Open(null);
                await Task.WhenAll(act(one), both ? act(two) : Task.CompletedTask);
            },
            afterwards: false);
        Assert.Empty(unmarked);
        await AssertReceivedAsync();
    }

    /// <param name="run">Does something, by both of two hosts when that is told.</param>
    /// <param name="afterwards">Look through the outbox once more after every day.</param>
    private async Task WalkAsync(Func<bool, Func<WalkHost, Task>, Task> run, bool afterwards)
    {
        (set, since) = (WalkScript.Moment(5, 22, 0), TimeProvider.System.GetTimestamp());
        script = new WalkScript(fixture.ConnectionString);
        await StorageAccount.Open(fixture.ConnectionString).Queues.GetQueueClient(StorageNames.OutboxQueue).ClearMessagesAsync();
        await PrepareAsync();
        for (var day = WalkScript.FirstDay; day <= WalkScript.LastDay; day = day.AddDays(1))
        {
            var acts = script.On(day);
            foreach (var act in acts.Where(a => a.At.Hour < 8))
            {
                await DoAsync(act);
            }

            Reach(day, 8);
            await run(true, host => host.Round.RunAsync(default));
            var planned = acts.Where(a => a.At.Hour == 8).ToList();
            foreach (var act in planned)
            {
                await run(false, act.Do);
            }

            await run(true, host => host.SweepAndDeliverAsync());
            foreach (var act in acts.Where(a => a.At.Hour > 8))
            {
                await DoAsync(act);
            }

            Reach(day, 22);
            using var last = Open(null);
            await last.SweepAndDeliverAsync();
            if (afterwards)
            {
                Now += Recovery;
                using var mop = Open(null);
                await mop.SweepAndDeliverAsync();
            }
        }

        async Task DoAsync(WalkAct act)
        {
            Now = act.At;
            await run(false, act.Do);
            await run(true, host => host.SweepAndDeliverAsync());
        }
    }

    private void Reach(DateOnly day, int hour) => Now = WalkScript.Moment(day.Month, day.Day, hour);

    /// <summary>Has hosts die at steps at which none has died yet, some times, and lets a last one finish.</summary>
    private async Task DieAndGoOnAsync(Func<WalkHost, Task> act)
    {
        for (var deaths = 0; ; deaths++)
        {
            var mishap = deaths < 3 ? new Mishap(Choose) : new Mishap(0, Death.None);
            using var host = Open(mishap);
            try
            {
                await act(host);
                return;
            }
            catch (Exception e) when (e is BrokenException || e.InnerException is BrokenException || e is AggregateException)
            {
                Assert.True(mishap.Happened, e.ToString());
                if (mishap.Unmarked is { } id)
                {
                    unmarked[id] = unmarked.GetValueOrDefault(id) + 1;
                }

                Now += Recovery;
            }
        }

        Death Choose(string step, int number)
        {
            // What else a host does has tests of its own.
            if (!step.Contains(StorageNames.RemindersTable, StringComparison.Ordinal) && !step.Contains(StorageNames.OutboxQueue, StringComparison.Ordinal) &&
                !step.Contains(StorageNames.RoundsTable, StringComparison.Ordinal) && step != Mishap.Conversation)
            {
                return Death.None;
            }

            seen.Add(step);
            return died.Add((step, Death.Before)) ? Death.Before : died.Add((step, Death.After)) ? Death.After : Death.None;
        }
    }

    private WalkHost Open(Mishap? mishap) => new(fixture.ConnectionString, Now, new SmtpChannel(fixture.Server.Options, Letters.Sender), mishap);

    /// <summary>Everybody is known, and the other provinces of the country have nothing to do with it.</summary>
    private async Task PrepareAsync()
    {
        Reach(WalkScript.FirstDay, 6);
        using var host = Open(null);
        foreach (var province in WalkHost.Declared.Provinces)
        {
            if (!WalkScript.Provinces.Contains(province.Code))
            {
                await host.Pipeline.Periods.AddAsync(WalkHost.Declared.Id, PeriodWish.Enter(PeriodState.Locked, province.Code), "centre", host.Clock, default);
                continue;
            }

            await host.Contacts.PutAsync(province, Somebody($"clerk-{province.Code}", ContactRole.Clerk), default);
            await host.Contacts.PutAsync(province, Somebody($"approver-{province.Code}", ContactRole.Approver), default);
        }

        await host.Contacts.PutAsync(null, Somebody("analyst", ContactRole.Analyst), default);
        await host.Contacts.PutAsync(null, Somebody("administrator", ContactRole.Administrator), default);

        static Contact Somebody(string id, ContactRole role) => Letters.Person(id) with { Role = role };
    }

    private async Task AssertReceivedAsync()
    {
        var keys = script.Expected.ToDictionary(IdOf, key => key);
        var received = await fixture.Server.ReceivedAsync();
        var arrived = received.CountBy(mail => keys.GetValueOrDefault(mail.MessageId, $"{mail.MessageId} {mail.Subject} {mail.To[0]}")).ToDictionary();
        Assert.Equal(
            [],
            keys.Values.Union(arrived.Keys).Order(StringComparer.Ordinal)
                .Select(key => (Key: key, Expected: keys.ContainsValue(key) ? 1 + unmarked.GetValueOrDefault(IdOf(key)) : 0, Arrived: arrived.GetValueOrDefault(key)))
                .Where(line => line.Expected != line.Arrived)
                .Select(line => $"{line.Key}: {line.Arrived} instead of {line.Expected}"));
        Assert.All(received, mail => Assert.Equal(RecipientsOf(keys[mail.MessageId]), mail.To.Order(StringComparer.Ordinal)));

        using var host = Open(null);
        Assert.All(
            await host.Outbox.ListAsync(WalkHost.Declared.Id, default),
            entry => Assert.Contains(entry.State, (OutboxState[])[OutboxState.Sent, OutboxState.Cancelled]));
    }

    private static string[] RecipientsOf(string key) => key.Split('|') switch
    {
        ["tw", ..] => ["administrator@tinhuy.example", "analyst@tinhuy.example"],
        ["96", "reminder", "2023-06-16"] => ["approver-96@tinhuy.example"],
        [var province, "escalation" or "awaiting", _] => [$"approver-{province}@tinhuy.example"],
        [var province, ..] => [$"clerk-{province}@tinhuy.example"],
        _ => [],
    };

    private static string IdOf(string key) =>
        $"<{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"2023H1|{key}")))[..32]}@{Letters.Domain}>";
}
