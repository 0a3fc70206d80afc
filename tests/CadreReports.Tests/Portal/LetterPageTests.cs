using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Portal.Frame;
using CadreReports.Portal.Reminders;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Tests.Reminders;

namespace CadreReports.Tests.Portal;

public sealed class LetterPageTests
{
    private const string Send = "action=\"/ky/2023H1/nhac-viec/thu/82.reminder.2023-06-07/gui\"";
    private const string Lack = "Tiền Giang chưa có đầu mối nào để nhận thư này.";

    /// <summary>What waits or was given up is sent at once only to somebody, and only while there is something to say.</summary>
    [Theory]
    [InlineData(OutboxState.Planned, false, 1, true, false)]
    [InlineData(OutboxState.Planned, false, 0, false, true)]
    [InlineData(OutboxState.NoRecipient, false, 0, false, true)]
    [InlineData(OutboxState.NoRecipient, true, 0, false, true)]
    [InlineData(OutboxState.NoRecipient, true, 1, true, false)]
    [InlineData(OutboxState.Failed, true, 1, true, false)]
    [InlineData(OutboxState.Failed, true, null, false, false)]
    [InlineData(OutboxState.Sent, true, 0, false, false)]
    public async Task A_letter_to_nobody_is_not_sent_but_says_who_lacks_a_contact(OutboxState state, bool isSettled, int? recipients, bool mayBeSent, bool lacks)
    {
        var html = await ShowAsync(state, isSettled, recipients);

        Assert.Equal((mayBeSent, lacks), (html.Contains(Send, StringComparison.Ordinal), html.Contains(Lack, StringComparison.Ordinal)));
        Assert.Equal(lacks, html.Contains("class=\"button\" href=\"/dau-moi/82\"", StringComparison.Ordinal));
    }

    /// <summary>Of what was never sent nobody is told that what was sent may differ a little, nor that its turn is still to come.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(null)]
    public async Task A_letter_that_was_given_up_as_needless_is_said_not_to_have_been_sent(int? recipients)
    {
        var html = await ShowAsync(OutboxState.Cancelled, isSettled: true, recipients);

        Assert.Contains("Thư này không được gửi", html, StringComparison.Ordinal);
        Assert.DoesNotContain("bản đã gửi", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Đến lượt, hệ thống tự bỏ qua", html, StringComparison.Ordinal);
    }

    private static async Task<string> ShowAsync(OutboxState state, bool isSettled, int? recipients)
    {
        var entry = new OutboxEntry(Letters.Notice(), state, Letters.At, 1, Letters.At, isSettled ? Letters.At : null, null);
        var letter = recipients is { } count ? new AddressedLetter([.. Enumerable.Range(1, count).Select(n => Letters.Person($"c{n}"))], Letters.Letter) : null;
        await using var renderer = new PageRenderer();
        var viewer = new Principal("thu", Role.CentralAdministrator, null, SignInWay.Development);
        return await renderer.RenderAsync<LetterPage, LetterModel>(
            new PageContext(viewer, "/", "token", Letters.At), new LetterModel(CatalogueSet.Load().Period("2023H1")!, new NoticeLook(Letters.Notice(), entry, Letters.At, letter)));
    }
}
