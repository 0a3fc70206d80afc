using CadreReports.Catalogue;
using CadreReports.Contacts;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Reminders.Planning;
using CadreReports.Reminders.Writing;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Reminders;

/// <summary>The parts that plan and write letters, wired together over real storage as Program.cs wires them, with a clock that stands still.</summary>
internal sealed class NoticeParts
{
    public NoticeParts(Pipeline pipeline, CatalogueSet catalogues, ReminderRules? rules = null)
    {
        Rules = rules ?? ReminderRules.Load(catalogues);
        Reports = new ReportStandings(pipeline.Store, pipeline.Log);
        Contacts = new ContactBook(pipeline.Account);
        Outbox = new Outbox(pipeline.Account, Clock);
        Round = new ReminderRound(pipeline.Periods, Reports, Rules, new RoundMarks(pipeline.Account), Outbox, Clock);
        Letters = new NoticeLetters(
            catalogues, pipeline.Periods, pipeline.Store, Reports, pipeline.Contents, pipeline.Log, pipeline.Unclaimed, Contacts, Outbox, new Troubles(), Rules,
            new PortalLinks(new Uri("https://bao-cao.example/he-thong")), Clock);
    }

    public StillClock Clock { get; } = new();

    public ReminderRules Rules { get; }

    public ReportStandings Reports { get; }

    public ContactBook Contacts { get; }

    public Outbox Outbox { get; }

    public ReminderRound Round { get; }

    public NoticeLetters Letters { get; }

    /// <summary>Enters somebody.</summary>
    public Task AddAsync(Province? province, string id, ContactRole role, string? account = null, DateOnly? to = null) => Contacts.PutAsync(
        province, new Contact(id, $"Đồng chí {id}", role, $"{id}@tinhuy.example", null, new DateOnly(2020, 1, 1), to, account), default);

    /// <summary>What the letter says, as its reader sees it; null when the notice no longer holds.</summary>
    public async Task<string?> TextAsync(Notice notice) =>
        await Letters.WriteAsync(notice, default) is { } written
            ? string.Join(' ', $"{written.Letter.Subject}\n{LetterText.Of(written.Letter)}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : null;

    /// <summary>The ids of who gets the letter.</summary>
    public async Task<IReadOnlyList<string>> ToAsync(Notice notice) => [.. (await Letters.WriteAsync(notice, default))!.To.Select(c => c.Id)];
}

/// <summary>Nothing failed but what it is given.</summary>
internal sealed class Troubles(params DigestTrouble[] troubles) : IDigestSource
{
    public Task<IReadOnlyList<DigestTrouble>> TroublesAsync(Period period, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DigestTrouble>>(troubles);
}

/// <summary>A clock that shows what it is told.</summary>
internal sealed class StillClock : TimeProvider
{
    /// <summary>What it shows; 08:00 in Vietnam on a day of the plan of 2023H1.</summary>
    public DateTimeOffset Now { get; set; } = new(2023, 6, 7, 8, 0, 0, TimeSpan.FromHours(7));

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
