using System.Globalization;
using CadreReports.Contacts;
using MimeKit;

namespace CadreReports.Reminders.Delivery;

/// <summary>
/// Writes every message to a folder, as a file that mail programs open. It is written whole or not at all, and sending a
/// notice again replaces its own file.
/// </summary>
public sealed class EmlFolderChannel(string folder, MailboxAddress from) : IMailChannel
{
    private const int IdLength = 8;

    public async Task<IReadOnlyList<RefusedRecipient>> SendAsync(Mail mail, IReadOnlyList<Contact> recipients, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, NameOf(mail.Notice, mail.At));
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(folder);
            using (var message = MimeWriter.Write(mail, from))
            await using (var file = File.Create(unfinished))
            {
                await message.WriteToAsync(MimeWriter.Format, file, cancellationToken);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            File.Delete(unfinished);
            throw new MailException($"The folder for messages could not be written: {e.GetType().Name}", isFinal: false, e);
        }

        return [];
    }

    /// <summary>Such as <c>2023-06-07-2023H1-82-reminder-1f0c9a3e.eml</c>: in the order of days, and told apart by the notice alone.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="at">The message's date.</param>
    public static string NameOf(Notice notice, DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Time.VietnamTime.Of(at):yyyy-MM-dd}-{notice.Period}-{notice.Province ?? Notice.Centre}-{notice.Kind.ToString().ToLowerInvariant()}-{MessageIds.ShortOf(notice, IdLength)}.eml");
}
