using CadreReports.Catalogue;
using CadreReports.Periods;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Tests.Submissions.Reviews;

namespace CadreReports.Tests.Reminders.Walk;

/// <summary>Something that somebody does on a day; doing it again changes nothing.</summary>
/// <param name="At">When.</param>
/// <param name="Province">Whose report it is about.</param>
/// <param name="Do">What they do.</param>
internal sealed record WalkAct(DateTimeOffset At, string Province, Func<WalkHost, Task> Do);

/// <summary>
/// What twenty provinces and the centre do about 2023H1, due on Saturday 10/6 at 17:00 with five days of grace, and, written
/// down by hand, what the system has to send for it.
/// </summary>
internal sealed class WalkScript
{
    private const string Error = "error";
    private const string Odd = "odd";
    private const string Good = "good";

    private readonly List<WalkAct> acts = [];
    private readonly List<string> expected = [];
    private readonly Dictionary<string, string> ids = [];
    private readonly Dictionary<string, string> tags = [];
    private readonly Dictionary<string, string> findings = [];

    public WalkScript(string connectionString)
    {
        // In time.
        Send("70", 5, 24, 10, Good);
        Send("72", 5, 30, 10, Good);
        Send("74", 6, 5, 9, Good);
        Send("75", 6, 5, 10, Good);
        Send("80", 6, 9, 15, Good);
        Send("82", 6, 9, 16, Good);
        Send("83", 6, 10, 16, Good);
        Remind("72", "05-26");
        Remind("74", "05-26", "06-02");
        Remind("75", "05-26", "06-02");
        Remind("80", "05-26", "06-02", "06-07", "06-09");
        Remind("82", "05-26", "06-02", "06-07", "06-09");
        Remind("83", "05-26", "06-02", "06-07", "06-09");

        // Between the planning of a reminder and its sending: it is not sent any more.
        Send("77", 6, 7, 8, Good);
        Remind("77", "05-26", "06-02");

        // In the days of grace.
        Send("84", 6, 12, 14, Good);
        Send("86", 6, 14, 10, Good);
        Remind("84", "05-26", "06-02", "06-07", "06-09", "06-12");
        Remind("86", "05-26", "06-02", "06-07", "06-09", "06-12", "06-13", "06-14");
        Expect("84|escalation|2023-06-12", "86|escalation|2023-06-12");

        // Errs and corrects.
        Send("92", 6, 1, 10, Error);
        Send("92", 6, 5, 10, Good);
        Remind("92", "05-26", "06-02");

        // Explains.
        Send("91", 6, 1, 10, Odd);
        Explain("91", 6, 6, 10, 1);
        Remind("91", "05-26", "06-02");
        Expect("91|accepted|v1");

        // Explains, not well enough, and explains again.
        Send("89", 6, 1, 11, Odd);
        Explain("89", 6, 6, 11, 1);
        Act("89", 6, 8, 11, host => host.Pipeline.Review.MarkInsufficientAsync(
            Key("89"), WalkHost.Declared, Finding("89"), 1, Desk.Reason, "centre", default));
        Explain("89", 6, 9, 14, 2);
        Remind("89", "05-26", "06-02", "06-09");
        Expect("89|accepted|v1", "89|insufficient|2");

        // Is returned and sends anew.
        Send("87", 6, 5, 11, Good);
        Act("87", 6, 7, 10, host => host.Pipeline.Review.ReturnAsync(Key("87"), WalkHost.Declared, 1, Desk.Reason, "centre", default));
        Send("87", 6, 12, 7, Good, edit: 4000);
        Remind("87", "05-26", "06-02", "06-09");
        Expect("87|returned|1");

        // Is asked and answers.
        Send("79", 6, 2, 7, Good);
        Act("79", 6, 7, 10, host => host.Pipeline.Review.AskAsync(Key("79"), WalkHost.Declared, null, Desk.Question, "centre", default));
        Act("79", 6, 9, 10, host => host.Pipeline.Review.ExplainAsync(
            Key("79"), WalkHost.Declared, 1, [new Explanation(Question.IdOf(1, null, Desk.Question), Desk.Sentence)], "clerk", default));
        Remind("79", "05-26", "06-09");
        Expect("79|question|1");

        // Is given until Saturday 17/6, seven days before which is 10/6, a Saturday too.
        Decide("96", 6, 8, 10, PeriodWish.DueAt(Moment(6, 17, 17), "96", "Bão số 1."));
        Remind("96", "05-26", "06-02", "06-07", "06-09", "06-14");
        Expect("96|extended|44");

        // And by then its approver has to confirm, who hears at once, and the day before it is due.
        Decide(null, 6, 14, 20, PeriodWish.Confirm(true));
        Send("96", 6, 15, 10, Good);
        Act("96", 6, 16, 10, host => host.Pipeline.Review.ConfirmAsync(Key("96"), WalkHost.Declared, 1, 0, "approver", default));
        Decide(null, 6, 16, 11, PeriodWish.Confirm(false));
        Remind("96", "06-16");
        Expect("96|awaiting|v1", "96|accepted|v1");

        // Comes after the lock, or never.
        Decide(null, 6, 16, 18, PeriodWish.Enter(PeriodState.Locked));
        Send("94", 6, 17, 10, Good);
        foreach (var late in (string[])["93", "94", "95"])
        {
            Remind(late, "05-26", "06-02", "06-07", "06-09", "06-12", "06-13", "06-14", "06-15");
            Expect($"{late}|escalation|2023-06-12", $"{late}|escalation|2023-06-16");
        }

        // Is opened again after the lock.
        Send("60", 6, 6, 9, Good);
        Decide("60", 6, 20, 10, PeriodWish.Enter(PeriodState.Reopened, "60", "Số liệu đảng viên cần tính lại."));
        Send("60", 6, 21, 10, Good, edit: 4000);
        Remind("60", "05-26", "06-02");
        Expect("60|reopened|48");

        // The centre: on every day on which anybody may hear, while figures are open.
        Expect([.. ((string[])["05-26", "06-02", "06-07", "06-09", "06-12", "06-13", "06-14", "06-15", "06-16"]).Select(day => $"tw|digest|2023-{day}")]);
        ConnectionString = connectionString;
    }

    public static DateOnly FirstDay { get; } = new(2023, 5, 22);

    public static DateOnly LastDay { get; } = new(2023, 6, 25);

    public static IReadOnlyList<string> Provinces { get; } =
        ["60", "70", "72", "74", "75", "77", "79", "80", "82", "83", "84", "86", "87", "89", "91", "92", "93", "94", "95", "96"];

    public string ConnectionString { get; }

    /// <summary>The acts of a day, in order.</summary>
    public IReadOnlyList<WalkAct> On(DateOnly day) => [.. acts.Where(a => DateOnly.FromDateTime(a.At.DateTime) == day).OrderBy(a => a.At)];

    /// <summary>The keys of what has to be sent; those of results bear the ids that storage gave the uploads.</summary>
    public IReadOnlyList<string> Expected => [.. expected, .. ids.Values];

    public static SubmissionKey Key(string province) => new(WalkHost.Declared.Id, province);

    public static DateTimeOffset Moment(int month, int day, int hour) => new(2023, month, day, hour, 0, 0, TimeSpan.FromHours(7));

    private void Send(string province, int month, int day, int hour, string how, int? edit = null) => Act(province, month, day, hour, async host =>
    {
        var blob = $"2023H1/{province}/{month:00}{day:00}.xlsx";
        var workbook = new EditedWorkbook(WalkHost.Declared.Id, province);
        var content = (how == Error ? workbook.Type("BM05", "01", "total", null)
            : how == Odd ? workbook.Ask(6000)
            : edit is { } figure ? workbook.Type("BM05", "04", "total", figure)
            : workbook).Build();

        // The province has sent it, whatever happens to the host.
        var etag = tags.TryGetValue(blob, out var sent) ? sent : tags[blob] = await new Submissions.Pipeline(ConnectionString).PutAsync(blob, content);
        ids[blob] = $"{province}|result|{Upload.IdOf(blob, etag.Trim('"'))}";
        await host.Pipeline.Ingest.RunAsync(blob, etag, default);
    });

    private void Explain(string province, int month, int day, int hour, int time) => Act(province, month, day, hour, host => host.Pipeline.Review.ExplainAsync(
        Key(province), WalkHost.Declared, 1, [new Explanation(Finding(province), Desk.Say(time))], "clerk", default));

    /// <summary>The id of the only query of the province's first version.</summary>
    private string Finding(string province) => findings.TryGetValue(province, out var known) ? known : throw new InvalidOperationException($"Nothing is known of {province}.");

    /// <summary>Notes the queries of the first version, so that somebody can explain them.</summary>
    public async Task LookAsync(WalkHost host, string province)
    {
        if (!findings.ContainsKey(province) && await host.Pipeline.Store.VersionAsync(Key(province), 1, default) is { Queries.Count: > 0 } version)
        {
            findings[province] = version.Queries.First();
        }
    }

    private void Decide(string? province, int month, int day, int hour, PeriodWish wish) => acts.Add(new WalkAct(
        Moment(month, day, hour),
        province ?? Provinces[0],
        async host =>
        {
            Assert.Null((await host.Pipeline.Periods.AddAsync(WalkHost.Declared.Id, wish, "centre", host.Clock, default)).Refusal);
            await host.Desk.AnnounceAsync(WalkHost.Declared.Id, default);
        }));

    private void Act(string province, int month, int day, int hour, Func<WalkHost, Task> act) => acts.Add(new WalkAct(
        Moment(month, day, hour),
        province,
        async host =>
        {
            await act(host);
            await host.Desk.AnnounceAsync(Key(province), default);
            await LookAsync(host, province);
        }));

    private void Remind(string province, params string[] days) => Expect([.. days.Select(day => $"{province}|reminder|2023-{day}")]);

    private void Expect(params string[] keys) => expected.AddRange(keys);
}
