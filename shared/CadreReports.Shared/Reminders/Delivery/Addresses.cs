using CadreReports.Contacts;
using MimeKit;

namespace CadreReports.Reminders.Delivery;

/// <summary>Turns what people entered into mail addresses that can do no harm in a header.</summary>
internal static class Addresses
{
    /// <summary>The contact's address with their name; null when it is none that a mail server knows.</summary>
    public static MailboxAddress? Of(Contact contact) =>
        TryParse(contact.Email) is { } address ? new MailboxAddress(OneLine(contact.Name), address.Address) : null;

    /// <summary>One address in ASCII, with or without a name; null when the text is not.</summary>
    public static MailboxAddress? TryParse(string text) =>
        IsClean(text) && MailboxAddress.TryParse(text, out var address) && address.Route.Count == 0 &&
        address.Address.Count(c => c == '@') == 1 && address.Address.All(c => c is > ' ' and < '\x7f') &&
        Uri.CheckHostName(address.Domain) == UriHostNameType.Dns
            ? address
            : null;

    /// <summary>The text on one line: no line break or other control character gets into a header.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static bool IsClean(string text) => !text.Any(char.IsControl);
}
