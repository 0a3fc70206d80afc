using System.Text.RegularExpressions;
using CadreReports.Catalogue;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Reminders.Writing;

namespace CadreReports.Tests.Reminders;

/// <summary>What holds for every letter, whenever it is written.</summary>
public sealed partial class LetterGalleryTests
{
    private static readonly DigestTrouble Trouble = new("Tiền Giang", "Tệp a.xlsx chưa xử lý được", new DateTimeOffset(2023, 6, 2, 2, 30, 0, TimeSpan.Zero), "Chờ quản trị xử lý");

    public static TheoryData<string, DateTimeOffset> Moments => new()
    {
        { "before", Vietnam(6, 3, 8) },
        { "due day", Vietnam(6, 10, 8) },
        { "just over", Vietnam(6, 10, 18) },
        { "grace", Vietnam(6, 12, 8) },
        { "over", Vietnam(6, 20, 8) },
        { "long over", Vietnam(12, 6, 8) },
    };

    [Theory]
    [MemberData(nameof(Moments))]
    public void Every_letter_says_what_holds_at_its_moment(string phase, DateTimeOffset now)
    {
        var gallery = new LetterGallery(now);
        var letters = gallery.OfReport();
        Assert.Equal(Enum.GetValues<LetterKind>().Except([LetterKind.Digest, LetterKind.Calendar]).Order(), letters.Keys.Order());
        foreach (var (kind, letter) in letters)
        {
            var text = Words(letter);
            Write($"{kind}-{phase}", letter);
            Assert.DoesNotContain("tỉnh, thành phố", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(Flaw(), text);
            Assert.All(letter.Blocks.OfType<LetterParagraph>().Select(p => p.Text).Append(letter.Subject), line => Assert.DoesNotContain("  ", line, StringComparison.Ordinal));
            Assert.True(text.Contains("17:00 ngày 10/6/2023", StringComparison.Ordinal), $"{kind} does not say when the report is due: {text}");
            Assert.Contains(letter.Blocks.OfType<LetterLink>(), l => l.Address.AbsoluteUri.StartsWith(LetterGallery.Portal, StringComparison.Ordinal) && AboutReport().IsMatch(l.Address.AbsolutePath));
            Assert.Contains(gallery.Province.BoardName, text, StringComparison.Ordinal);
            var isOver = phase is not ("before" or "due day");
            if (isOver)
            {
                Assert.DoesNotContain("đúng thời hạn", text, StringComparison.Ordinal);
            }

            // How long it is overdue is for those who are reminded, not for those who have just sent or are told a decision.
            if (!kind.ToString().StartsWith("Reminder", StringComparison.Ordinal) && kind is not (LetterKind.Escalation or LetterKind.EscalationConfirmation))
            {
                Assert.DoesNotMatch("quá hạn \\d+ ngày", text);
            }

            if (phase is "over" or "long over")
            {
                Assert.DoesNotMatch("gia hạn (kết thúc|đến)", text);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Letters_to_the_centre_hold_too(string phase, DateTimeOffset now)
    {
        var gallery = new LetterGallery(now);
        foreach (var (name, letter) in (ReadOnlySpan<(string, Letter)>)[("Digest", gallery.Digest(Trouble)), ("Calendar", gallery.Calendar())])
        {
            Write($"{name}-{phase}", letter);
            Assert.DoesNotMatch(Flaw(), Words(letter));
        }
    }

    [Fact]
    public void A_province_that_nobody_is_known_of_is_named_for_that_alone()
    {
        OutboxEntry Unaddressed(string province) => new(
            new Notice(new PeriodId(2023, 1), province, NoticeKind.Reminder, "2023-06-07"), OutboxState.NoRecipient, Vietnam(6, 7, 8), 1, Vietnam(6, 7, 9), null, null);
        var digest = Words(new LetterGallery(Vietnam(6, 12, 8)).Digest([Unaddressed("87"), Unaddressed("84")]));
        Assert.Contains("Trà Vinh, nhắc nộp báo cáo: 1 thư chưa có người nhận", digest, StringComparison.Ordinal);
        Assert.DoesNotContain("Đồng Tháp, nhắc nộp báo cáo", digest, StringComparison.Ordinal);
        Assert.Contains("Thiếu cả cán bộ nhập liệu và người duyệt: Đồng Tháp", digest, StringComparison.Ordinal);
    }

    [Fact]
    public void What_failed_is_told_to_the_centre()
    {
        var gallery = new LetterGallery(Vietnam(6, 12, 8));
        Assert.Contains("Tiền Giang: Tệp a.xlsx chưa xử lý được, từ 9:30 ngày 2/6/2023. Chờ quản trị xử lý.", Words(gallery.Digest(Trouble)), StringComparison.Ordinal);
        Assert.Contains("- Thiếu người duyệt: Vĩnh Long ", Words(gallery.Digest()), StringComparison.Ordinal);
        Assert.DoesNotContain("trục trặc", Words(gallery.Digest()), StringComparison.Ordinal);
        Assert.Contains("trục trặc: - Tệp a.xlsx", Words(gallery.Digest(Trouble with { Province = null })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LetterKind.Extended)]
    [InlineData(LetterKind.Reopened)]
    public void Decision_without_a_reason_says_nothing_of_one(LetterKind kind)
    {
        var gallery = new LetterGallery(Vietnam(6, 3, 8));
        Assert.Contains($"Lý do: {LetterGallery.Reason}", Words(gallery.OfReport()[kind]), StringComparison.Ordinal);
        Assert.DoesNotContain("Lý do", Words(gallery.Decided(kind)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LetterKind.Extended)]
    [InlineData(LetterKind.Reopened)]
    public void Decision_asks_nobody_for_a_report_that_counts(LetterKind kind)
    {
        var gallery = new LetterGallery(Vietnam(6, 12, 8));
        Assert.Contains("Đề nghị gửi báo cáo ngay trong thời gian gia hạn", Words(gallery.OfReport()[kind]), StringComparison.Ordinal);
        var text = Words(gallery.DecidedForAccepted(kind));
        Assert.DoesNotContain("Đề nghị gửi", text, StringComparison.Ordinal);
        Assert.Contains("Phiên bản 1 đã được chấp nhận vẫn được tính", text, StringComparison.Ordinal);
        var awaiting = Words(gallery.DecidedForAwaiting(kind));
        Assert.DoesNotContain("Đề nghị gửi", awaiting, StringComparison.Ordinal);
        Assert.Contains("Phiên bản 1 đã kiểm tra xong và đang chờ người duyệt", awaiting, StringComparison.Ordinal);
    }

    [Fact]
    public void Digest_names_who_waits_for_the_approver()
    {
        var text = Words(new LetterGallery(Vietnam(6, 12, 8)).Digest());
        Assert.Contains("chờ người duyệt của tỉnh, thành phố xác nhận: - Trà Vinh: phiên bản 1, gửi lúc 9:30 ngày 2/6/2023", text, StringComparison.Ordinal);
        Assert.Matches("Chờ người duyệt của tỉnh, thành phố xác nhận\\W+1\\b", text);
    }

    [Fact]
    public void Question_says_that_the_report_counts_only_while_it_does()
    {
        var gallery = new LetterGallery(Vietnam(6, 3, 8));
        Assert.Contains("vẫn được tính", Words(gallery.OfReport()[LetterKind.Question]), StringComparison.Ordinal);
        Assert.DoesNotContain("được tính", Words(gallery.QuestionAboutReturned()), StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_to_a_question_is_called_an_answer() =>
        Assert.DoesNotContain("iải trình", Words(new LetterGallery(Vietnam(6, 3, 8)).OfReport()[LetterKind.InsufficientAnswer]).Split("Nơi")[0], StringComparison.Ordinal);

    private static DateTimeOffset Vietnam(int month, int day, int hour) => new(2023, month, day, hour, 0, 0, TimeSpan.FromHours(7));

    private static string Words(Letter letter) => $"{letter.Subject} {Regex.Replace(LetterText.Of(letter), "\\s+", " ")}";

    /// <summary>For who wants to look at them.</summary>
    private static void Write(string name, Letter letter)
    {
        if (Environment.GetEnvironmentVariable("LETTER_GALLERY") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, $"{name.Replace(' ', '-')}.html"), LetterHtml.Of(letter));
            File.WriteAllText(Path.Combine(folder, $"{name.Replace(' ', '-')}.txt"), $"{letter.Subject}\n\n{LetterText.Of(letter)}");
        }
    }

    [GeneratedRegex("còn 0 |quá hạn 0 |[ :][.;](?!xlsx)|: ?$|\\{|\\}|\\(\\)|\\.\\. ")]
    private static partial Regex Flaw();

    [GeneratedRegex("/api/(templates|submissions)/2023H1/82|/ky/2023H1/tinh/82")]
    private static partial Regex AboutReport();
}
