using System.Security.Cryptography;

namespace CadreReports.Access.Accounts;

/// <summary>A session that was just opened.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Secret">What its holder shows; kept nowhere here.</param>
/// <param name="Session">What is kept of it.</param>
public sealed record OpenedSession(Account Account, string Secret, Session Session)
{
    /// <summary>Just the name, so that nothing else gets into a log.</summary>
    public override string ToString() => Account.Name;
}

/// <summary>A time for which somebody need not give the password again.</summary>
/// <param name="Key">The hash of its secret: tells it from others and lets nobody in.</param>
/// <param name="Started">When it was opened, UTC.</param>
/// <param name="Until">When it ends by itself, UTC.</param>
/// <param name="IsOneTime">Opened with a one-time password: good for choosing an own one and for nothing else.</param>
public sealed record Session(string Key, DateTimeOffset Started, DateTimeOffset Until, bool IsOneTime)
{
    /// <summary>How long one lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>How long one lasts that a one-time password opened.</summary>
    public static readonly TimeSpan OneTimeLifetime = TimeSpan.FromMinutes(15);

    private const int SecretBytes = 32;

    /// <summary>What the account's stamp was when it was opened.</summary>
    internal string Stamp { get; init; } = string.Empty;

    /// <summary>Opens one; it counts once it is written.</summary>
    internal static OpenedSession Open(Account account, DateTimeOffset now, bool isOneTime)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        return new OpenedSession(
            account,
            secret,
            new Session(KeyOf(secret), now, now + (isOneTime ? OneTimeLifetime : Lifetime), isOneTime) { Stamp = account.Stamp });
    }

    internal static string KeyOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether it is good at a moment, for an account as it is then.</summary>
    internal bool IsLive(Account account, DateTimeOffset now) => now < Until && string.Equals(Stamp, account.Stamp, StringComparison.Ordinal);
}
