using System.Text;

namespace CadreReports.Tests.Reminders.MailServer;

/// <summary>A message as the mail server took it, and as its own parser reads it.</summary>
/// <param name="From">The envelope's sender.</param>
/// <param name="To">The envelope's recipients.</param>
/// <param name="Secure">Whether the conversation was encrypted.</param>
/// <param name="User">Who had signed in; null for nobody.</param>
/// <param name="Raw">The bytes.</param>
/// <param name="MessageId">With angle brackets.</param>
/// <param name="Subject">Decoded.</param>
/// <param name="Sender">The header's senders.</param>
/// <param name="Addressees">The header's recipients.</param>
/// <param name="Date">The header's date.</param>
/// <param name="Text">The plain text.</param>
/// <param name="Html">The HTML.</param>
/// <param name="Attachments">How many parts are neither.</param>
/// <param name="Headers">The header lines, not decoded.</param>
internal sealed record ReceivedMail(
    string From,
    string[] To,
    bool Secure,
    string? User,
    byte[] Raw,
    string MessageId,
    string Subject,
    MailName[] Sender,
    MailName[] Addressees,
    DateTimeOffset Date,
    string Text,
    string Html,
    int Attachments,
    string[] Headers)
{
    public string RawText => Encoding.ASCII.GetString(Raw);
}

/// <summary>A name and an address in a header.</summary>
internal sealed record MailName(string Name, string Address);

/// <summary>What the mail server is to do to the next messages.</summary>
/// <param name="At"><c>mail</c> or <c>data</c>.</param>
/// <param name="Action"><c>drop</c> (the message of <c>data</c> is taken all the same), <c>refuse</c> or <c>hang</c>.</param>
/// <param name="Code">The answer of a refusal.</param>
/// <param name="Times">How often.</param>
internal sealed record Mischief(string At, string Action, int Code = 0, int Times = 1);
