namespace CadreReports.Reminders.Delivery;

/// <summary>A way out for messages.</summary>
public interface IMailChannel
{
    /// <summary>Hands a message over; when it returns, the other side has taken responsibility for it.</summary>
    /// <exception cref="MailException">It was not taken; <see cref="MailException.IsFinal"/> says whether trying again can help.</exception>
    Task SendAsync(Mail mail, CancellationToken cancellationToken);
}

/// <summary>A message was not taken.</summary>
/// <param name="reason">For operators, without addresses.</param>
/// <param name="isFinal">Trying again cannot help, such as for an address that does not exist.</param>
/// <param name="cause">What went wrong.</param>
public sealed class MailException(string reason, bool isFinal, Exception? cause = null) : Exception(reason, cause)
{
    /// <summary>Whether trying again cannot help.</summary>
    public bool IsFinal => isFinal;
}
