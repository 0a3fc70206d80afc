using CadreReports.Catalogue;

namespace CadreReports.Reminders;

/// <summary>Why the system writes.</summary>
public enum NoticeKind
{
    /// <summary>Nhắc nộp báo cáo: to a province's clerks, on a day of the plan.</summary>
    Reminder,

    /// <summary>Báo cáo quá hạn: to a province's approvers.</summary>
    Escalation,

    /// <summary>Bản tin tình hình: to the centre, on a day of the plan.</summary>
    Digest,

    /// <summary>Chưa có lịch nghỉ lễ: to the centre's administrators, once for a year.</summary>
    Calendar,

    /// <summary>Đã nhận tệp: to who sent it, when the result lets itself be waited for.</summary>
    Received,

    /// <summary>Kết quả kiểm tra: to who sent it, once for every upload.</summary>
    Result,

    /// <summary>Chờ xác nhận: to a province's approvers, each time that a version begins to wait for them; on a working day.</summary>
    Awaiting,

    /// <summary>Báo cáo được chấp nhận after explanations or the confirmation: to who sent the version.</summary>
    Accepted,

    /// <summary>Giải trình chưa đạt: to who sent the version.</summary>
    Insufficient,

    /// <summary>Trả lại báo cáo: to who sent the version.</summary>
    Returned,

    /// <summary>Câu hỏi của Trung ương: to a province's clerks.</summary>
    Question,

    /// <summary>Lùi hạn nộp: to the clerks of the provinces concerned.</summary>
    Extended,

    /// <summary>Mở lại kỳ báo cáo: to the clerks of the provinces concerned.</summary>
    Reopened,
}

/// <summary>
/// One thing to write about. It is planned once: the four that make its key are the row's key in the outbox, and the
/// Message-ID follows from them.
/// </summary>
/// <param name="Period">The half-year.</param>
/// <param name="Province">The code of the province that is written to; null for the centre.</param>
/// <param name="Kind">Why.</param>
/// <param name="Occasion">
/// What tells it from others of its kind: for a planned one the day in Vietnam, <c>2023-06-07</c>; for an upload its id; for
/// what was said the number of the entry; for a version <c>v3</c>, or <c>v3-7</c> where it is by an entry of the log. Letters, digits and hyphens.
/// </param>
public sealed record Notice(PeriodId Period, string? Province, NoticeKind Kind, string Occasion)
{
    /// <summary>Not sent before this moment, UTC; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>
    /// What it was planned in view of, such as the newest version and its state. When that has changed by the time of
    /// sending, it is cancelled. Null for what stays true.
    /// </summary>
    public string? About { get; init; }

    /// <summary>The version that it is about; null for none.</summary>
    public int? Version { get; init; }

    /// <summary>The account that it goes to (<see cref="Contacts.Contact.Account"/>); null for everybody with the kind's role.</summary>
    public string? Account { get; init; }

    /// <summary>The key of its row within the partition of its period, such as <c>82|reminder|2023-06-07</c>.</summary>
    public string Key => $"{Province ?? Centre}|{NameOf(Kind)}|{Occasion}";

    /// <summary>Stands in keys where the centre is written to.</summary>
    public const string Centre = "tw";

    internal static string NameOf(NoticeKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
