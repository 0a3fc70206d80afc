using System.Text;
using Microsoft.AspNetCore.Identity;

namespace CadreReports.Access.Accounts;

/// <summary>Whether a password is the one of a hash.</summary>
/// <param name="IsRight">It is.</param>
/// <param name="Renewed">A hash of today's strength, when the one it was compared with is weaker.</param>
internal readonly record struct PasswordCheck(bool IsRight, string? Renewed = null);

/// <summary>Passwords as they are kept. Each operation takes its time on purpose.</summary>
internal static class PasswordHashes
{
    private static readonly PasswordHasher<Account> Hasher = new();

    /// <summary>Of a password that nobody has.</summary>
    private static readonly Lazy<string> Nobodys = new(() => Of(OneTimePassword.Make()));

    /// <summary>The hash of a password.</summary>
    public static string Of(string password) => Hasher.HashPassword(null!, Composed(password));

    /// <summary>Compares a password with a hash, and takes as long when there is none.</summary>
    public static PasswordCheck Check(string? hash, string password)
    {
        var verdict = Hasher.VerifyHashedPassword(null!, hash ?? Nobodys.Value, Composed(password));
        return hash is null || verdict == PasswordVerificationResult.Failed
            ? default
            : new PasswordCheck(true, verdict == PasswordVerificationResult.SuccessRehashNeeded ? Of(password) : null);
    }

    /// <summary>One keyboard writes ế as one character, another as e and two marks: they mean the same.</summary>
    public static string Composed(string password)
    {
        try
        {
            return password.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair has no composed form, nor another way to be written.
            return password;
        }
    }
}
