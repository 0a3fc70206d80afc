using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Reminders.Planning;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Reminders.Delivery;

/// <summary>Single letters that the centre stops, or has sent again, over real storage and a real mail server.</summary>
[Collection(DeliveryFixture.Tests)]
public sealed class ReminderDeskTests(DeliveryFixture fixture) : DeliveryTest(fixture)
{
    private const string Reason = "Tỉnh đã báo sẽ gửi muộn do thiên tai.";

    private static readonly CatalogueSet Catalogues = CatalogueSet.Load();
    private static readonly ReminderRules Rules = ReminderRules.Load(Catalogues);

    /// <summary>As 2023H1, which is open on the clock of these tests; 7/6 is a day of its plan.</summary>
    private Period Half => Catalogues.Period("2023H1")! with { Id = Period, State = PeriodState.Open };

    [Fact]
    public async Task Stopped_letter_is_never_sent_and_says_who_stopped_it_and_why()
    {
        using var office = Open();
        var (waits, others) = (Notice(), Notice(province: "83"));
        await office.Outbox.PlanAsync([waits, others], default);
        var stopped = await DeskOf(office).StopAsync(Half, NoticeName.Of(waits), Reason, "quan-tri", default);
        Assert.Equal((null, OutboxState.Stopped), (stopped.Refusal, stopped.Entry!.State));

        // Again, by somebody else and for another reason, it stays as it was; planned again, too.
        Clock.Now += TimeSpan.FromMinutes(3);
        Assert.Null((await DeskOf(office).StopAsync(Half, NoticeName.Of(waits), "Một lý do khác hẳn.", "quan-tri-2", default)).Refusal);
        await office.Outbox.PlanAsync([waits], default);
        await office.SweepAndDeliverAsync();
        Clock.Now += TimeSpan.FromDays(1);
        await office.SweepAndDeliverAsync();

        var entry = await EntryAsync(office, waits);
        Assert.Equal((OutboxState.Stopped, "quan-tri", Reason, Letters.At), (entry.State, entry.StoppedBy, entry.StopReason, entry.SettledAt!.Value));
        Assert.Empty(await ReceivedAsync(waits));
        Assert.Single(await ReceivedAsync(others));
        Assert.Equal([("quan-tri", waits.Key)], await LinesAsync(office, "reminder.stop"));
        Assert.Equal(ReminderRefusal.Settled, (await DeskOf(office).SendAsync(Half, NoticeName.Of(waits), "quan-tri", default)).Refusal);
    }

    [Fact]
    public async Task Letter_of_a_coming_day_is_stopped_before_anybody_plans_it()
    {
        using var office = Open();
        var desk = DeskOf(office);
        var (coming, wrongDay) = (Notice("2023-06-09"), Notice("2023-06-08"));
        Assert.Equal(ReminderRefusal.NoSuchNotice, (await desk.StopAsync(Half, NoticeName.Of(wrongDay), Reason, "quan-tri", default)).Refusal);
        Assert.Equal(ReminderRefusal.NotYet, (await desk.SendAsync(Half, NoticeName.Of(coming), "quan-tri", default)).Refusal);
        Assert.Null((await desk.StopAsync(Half, NoticeName.Of(coming), Reason, "quan-tri", default)).Refusal);

        Clock.Now += TimeSpan.FromDays(2);
        await office.Outbox.PlanAsync([coming], default);
        await office.SweepAndDeliverAsync();
        Assert.Equal(OutboxState.Stopped, (await EntryAsync(office, coming)).State);
        Assert.Empty(await ReceivedAsync(coming));

        // The past has no coming days, and what is locked is not reminded of.
        Assert.Equal(ReminderRefusal.NoSuchNotice, (await desk.StopAsync(Half, NoticeName.Of(Notice("2023-06-07")), Reason, "quan-tri", default)).Refusal);
        Assert.Equal(
            ReminderRefusal.NoSuchNotice,
            (await desk.StopAsync(Half with { State = PeriodState.Locked }, NoticeName.Of(Notice("2023-06-12")), Reason, "quan-tri", default)).Refusal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dying_anywhere_while_stopping_leaves_nothing_half_done_once_it_is_wanted_again(bool afterwards)
    {
        var at = 0;
        for (var died = true; died;)
        {
            at++;
            Assert.True(at < 20, "Stopping makes more steps than this test expects.");
            using var next = Open();
            var notice = Notice($"stop-{at}-{(afterwards ? "after" : "before")}");
            await next.Outbox.PlanAsync([notice], default);
            using (var office = Open(new Mishap(at, afterwards ? Death.After : Death.Before)))
            {
                died = await DiesAsync(() => DeskOf(office).StopAsync(Half, NoticeName.Of(notice), Reason, "quan-tri", default));
            }

            Assert.Null((await DeskOf(next).StopAsync(Half, NoticeName.Of(notice), Reason, "quan-tri", default)).Refusal);
            await next.SweepAndDeliverAsync();
            Assert.Equal(OutboxState.Stopped, (await EntryAsync(next, notice)).State);
            Assert.Empty(await ReceivedAsync(notice));
            Assert.Single(await LinesAsync(next, "reminder.stop"), line => line.Subject == notice.Key);
        }

        // Reading the row, writing it and the line of the trail.
        Assert.InRange(at, 4, 19);
    }

    [Fact]
    public async Task Of_a_sender_and_who_stops_at_once_one_has_the_letter()
    {
        var notices = Enumerable.Range(10, 12).Select(province => Notice(province: $"{province}")).ToArray();
        using var sender = Open();
        using var centre = Open();
        await sender.Outbox.PlanAsync(notices, default);
        var results = new ReminderResult[notices.Length];
        await Task.WhenAll(
            Parallel.ForEachAsync(notices, async (notice, token) => await sender.Sender.SendAsync(notice.Period, notice.Key, token)),
            Parallel.ForAsync(0, notices.Length, async (i, token) => results[i] = await DeskOf(centre).StopAsync(Half, NoticeName.Of(notices[i]), Reason, "quan-tri", token)));
        for (var i = 0; i < notices.Length; i++)
        {
            var (state, sent) = ((await EntryAsync(centre, notices[i])).State, (await ReceivedAsync(notices[i])).Count);
            Assert.Equal(results[i].Refusal is null ? (OutboxState.Stopped, 0) : (OutboxState.Sent, 1), (state, sent));
        }
    }

    [Fact]
    public async Task What_could_not_be_sent_is_sent_when_somebody_wants_it_again()
    {
        using var office = Open();
        var notice = Notice();
        Written.To = [Letters.Person("unknown-an")];
        await office.Outbox.PlanAsync([notice], default);
        await office.DeliverAsync();
        Assert.Equal(OutboxState.Failed, (await EntryAsync(office, notice)).State);

        // Weeks after it was planned, with the address put right, it is tried as patiently as before.
        Clock.Now += TimeSpan.FromDays(14);
        Written.To = [Letters.Person("unknown-an", email: $"busy1-{Period}@tinhuy.example")];
        var wanted = Clock.Now;
        Assert.Null((await DeskOf(office).SendAsync(Half, NoticeName.Of(notice), "quan-tri", default)).Refusal);
        await office.DeliverAsync();
        Clock.Now += TimeSpan.FromMinutes(10);
        await office.SweepAndDeliverAsync();
        var entry = await EntryAsync(office, notice);
        Assert.Equal((OutboxState.Sent, wanted), (entry.State, entry.WantedAt!.Value));
        Assert.Single(await ReceivedAsync(notice));
        Assert.Equal([("quan-tri", notice.Key)], await LinesAsync(office, "reminder.send"));
        Assert.Equal(ReminderRefusal.Settled, (await DeskOf(office).SendAsync(Half, NoticeName.Of(notice), "quan-tri", default)).Refusal);
    }

    private ReminderDesk DeskOf(PostOffice office) => new(office.Outbox, new ComingNotices(Rules), new AuditLog(office.Account), Clock);

    private async Task<IReadOnlyList<(string? Who, string? Subject)>> LinesAsync(PostOffice office, string action)
    {
        var lines = new List<(string?, string?)>();
        await foreach (var line in new AuditLog(office.Account).ReadAsync(Letters.At.AddDays(-1), Clock.Now.AddDays(30), default))
        {
            if (line.Action == action && line.Period == Period.ToString())
            {
                lines.Add((line.Who, line.Subject));
            }
        }

        return lines;
    }

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
