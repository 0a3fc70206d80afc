using CadreReports.Contacts;
using CadreReports.Reminders.Delivery;

namespace CadreReports.Reminders;

/// <summary>Writes the letter of a notice from where things stand at that moment.</summary>
public sealed class NoticeLetters : ILetterWriter
{
    /// <inheritdoc/>
    public Task<AddressedLetter?> WriteAsync(Notice notice, CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <summary>A letter and who gets it.</summary>
/// <param name="To">Empty when nobody is known.</param>
/// <param name="Letter">What it says.</param>
public sealed record AddressedLetter(IReadOnlyList<Contact> To, Letter Letter);
