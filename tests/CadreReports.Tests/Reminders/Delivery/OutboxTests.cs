using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;

namespace CadreReports.Tests.Reminders.Delivery;

/// <summary>What is planned stands once, and is looked at when it is due, whoever died.</summary>
[Collection(DeliveryFixture.Tests)]
public sealed class OutboxTests(DeliveryFixture fixture) : DeliveryTest(fixture)
{
    [Fact]
    public async Task What_is_planned_reads_back_as_it_was()
    {
        var notice = new Notice(Period, null, NoticeKind.Digest, "2023-06-07")
        {
            NotBefore = Clock.Now.AddMinutes(2),
            About = "3:accepted",
            Version = 3,
            Account = "clerk-82",
        };
        using var office = Open();
        await office.Outbox.PlanAsync([notice], default);
        var entry = Assert.Single(await office.Outbox.ListAsync(Period, default));
        Assert.Equal(notice, entry.Notice);
        Assert.Equal(
            (OutboxState.Planned, Clock.Now, 0, Clock.Now.AddMinutes(2), (DateTimeOffset?)null, (string?)null),
            (entry.State, entry.PlannedAt, entry.Attempts, entry.NextAt, entry.SettledAt, entry.Problem));
    }

    [Fact]
    public async Task Planning_again_and_at_once_elsewhere_adds_nothing()
    {
        Notice[] notices = [.. Enumerable.Range(10, 20).Select(province => Notice(province: province.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        using var one = Open();
        using var two = Open();
        await Task.WhenAll(one.Outbox.PlanAsync(notices, default), two.Outbox.PlanAsync(notices, default));
        Clock.Now += TimeSpan.FromHours(1);
        await one.Outbox.PlanAsync([notices[0] with { About = "later" }, .. notices, notices[3]], default);

        var entries = await one.Outbox.ListAsync(Period, default);
        Assert.Equal(notices, entries.Select(entry => entry.Notice));
        Assert.All(entries, entry => Assert.Equal(Letters.At, entry.PlannedAt));
        Assert.Equal(20, await one.DeliverAsync());
        Assert.Equal(20, (await ReceivedAsync(notices)).Count);
    }

    [Fact]
    public async Task What_is_not_due_waits()
    {
        var notice = Notice() with { NotBefore = Clock.Now.AddHours(1) };
        using var office = Open();
        await office.Outbox.PlanAsync([notice], default);
        Assert.Equal(0, await office.DeliverAsync());
        await office.Sender.SendAsync(Period, notice.Key, default);
        Assert.Empty(await OverdueAsync(office));
        Clock.Now += TimeSpan.FromMinutes(61);
        Assert.Equal([notice], await OverdueAsync(office));
        await office.SweepAndDeliverAsync();
        Assert.Single(await ReceivedAsync(notice));
        Assert.Empty(await OverdueAsync(office));
    }

    /// <summary>Whoever claimed it died: nobody touches it before the lease is over, and it goes then.</summary>
    [Fact]
    public async Task A_claim_holds_as_long_as_its_lease()
    {
        using var office = Open();
        await office.Outbox.PlanAsync([Notice()], default);
        Assert.NotNull(await office.Outbox.TryClaimAsync(Period, Notice().Key, default));
        Clock.Now += TimeSpan.FromMinutes(4.9);
        await office.SweepAndDeliverAsync();
        Assert.Null(await office.Outbox.TryClaimAsync(Period, Notice().Key, default));
        Assert.Empty(await ReceivedAsync(Notice()));
        Clock.Now += TimeSpan.FromMinutes(2);
        await office.SweepAndDeliverAsync();
        Assert.Single(await ReceivedAsync(Notice()));
        Assert.Equal((OutboxState.Sent, 2), (await EntryAsync(office, Notice())) is var entry ? (entry.State, entry.Attempts) : default);
    }

    [Fact]
    public async Task One_of_many_gets_the_claim()
    {
        using var office = Open();
        await office.Outbox.PlanAsync([Notice()], default);
        var claims = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => office.Outbox.TryClaimAsync(Period, Notice().Key, default)));
        Assert.Single(claims, claim => claim is not null);
    }

    /// <summary>A sender that was held up beyond its lease does not overwrite what who took over has written.</summary>
    [Fact]
    public async Task A_claim_that_was_taken_over_settles_nothing()
    {
        using var office = Open();
        await office.Outbox.PlanAsync([Notice()], default);
        var lost = (await office.Outbox.TryClaimAsync(Period, Notice().Key, default))!;
        Clock.Now += TimeSpan.FromMinutes(6);
        var mine = (await office.Outbox.TryClaimAsync(Period, Notice().Key, default))!;
        Assert.False(await office.Outbox.TrySettleAsync(lost, lost.Entry with { State = OutboxState.Failed, SettledAt = Clock.Now }, default));
        Assert.True(await office.Outbox.TrySettleAsync(mine, mine.Entry with { State = OutboxState.Sent, SettledAt = Clock.Now }, default));

        // Its answer was lost, and it is written again.
        Assert.True(await office.Outbox.TrySettleAsync(mine, mine.Entry with { State = OutboxState.Sent, SettledAt = Clock.Now }, default));
        Assert.Equal(OutboxState.Sent, (await EntryAsync(office, Notice())).State);
    }

    private async Task<IReadOnlyList<Notice>> OverdueAsync(PostOffice office)
    {
        var overdue = new List<Notice>();
        await foreach (var entry in office.Outbox.OverdueAsync(default))
        {
            overdue.Add(entry.Notice);
        }

        return [.. overdue.Where(notice => notice.Period == Period)];
    }
}
