using System.Security.Cryptography;

namespace CadreReports.Access.Accounts;

/// <summary>Passwords that an administrator hands out and that open nothing but the choice of an own one.</summary>
public static class OneTimePassword
{
    /// <summary>How long one is good from when it is made.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const int Groups = 4;
    private const int GroupLength = 4;

    /// <summary>32 characters, so 80 bits in all; none of them looks like another.</summary>
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Makes one, such as <c>8f3k-2m9x-qr7d-w0zc</c>.</summary>
    public static string Make() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));
}
