using CadreReports.Contacts;

namespace CadreReports.Reminders.Delivery;

/// <summary>A way out for messages.</summary>
public interface IMailChannel
{
    /// <summary>Hands a message over; when it returns, the other side has taken responsibility for all recipients but those returned.</summary>
    /// <param name="mail">The message, complete.</param>
    /// <param name="recipients">Who of <see cref="Mail.To"/> gets it this time, at least one.</param>
    /// <param name="cancellationToken">Breaks off; the message may have been taken.</param>
    /// <returns>Whom the other side refused; empty when it took all.</returns>
    /// <exception cref="MailException">It took nothing, or we do not know.</exception>
    Task<IReadOnlyList<RefusedRecipient>> SendAsync(Mail mail, IReadOnlyList<Contact> recipients, CancellationToken cancellationToken);
}

/// <summary>A recipient whom the other side did not take a message for.</summary>
/// <param name="Contact">The contact's id.</param>
/// <param name="IsFinal">Trying again cannot help, such as for an address that does not exist.</param>
/// <param name="Reason">For operators, without the address.</param>
public sealed record RefusedRecipient(string Contact, bool IsFinal, string Reason);

/// <summary>A message was not taken.</summary>
/// <param name="reason">For operators, without addresses.</param>
/// <param name="isFinal">Trying again cannot help.</param>
/// <param name="cause">What went wrong; what servers say in it may hold addresses, so it is not for logs.</param>
public sealed class MailException(string reason, bool isFinal, Exception? cause = null) : Exception(reason, cause)
{
    /// <summary>Whether trying again cannot help.</summary>
    public bool IsFinal => isFinal;

    /// <summary>The message was on its way when the connection broke, and may have been taken.</summary>
    public bool MayHaveBeenTaken { get; init; }
}
