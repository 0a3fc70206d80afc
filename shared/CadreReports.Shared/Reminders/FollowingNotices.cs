using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Periods;
using CadreReports.Reminders.Planning;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Time;

namespace CadreReports.Reminders;

/// <summary>The notices that follow from what has happened. Pure: the same facts give the same notices, whoever asks and when.</summary>
public static class FollowingNotices
{
    /// <summary>When offices open, in Vietnam.</summary>
    private static readonly TimeOnly Opening = new(8, 0);

    /// <summary>How long a result is waited for before the sender hears that the file has arrived.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Of a report: to every upload its result; that a version waits for the approver; that a version was accepted by being
    /// explained or confirmed; that the centre found an explanation insufficient, returned a version or asks.
    /// </summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="versions">Its versions, derived or not.</param>
    /// <param name="uploads">Its uploads.</param>
    /// <param name="log">What was said about it, in order.</param>
    /// <param name="calendar">On which days approvers are written to.</param>
    public static IReadOnlyList<Notice> OfReport(
        SubmissionKey key,
        IReadOnlyList<SubmissionVersion> versions,
        IReadOnlyList<SentUpload> uploads,
        IReadOnlyList<LogEntry> log,
        WorkingCalendar calendar)
    {
        var byNumber = versions.Select(v => v.Outcome is null ? v : VersionStanding.Of(v, log)).ToDictionary(v => v.Number);
        return
        [
            .. uploads.OrderBy(u => u.ReceivedAt).ThenBy(u => u.Id, StringComparer.Ordinal).Select(OfUpload),
            .. byNumber.Values.Where(v => v.Outcome is not null).OrderBy(v => v.Number).SelectMany(v => VersionStanding.Waits(v, log), OfWait),
            .. byNumber.Values
                .Where(v => v is { Outcome.State: SubmissionState.NeedsExplanation or SubmissionState.AwaitingConfirmation, AcceptedAt: not null })
                .OrderBy(v => v.Number)
                .Select(v => About(v.Number, NoticeKind.Accepted, Invariant($"v{v.Number}"))),
            .. log.Where(e => e.Kind is not (LogKind.Answer or LogKind.Confirm)).Select(OfEntry),
        ];

        Notice OfUpload(SentUpload upload) => byNumber[upload.Version].Outcome is null
            ? Received(key, upload)
            : new Notice(key.Period, key.Province, NoticeKind.Result, upload.Id) { Version = upload.Version, Account = upload.Sender };

        Notice OfWait(SubmissionVersion version, Wait wait) =>
            About(version.Number, NoticeKind.Awaiting, OccasionOf(version, wait)) with
            {
                Account = null,
                NotBefore = OpeningAfter(wait.At, calendar),
            };

        Notice OfEntry(LogEntry entry) => entry.Kind switch
        {
            LogKind.Insufficient => About(entry.Version, NoticeKind.Insufficient, Invariant($"{entry.Number}")),
            LogKind.Return => About(entry.Version, NoticeKind.Returned, Invariant($"{entry.Number}")),
            LogKind.Question => About(entry.Version, NoticeKind.Question, Invariant($"{entry.Number}")) with { Account = null },
            _ => throw new ArgumentOutOfRangeException(nameof(log), entry.Kind, null),
        };

        Notice About(int version, NoticeKind kind, string occasion) =>
            new(key.Period, key.Province, kind, occasion) { Version = version, Account = byNumber.GetValueOrDefault(version)?.Sender };
    }

    /// <summary>That a file has arrived, for when its result lets itself be waited for.</summary>
    public static Notice Received(SubmissionKey key, SentUpload upload) =>
        new(key.Period, key.Province, NoticeKind.Received, upload.Id)
        {
            Version = upload.Version,
            Account = upload.Sender,
            NotBefore = upload.ReceivedAt.ToUniversalTime() + Patience,
        };

    /// <summary>Of the centre's acts: to every province whose due moment moved, or whose figures were opened again, by that act.</summary>
    /// <param name="declared">The period before any act.</param>
    /// <param name="acts">In order.</param>
    public static IReadOnlyList<Notice> OfActs(Period declared, IReadOnlyList<PeriodAct> acts)
    {
        var notices = new List<Notice>();
        var before = declared;
        foreach (var act in acts)
        {
            var after = PeriodTimeline.Apply(before, [act]);
            foreach (var province in declared.Provinces.Where(p => act.Province is null || act.Province == p.Code))
            {
                var (was, now) = (before.For(province.Code), after.For(province.Code));
                NoticeKind? kind = !IsOpen(now) ? null
                    : was.IsClosed ? NoticeKind.Reopened
                    : IsOpen(was) && was.Due != now.Due ? NoticeKind.Extended
                    : null;
                if (kind is { } found)
                {
                    notices.Add(new Notice(declared.Id, province.Code, found, Invariant($"{act.Number}")));
                }
            }

            before = after;
        }

        return notices;
    }

    /// <summary>Whether reports are taken and counted.</summary>
    /// <param name="period">As it stands for the province.</param>
    public static bool IsOpen(Period period) => period.State is PeriodState.Open or PeriodState.Reopened;

    /// <summary>See <see cref="Notice.Occasion"/>.</summary>
    internal static string OccasionOf(SubmissionVersion version, Wait wait) =>
        wait.Entry is { } entry ? Invariant($"v{version.Number}-{entry}") : Invariant($"v{version.Number}");

    /// <summary>When the office opens again, UTC; null for a moment of a day on which it works.</summary>
    private static DateTimeOffset? OpeningAfter(DateTimeOffset moment, WorkingCalendar calendar)
    {
        var day = VietnamTime.DayOf(moment);
        var next = calendar.OnOrAfter(day);
        return next == day ? null : new DateTimeOffset(next.ToDateTime(Opening), VietnamTime.Offset).ToUniversalTime();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
