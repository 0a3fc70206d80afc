using System.Security.Cryptography;
using System.Text;

namespace CadreReports.Reminders.Delivery;

/// <summary>Names messages after their notices.</summary>
public static class MessageIds
{
    /// <summary>
    /// The Message-ID, in angle brackets: the same whenever the notice is sent, and no other notice's. It tells nobody what
    /// the message is about.
    /// </summary>
    /// <param name="notice">The notice.</param>
    /// <param name="domain">The domain that sends.</param>
    public static string Of(Notice notice, string domain) => $"<{ShortOf(notice, 32)}@{domain}>";

    /// <summary>So many hexadecimal digits that stand for the notice.</summary>
    internal static string ShortOf(Notice notice, int length) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{notice.Period}|{notice.Key}")))[..length];
}
