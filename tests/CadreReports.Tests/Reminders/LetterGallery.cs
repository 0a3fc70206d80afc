using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Contacts;
using CadreReports.Findings;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Reminders.Planning;
using CadreReports.Reminders.Writing;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Tests.Reminders;

/// <summary>One letter of every kind and variant about Tiền Giang's report of 2023H1, due at 17:00 on 10/6/2023 with five days of grace.</summary>
internal sealed class LetterGallery
{
    public const string Portal = "https://bao-cao.example";
    public const string Reason = "Mạng của tỉnh hỏng trong hai ngày.";

    private static readonly DateTimeOffset Sent = new(2023, 6, 2, 2, 30, 0, TimeSpan.Zero);
    private static readonly SubmissionKey Key = new(new PeriodId(2023, 1), "82");

    private static readonly Finding[] Errors =
    [
        new("BM02-04", Severity.Error, "Sheet BM02, ô D7: tổng số 328 khác với tổng các thành phần 125 + 151 = 276, lệch 52. Đề nghị kiểm tra và sửa lại.", [new("BM02", "D7"), new("BM02", "E7"), new("BM01", "C12")]),
        new("DOC-THIEU", Severity.Error, "Thiếu sheet BM03. Đề nghị tải lại biểu mẫu.", [new("BM03")]),
    ];

    private static readonly Finding Oddity =
        new("BM01-19", Severity.Query, "Sheet BM01, ô C19: số đảng viên tăng 41% so với 6 tháng cuối năm 2022 (từ 4.212 lên 5.939). Đề nghị kiểm tra hoặc giải trình.", [new("BM01", "C19")]);

    private static readonly Finding Virus = new("TEP-MACRO", Severity.Error, "Tệp có macro. Đề nghị gửi tệp .xlsx không có macro.", []);

    private readonly CatalogueSet catalogues = CatalogueSet.Load();
    private readonly ReminderRules rules;
    private readonly PortalLinks links = new(new Uri(Portal));
    private readonly DateTimeOffset now;

    /// <param name="now">When the letters are written.</param>
    public LetterGallery(DateTimeOffset now)
    {
        this.now = now;
        rules = ReminderRules.Load(catalogues);
        Period = catalogues.Period(Key.Period)!;
    }

    public Period Period { get; }

    public Province Province => Period.Province(Key.Province)!;

    /// <summary>The letters about a report, by their name in the data.</summary>
    public IReadOnlyDictionary<LetterKind, Letter> OfReport()
    {
        var letters = new ReportLetters(links);
        var (question, answered) = (Asked(), (LogEntry[])[Asked(), Said(2, LogKind.Answer, Asked().Finding!, "Do điều chuyển cán bộ."), Said(3, LogKind.Insufficient, Asked().Finding!, "Chưa nêu số liệu.")]);
        LogEntry[] explained = [Said(1, LogKind.Answer, Oddity.Id, "Do sáp nhập."), Said(2, LogKind.Insufficient, Oddity.Id, "Chưa nêu căn cứ.")];
        LogEntry[] returned = [Said(1, LogKind.Return, null, "Đề nghị rà soát lại biểu BM02.")];
        var wrong = Version(1, new Outcome(SubmissionState.Rejected, 2, 0, 0, 40, Errors[0].Message, Refused: false));
        var refused = Version(1, new Outcome(SubmissionState.Rejected, 1, 0, 0, 0, Virus.Message, Refused: true));
        var odd = Version(1, new Outcome(SubmissionState.NeedsExplanation, 0, 1, 0, 40, Oddity.Message, Refused: false)) with { QueryIds = Oddity.Id };
        var good = Version(1, new Outcome(SubmissionState.Accepted, 0, 0, 0, 40, null, Refused: false));
        var awaiting = Version(1, new Outcome(SubmissionState.AwaitingConfirmation, 0, 0, 0, 40, null, Refused: false)) with { AsksConfirmation = true };
        LogEntry[] confirmed = [Said(1, LogKind.Confirm, null, string.Empty)];
        var late = Version(1, new Outcome(SubmissionState.Locked, 0, 0, 0, 40, null, Refused: false)) with { State = SubmissionState.Locked };
        return new Dictionary<LetterKind, Letter>
        {
            [LetterKind.ReminderMissing] = letters.Remind(Case(null, [])),
            [LetterKind.ReminderRefused] = letters.Remind(Case(refused, [], Virus)),
            [LetterKind.ReminderErrors] = letters.Remind(Case(wrong, [], Errors)),
            [LetterKind.ReminderExplanations] = letters.Remind(Case(odd, explained, Oddity)),
            [LetterKind.ReminderConfirmation] = letters.Remind(Case(awaiting, [])),
            [LetterKind.ReminderReturned] = letters.Remind(Case(good, returned)),
            [LetterKind.ReminderLocked] = letters.Remind(Case(late, [])),
            [LetterKind.ReminderAnswers] = letters.Remind(Case(good, [question])),
            [LetterKind.Escalation] = letters.Escalate(Case(wrong, [], Errors)),
            [LetterKind.EscalationConfirmation] = letters.Escalate(Case(awaiting, [])),
            [LetterKind.Received] = letters.Received(Case(good with { Outcome = null, State = SubmissionState.Received }, [])),
            [LetterKind.ResultRefused] = letters.Result(Case(refused, [], Virus), isLocked: false),
            [LetterKind.ResultErrors] = letters.Result(Case(wrong, [], Errors), isLocked: false),
            [LetterKind.ResultExplanations] = letters.Result(Case(odd, [], Oddity), isLocked: false),
            [LetterKind.ResultAwaiting] = letters.Result(Case(awaiting, []), isLocked: false),
            [LetterKind.ResultAccepted] = letters.Result(Case(good, []), isLocked: false),
            [LetterKind.ResultLocked] = letters.Result(Case(late, []), isLocked: true),
            [LetterKind.Accepted] = letters.Accepted(LetterKind.Accepted, Case(odd, [explained[0]], Oddity)),
            [LetterKind.Awaiting] = letters.Await(Case(awaiting, [])),
            [LetterKind.Confirmed] = letters.Accepted(LetterKind.Confirmed, Case(awaiting, confirmed)),
            [LetterKind.Insufficient] = letters.Insufficient(Case(odd, explained, Oddity), explained[1]),
            [LetterKind.InsufficientAnswer] = letters.Insufficient(Case(good, answered), answered[2]),
            [LetterKind.Returned] = letters.Returned(LetterKind.Returned, Case(good, returned)),
            [LetterKind.Question] = letters.Ask(Case(good, [question]), question),
            [LetterKind.Extended] = letters.Decided(LetterKind.Extended, Case(null, []), Reason),
            [LetterKind.Reopened] = letters.Decided(LetterKind.Reopened, Case(null, []), Reason),
        };
    }

    /// <summary>What the centre decided, without a word why.</summary>
    public Letter Decided(LetterKind kind) => new ReportLetters(links).Decided(kind, Case(null, []), reason: null);

    /// <summary>What the centre decided, told to who has sent a report that counts.</summary>
    public Letter DecidedForAccepted(LetterKind kind) => new ReportLetters(links).Decided(
        kind, Case(Version(1, new Outcome(SubmissionState.Accepted, 0, 0, 0, 40, null, Refused: false)), []) with { Version = null }, Reason);

    /// <summary>What the centre decided, told to who has sent a report that waits for its approver.</summary>
    public Letter DecidedForAwaiting(LetterKind kind) => new ReportLetters(links).Decided(
        kind,
        Case(Version(1, new Outcome(SubmissionState.AwaitingConfirmation, 0, 0, 0, 40, null, Refused: false)) with { AsksConfirmation = true }, []) with { Version = null },
        Reason);

    /// <summary>A question about a version that was returned afterwards.</summary>
    public Letter QuestionAboutReturned()
    {
        var version = Version(1, new Outcome(SubmissionState.Accepted, 0, 0, 0, 40, null, Refused: false));
        return new ReportLetters(links).Ask(Case(version, [Asked(), Said(2, LogKind.Return, null, Reason)]), Asked());
    }

    public Letter Digest(params DigestTrouble[] failures) => Digest([], failures);

    /// <summary>The digest after these were planned.</summary>
    public Letter Digest(IReadOnlyList<OutboxEntry> sent, params DigestTrouble[] failures)
    {
        var standings = Period.Provinces.ToDictionary(p => p.Code, _ => ReportStanding.Of([], []), StringComparer.Ordinal);
        var wrong = Version(1, new Outcome(SubmissionState.Rejected, 2, 0, 0, 40, Errors[0].Message, Refused: false));
        standings["82"] = ReportStanding.Of([wrong], []);
        standings["83"] = ReportStanding.Of([Version(1, new Outcome(SubmissionState.Accepted, 0, 0, 0, 40, null, Refused: false))], []);
        standings["84"] = ReportStanding.Of(
            [Version(1, new Outcome(SubmissionState.AwaitingConfirmation, 0, 0, 0, 40, null, Refused: false)) with { AsksConfirmation = true }], []);
        return new DigestLetter(links).Write(new DigestCase(
            Period, standings, [], sent, Period.Provinces.ToDictionary(p => p.Code, p => Contacts(p.Code), StringComparer.Ordinal), failures, [2027], rules.PlanOf(Period).Texts, now));
    }

    public Letter Calendar() => rules.Default.Texts.Write(LetterKind.Calendar, board: null, new LetterValues().Add(LetterPlace.Year, "2027"));

    private static IReadOnlyList<Contact> Contacts(string province) => province == "87" ? [] : province == "86"
        ? [Letters.Person("a")]
        : [Letters.Person("a"), Letters.Person("b") with { Role = ContactRole.Approver }];

    private static LogEntry Asked() => new(1, LogKind.Question, "q-0123456789abcdef", 1, "Vì sao tỷ lệ cao hơn hẳn các tỉnh khác?", "centre", Sent.AddHours(3));

    private static LogEntry Said(int number, LogKind kind, string? finding, string text) => new(number, kind, finding, 1, text, "x", Sent.AddHours(3 + number));

    private static SubmissionVersion Version(int number, Outcome outcome) => new(
        number, outcome.State, number.ToString(CultureInfo.InvariantCulture), $"{Key}/a.xlsx", "ab", 1000, "1.0", 1, Sent, "clerk-82", outcome);

    private ReportCase Case(SubmissionVersion? version, IReadOnlyList<LogEntry> log, params Finding[] findings)
    {
        var derived = version is { Outcome: not null } ? VersionStanding.Of(version, log) : version;
        var standing = ReportStanding.Of(version is null ? [] : [version], log);
        return new ReportCase(
            new Notice(Key.Period, Key.Province, NoticeKind.Result, "x"), Period.For(Key.Province), Province, standing, derived,
            new SentUpload("x", 1, Sent, "clerk-82"), findings, log, rules.PlanOf(Period).Texts, now);
    }
}
