using CadreReports.Contacts;
using CadreReports.Reminders.Writing;
using MimeKit;

namespace CadreReports.Reminders.Delivery;

/// <summary>Puts a message into the form in which it travels: the same message is the same bytes.</summary>
internal static class MimeWriter
{
    private const string Language = "vi";

    /// <summary>Lines end in CR LF and are short, and everything is ASCII, so that no server needs to change anything.</summary>
    public static readonly FormatOptions Format = MakeFormat();

    /// <summary>The message with its headers, ready to be written.</summary>
    public static MimeMessage Write(Mail mail, MailboxAddress from)
    {
        var message = new MimeMessage
        {
            Subject = Addresses.OneLine(mail.Letter.Subject),
            Date = Time.VietnamTime.Of(mail.At),
            MessageId = mail.MessageId,
            Body = new MultipartAlternative
            {
                // The last is the one to be preferred.
                Text("plain", LetterText.Of(mail.Letter)),
                Text("html", LetterHtml.Of(mail.Letter)),
            },
        };
        message.Body.ContentType.Boundary = $"=_{MessageIds.ShortOf(mail.Notice, 32)}";
        message.From.Add(from);
        message.To.AddRange(Recipients(mail.To));

        // Nobody's absence note is to answer, nor a list to loop.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Headers.Add("Content-Language", Language);
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    private static IEnumerable<MailboxAddress> Recipients(IEnumerable<Contact> contacts) =>
        contacts.Select(Addresses.Of).OfType<MailboxAddress>().DistinctBy(address => address.Address, StringComparer.OrdinalIgnoreCase);

    private static TextPart Text(string subtype, string text)
    {
        var part = new TextPart(subtype) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(System.Text.Encoding.UTF8, text);
        return part;
    }

    private static FormatOptions MakeFormat()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.EnsureNewLine = true;
        format.International = false;
        return format;
    }
}
