namespace CadreReports.Reminders.Delivery;

/// <summary>Where the letters come from.</summary>
public interface ILetterWriter
{
    /// <summary>The letter and who gets it; null when the notice no longer holds, and is to be cancelled.</summary>
    Task<AddressedLetter?> WriteAsync(Notice notice, CancellationToken cancellationToken);
}
