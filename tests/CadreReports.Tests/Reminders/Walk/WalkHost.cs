using CadreReports.Catalogue;
using CadreReports.Contacts;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Reminders.Planning;
using CadreReports.Reminders.Writing;
using CadreReports.Tests.Reminders.Delivery;
using CadreReports.Tests.Submissions;
using CadreReports.Tests.Submissions.Reviews;
using CadreReports.Time;

namespace CadreReports.Tests.Reminders.Walk;

/// <summary>One host with everything that reports and reminders need, at a moment of the period.</summary>
internal sealed class WalkHost : IDisposable
{
    /// <summary>The half-years before are over.</summary>
    private static readonly CatalogueSet Catalogues = QueryCatalogue.With(periods =>
    {
        foreach (var past in periods.Where(p => (string?)p!["state"] == "open" && (string?)p!["id"] != "2023H1"))
        {
            past!["state"] = "locked";
        }
    });

    private static readonly ReminderRules Rules = ReminderRules.Load(Catalogues);

    private readonly PostOffice office;

    /// <param name="connectionString">The storage that all hosts share.</param>
    /// <param name="now">What its clock shows.</param>
    /// <param name="channel">The way out.</param>
    /// <param name="mishap">What becomes of it; null for nothing.</param>
    public WalkHost(string connectionString, DateTimeOffset now, IMailChannel channel, Mishap? mishap)
    {
        Clock = ShiftedTimeProvider.StartingAt(now);
        Pipeline = new Pipeline(connectionString, mishap, Catalogues, Clock);
        var account = Pipeline.Account;
        var outbox = new Outbox(account, Clock);
        var reports = new ReportStandings(Pipeline.Store, Pipeline.Log);
        Contacts = new ContactBook(account);
        Desk = new NoticeDesk(Catalogues, Pipeline.Periods, Pipeline.Store, Pipeline.Log, outbox, Rules);
        Round = new ReminderRound(Pipeline.Periods, reports, Rules, new RoundMarks(account), outbox, Clock);
        var letters = new NoticeLetters(
            Catalogues, Pipeline.Periods, Pipeline.Store, reports, Pipeline.Contents, Pipeline.Log, Pipeline.Unclaimed, Contacts, outbox, new Troubles(), Rules,
            new PortalLinks(new Uri("https://bao-cao.example")), Clock);
        office = new PostOffice(connectionString, Clock, letters, mishap?.Around(channel) ?? channel, mishap);
    }

    public static Period Declared { get; } = Catalogues.Period(new PeriodId(2023, 1))!;

    public ShiftedTimeProvider Clock { get; }

    public Pipeline Pipeline { get; }

    public ContactBook Contacts { get; }

    public NoticeDesk Desk { get; }

    public ReminderRound Round { get; }

    public Outbox Outbox => office.Outbox;

    /// <summary>Does what the messages on the queue ask for.</summary>
    public Task DeliverAsync() => office.DeliverAsync();

    /// <summary>As the reconciler does, and then what the messages ask for.</summary>
    public Task SweepAndDeliverAsync() => office.SweepAndDeliverAsync();

    public void Dispose() => office.Dispose();
}
