namespace CadreReports.Access.Accounts;

/// <summary>Why a password is not changed.</summary>
public enum PasswordRefusal
{
    /// <summary>Shorter than <see cref="PasswordRules.Shortest"/>.</summary>
    TooShort,

    /// <summary>Longer than <see cref="PasswordRules.Longest"/>.</summary>
    TooLong,

    /// <summary>The same few characters again and again.</summary>
    TooPlain,

    /// <summary>The name of the account is in it.</summary>
    HasName,

    /// <summary>It is the one that is to be changed.</summary>
    Same,

    /// <summary>The present one was given wrong, or too often wrong before.</summary>
    CurrentWrong,

    /// <summary>The session ended in the meantime.</summary>
    SessionEnded,
}

/// <summary>What a password of one's own must be: long rather than odd.</summary>
public static class PasswordRules
{
    /// <summary>The fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>The most characters.</summary>
    public const int Longest = 128;

    /// <summary>How many different characters there must be.</summary>
    public const int Different = 5;

    /// <summary>Why this may not be a password; null when it may.</summary>
    /// <param name="account">The account's name.</param>
    /// <param name="password">The password; it counts as it is kept, a letter and its marks as one character.</param>
    public static PasswordRefusal? Check(string account, string password) => PasswordHashes.Composed(password) switch
    {
        { Length: < Shortest } => PasswordRefusal.TooShort,
        { Length: > Longest } => PasswordRefusal.TooLong,
        var kept when kept.EnumerateRunes().Distinct().Count() < Different => PasswordRefusal.TooPlain,
        var kept when kept.Contains(account, StringComparison.OrdinalIgnoreCase) => PasswordRefusal.HasName,
        _ => null,
    };
}
