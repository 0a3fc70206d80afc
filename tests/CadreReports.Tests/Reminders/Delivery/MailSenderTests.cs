using CadreReports.Reminders.Delivery;
using CadreReports.Tests.Reminders.MailServer;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Reminders.Delivery;

/// <summary>From the row to the mail server and back, with everything that can go wrong on the way.</summary>
[Collection(DeliveryFixture.Tests)]
public sealed class MailSenderTests(DeliveryFixture fixture) : DeliveryTest(fixture)
{
    /// <summary>
    /// A host dies at every step of planning and sending in turn, before and after it; another one goes on. The message is
    /// there, once, unless the mail server had taken it and nobody had noted that: then it is there twice, the same.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dying_anywhere_loses_nothing_and_repeats_only_what_was_not_noted(bool afterwards)
    {
        var repeats = 0;
        var at = 0;
        for (var died = true; died;)
        {
            at++;
            Assert.True(at < 40, "Sending makes more steps than this test expects.");
            Clock.Now = Letters.At;
            var notice = Notice($"step-{at}-{(afterwards ? "after" : "before")}");
            var mishap = new Mishap(at, afterwards ? Death.After : Death.Before);
            using (var office = Open(mishap))
            {
                died = await DiesAsync(async () =>
                {
                    await office.Outbox.PlanAsync([notice], default);
                    await office.DeliverAsync();
                });
            }

            Assert.Equal(died, mishap.Happened);
            using var next = Open();
            await next.Outbox.PlanAsync([notice], default);
            for (var round = 0; round < 3; round++)
            {
                Clock.Now += TimeSpan.FromMinutes(15);
                await next.SweepAndDeliverAsync();
            }

            var received = await ReceivedAsync(notice);
            Assert.Equal(mishap.Unmarked is not null ? 2 : 1, received.Count);
            Assert.All(received, mail => Assert.Equal(received[0].RawText, mail.RawText));
            Assert.Equal(OutboxState.Sent, (await EntryAsync(next, notice)).State);
            repeats += received.Count - 1;
        }

        // Before the mark, or after the conversation: the one place that this may happen in.
        Assert.Equal(1, repeats);
        Assert.InRange(at, 6, 39);
    }

    [Fact]
    public async Task Hosts_at_work_together_send_each_once()
    {
        var notices = Enumerable.Range(10, 30).Select(province => Notice(province: $"{province}")).ToArray();
        using var one = Open();
        using var two = Open();
        await one.Outbox.PlanAsync(notices, default);
        await two.Outbox.PlanAsync(notices, default);
        Clock.Now += TimeSpan.FromMinutes(2);

        // Every message is there three times, and every host wants every notice.
        await one.Outbox.SweepAsync(default);
        await two.Outbox.SweepAsync(default);
        await Task.WhenAll(
        [
            one.DeliverAsync(),
            two.DeliverAsync(),
            .. notices.SelectMany(_ => (PostOffice[])[one, two], (notice, office) => office.Sender.SendAsync(Period, notice.Key, default)),
        ]);
        Assert.Equal(
            notices.Select(notice => MessageIds.Of(notice, Letters.Domain)).Order(StringComparer.Ordinal),
            (await ReceivedAsync(notices)).Select(mail => mail.MessageId).Order(StringComparer.Ordinal));
        Assert.All(await one.Outbox.ListAsync(Period, default), entry => Assert.Equal((OutboxState.Sent, 1), (entry.State, entry.Attempts)));
    }

    [Fact]
    public async Task What_no_longer_holds_is_cancelled()
    {
        using var office = Open();
        await office.Outbox.PlanAsync([Notice()], default);
        Written.Hold = false;
        await office.DeliverAsync();
        Written.Hold = true;
        Clock.Now += TimeSpan.FromHours(1);
        await office.SweepAndDeliverAsync();
        Assert.Empty(await ReceivedAsync(Notice()));
        Assert.Equal(OutboxState.Cancelled, (await EntryAsync(office, Notice())).State);
    }

    [Fact]
    public async Task It_waits_for_somebody_to_send_it_to()
    {
        var (late, never) = (Notice("late"), Notice("never"));
        using var office = Open();
        await office.Outbox.PlanAsync([late, never], default);
        Written.To = [];
        await office.DeliverAsync();
        Assert.Equal(OutboxState.NoRecipient, (await EntryAsync(office, late)).State);
        for (var hour = 0; hour < 10; hour++)
        {
            Clock.Now += TimeSpan.FromMinutes(65);
            await office.SweepAndDeliverAsync();
        }

        Written.To = [Letters.Person("an")];
        await office.Sender.SendAsync(Period, late.Key, default);
        Clock.Now += TimeSpan.FromMinutes(65);
        await office.Sender.SendAsync(Period, late.Key, default);
        Assert.Single(await ReceivedAsync(late));

        Written.To = [];
        Clock.Now = Letters.At.AddDays(2);
        await office.SweepAndDeliverAsync();
        Written.To = [Letters.Person("an")];
        Clock.Now += TimeSpan.FromHours(3);
        await office.SweepAndDeliverAsync();
        Assert.Empty(await ReceivedAsync(never));
        Assert.Equal((OutboxState.NoRecipient, false), (await EntryAsync(office, never)) is var entry ? (entry.State, entry.SettledAt is null) : default);
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_less_and_less_often_and_then_no_more()
    {
        using var office = Open(channel: new SmtpChannel(Server.Options with { Port = 1 }, Letters.Sender));
        await office.Outbox.PlanAsync([Notice()], default);
        var tried = new List<double>();
        await office.DeliverAsync();
        for (var waiting = await EntryAsync(office, Notice()); waiting.SettledAt is null; waiting = await EntryAsync(office, Notice()))
        {
            tried.Add((waiting.NextAt - Letters.At).TotalMinutes);
            Clock.Now = waiting.NextAt.AddSeconds(-1);
            await office.Sender.SendAsync(Period, Notice().Key, default);
            Assert.Equal(tried.Count, Written.Asked);
            Clock.Now = waiting.NextAt;
            await office.Sender.SendAsync(Period, Notice().Key, default);
            Assert.Equal(tried.Count + 1, Written.Asked);
        }

        // 1, 5, 15, 60 minutes and four hours after the one before, from then on every four hours.
        Assert.Equal([1, 6, 21, 81, .. Enumerable.Range(1, 11).Select(i => 81.0 + (240 * i))], tried);
        var given = await EntryAsync(office, Notice());
        Assert.Equal((OutboxState.Failed, "The conversation with the server broke off: SocketException"), (given.State, given.Problem));
    }

    [Fact]
    public async Task It_bears_the_date_on_which_it_could_first_arrive()
    {
        Clock.Now = Letters.At;
        using var away = Open(channel: new SmtpChannel(Server.Options with { Port = 1 }, Letters.Sender));
        await away.Outbox.PlanAsync([Notice()], default);
        await away.DeliverAsync();
        using var office = Open();
        Clock.Now = Letters.At.AddMinutes(1);
        await Server.MisbehaveAsync(new Mischief("data", "drop"));
        await office.Sender.SendAsync(Period, Notice().Key, default);
        Clock.Now = Letters.At.AddMinutes(6);
        await Server.MisbehaveAsync(new Mischief("data", "refuse", 451));
        await office.Sender.SendAsync(Period, Notice().Key, default);
        Clock.Now = Letters.At.AddMinutes(30);
        await office.Sender.SendAsync(Period, Notice().Key, default);

        // The server took it, hung up without an answer and got it again.
        var received = await ReceivedAsync(Notice());
        Assert.Equal(2, received.Count);
        Assert.All(received, mail => Assert.Equal(Letters.At.AddMinutes(1), mail.Date));
        Assert.Equal(received[0].RawText, received[1].RawText);
    }

    [Fact]
    public async Task Who_was_refused_for_now_gets_it_later_and_nobody_twice()
    {
        Written.To = [Letters.Person("an"), Letters.Person("busy", $"busy2-{Period}@tinhuy.example"), Letters.Person("unknown-3")];
        using var office = Open();
        await office.Outbox.PlanAsync([Notice()], default);
        await office.DeliverAsync();
        Assert.Equal(
            (OutboxState.Planned, "2 of 3 recipients refused: 550 5.1.1, 451 4.2.1"),
            (await EntryAsync(office, Notice())) is var entry ? (entry.State, Ordered(entry.Problem!)) : default);
        for (var round = 0; round < 4; round++)
        {
            Clock.Now += TimeSpan.FromMinutes(20);
            await office.SweepAndDeliverAsync();
        }

        var received = await ReceivedAsync(Notice());
        Assert.Equal(["an@tinhuy.example", $"busy2-{Period}@tinhuy.example"], received.Select(mail => Assert.Single(mail.To)));
        Assert.Equal(received[0].RawText, received[1].RawText);
        Assert.Equal(OutboxState.Sent, (await EntryAsync(office, Notice())).State);
    }

    [Fact]
    public async Task Who_does_not_exist_is_given_up()
    {
        Written.To = [Letters.Person("unknown-4")];
        using var office = Open();
        await office.Outbox.PlanAsync([Notice()], default);
        await office.DeliverAsync();
        Assert.Equal(
            (OutboxState.Failed, "1 of 1 recipients refused: 550 5.1.1"),
            (await EntryAsync(office, Notice())) is var entry ? (entry.State, entry.Problem) : default);
    }

    [Fact]
    public async Task Without_a_way_out_everything_waits()
    {
        using var closed = new PostOffice(ConnectionString, Clock, Written, channel: null);
        await closed.Outbox.PlanAsync([Notice()], default);
        await closed.DeliverAsync();
        Assert.Equal((OutboxState.Planned, 0), (await EntryAsync(closed, Notice())) is var entry ? (entry.State, entry.Attempts) : default);
        Clock.Now += TimeSpan.FromHours(1);
        using var office = Open();
        await office.SweepAndDeliverAsync();
        Assert.Single(await ReceivedAsync(Notice()));
    }

    private static string Ordered(string problem) =>
        problem.Split(": ") is [var first, var codes] ? $"{first}: {string.Join(", ", codes.Split(", ").OrderDescending(StringComparer.Ordinal))}" : problem;

    private static async Task<bool> DiesAsync(Func<Task> act)
    {
        try
        {
            await act();
            return false;
        }
        catch (Exception e) when (e is BrokenException || e.InnerException is BrokenException)
        {
            return true;
        }
    }
}
