using CadreReports.Contacts;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;

namespace CadreReports.Tests.Reminders.Delivery;

/// <summary>The same letter for every notice, to whom the test says.</summary>
internal sealed class FixedLetters : ILetterWriter
{
    /// <summary>Who gets it.</summary>
    public IReadOnlyList<Contact> To { get; set; } = [Letters.Person("an")];

    /// <summary>Whether the notices still hold.</summary>
    public bool Hold { get; set; } = true;

    /// <summary>How often a letter was asked for.</summary>
    public int Asked { get; private set; }

    public Task<AddressedLetter?> WriteAsync(Notice notice, CancellationToken cancellationToken)
    {
        Asked++;
        return Task.FromResult(Hold ? new AddressedLetter(To, Letters.Letter) : null);
    }
}
