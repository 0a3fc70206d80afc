using CadreReports.Catalogue;
using CadreReports.Contacts;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using MimeKit;

namespace CadreReports.Tests.Reminders;

/// <summary>Letters and people for trials.</summary>
internal static class Letters
{
    public const string Domain = "ban-to-chuc.example";

    public const string Subject = "Nhắc nộp báo cáo 6 tháng đầu năm 2023: còn 3 ngày, đồng chí cần gửi trước 17:00 ngày 10/6/2023";

    public const string Sentence = "Ban Tổ chức Tỉnh ủy Tiền Giang chưa gửi biểu BM01, BM02 & <BM03>.";

    public static readonly MailboxAddress Sender = new("Ban Tổ chức Trung ương", $"bao-cao@{Domain}");

    public static readonly DateTimeOffset At = new(2023, 6, 7, 1, 0, 0, TimeSpan.Zero);

    public static Letter Letter { get; } = new(
        Subject,
        [
            new LetterParagraph("Kính gửi đồng chí,"),
            new LetterParagraph(Sentence),
            new LetterList(["Biểu BM01: chưa có số liệu", "Biểu BM02: 328 ≠ 125 + 151, lệch 52"]),
            new LetterLink("Tải mẫu", new Uri("https://bao-cao.example/api/templates/2023H1/82")),
        ]);

    public static Notice Notice(string occasion = "2023-06-07", string province = "82") =>
        new(new PeriodId(2023, 1), province, NoticeKind.Reminder, occasion);

    public static Contact Person(string id, string? email = null, string? name = null) =>
        new(id, name ?? $"Nguyễn Thị {id}", ContactRole.Clerk, email ?? $"{id}@tinhuy.example", null, new DateOnly(2020, 1, 1), null, null);

    public static Mail Mail(params Contact[] to) => new(Notice(), MessageIds.Of(Notice(), Domain), to, Letter, At);
}
