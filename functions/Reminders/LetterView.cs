using CadreReports.Contacts;
using CadreReports.Reminders;
using CadreReports.Reminders.Writing;

namespace CadreReports.Functions.Reminders;

/// <summary>A letter before or after it is sent, as things stand now.</summary>
/// <param name="Id">Names it within its period, such as <c>82.reminder.2023-06-07</c>.</param>
/// <param name="At">The moment that it is written for, UTC.</param>
/// <param name="Notice">What has become of it; null when its day is still to come.</param>
/// <param name="Subject">Its subject; null when it would not be sent as things stand.</param>
/// <param name="Text">What it says, in lines; null like the subject.</param>
/// <param name="To">Who would get it.</param>
public sealed record LetterView(string Id, DateTimeOffset At, NoticeView? Notice, string? Subject, string? Text, IEnumerable<Contact> To)
{
    internal static LetterView Of(NoticeLook look) => new(
        NoticeName.Of(look.Notice).ToString(),
        look.At.ToUniversalTime(),
        look.Entry is { } entry ? NoticeView.Of(entry) : null,
        look.Letter?.Letter.Subject,
        look.Letter is { } written ? LetterText.Of(written.Letter) : null,
        look.Letter?.To ?? []);
}

/// <summary>A letter that was stopped, or that is sent now.</summary>
public sealed record NoticeActedView(NoticeView Notice);
