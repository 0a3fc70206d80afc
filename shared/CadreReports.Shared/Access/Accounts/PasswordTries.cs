using CadreReports.Audits;

namespace CadreReports.Access.Accounts;

/// <summary>
/// Tries of passwords, which end after a few. A try is counted before the password is looked at, so that many at once are not
/// more than many one after the other.
/// </summary>
public sealed class PasswordTries(AccountStore store, AuditLog audit, TimeProvider time)
{
    /// <summary>How many wrong ones lock an account.</summary>
    public const int Most = 5;

    /// <summary>How long it stays locked.</summary>
    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    /// <summary>Everybody who changes the row in between makes one look again; that many do not in good faith.</summary>
    private const int MostLooks = 30;

    /// <summary>
    /// Tries a password. Whatever is wrong, account, password or time, it takes as long and says the same.
    /// </summary>
    /// <param name="name">The account's name; null for one that cannot be.</param>
    /// <param name="password">What was given.</param>
    /// <param name="mayTry">Whether the account is one to be tried at all.</param>
    /// <param name="from">The network address, for the audit trail.</param>
    /// <param name="cancellationToken">Stops; a try that was counted stays counted.</param>
    /// <returns>The account with the try still counted, and today's hash when the stored one is weaker; null when it was wrong.</returns>
    internal async Task<(Account Account, string? RenewedHash)?> TryAsync(
        string? name, string password, Func<Account, bool> mayTry, string? from, CancellationToken cancellationToken)
    {
        // A hash takes longer for more; nobody needs that much.
        var composed = PasswordHashes.Composed(password);
        var isTooLong = composed.Length > PasswordRules.Longest;
        var checkable = isTooLong ? composed[..PasswordRules.Longest] : composed;
        if (await CountAsync(await store.FindAsync(name, cancellationToken), mayTry, cancellationToken) is not { } account)
        {
            await store.PretendAsync(cancellationToken);
            PasswordHashes.Check(hash: null, checkable);

            // Nor may it be told by the time that the line of one that was counted takes.
            await store.PretendAsync(cancellationToken);
            return null;
        }

        var check = PasswordHashes.Check(account.PasswordHash, checkable);
        if (check.IsRight && !isTooLong)
        {
            return (account, check.Renewed);
        }

        // Only what was counted has a line, so there are not more of them than tries.
        await audit.AddAsync(
            new AuditEntry(time.GetUtcNow(), account.Name, "session.refuse", Period: null, account.ProvinceCode, account.Name, IsLocked(account) ? "locked" : null) { From = from },
            cancellationToken);
        return null;
    }

    /// <summary>The account once no try counts any more.</summary>
    internal static Account Forgiven(Account account) => account with { FailedTries = 0, LockedUntil = null };

    /// <summary>Whether no password is tried now.</summary>
    public bool IsLocked(Account account) => account.LockedUntil is { } until && time.GetUtcNow() < until;

    private async Task<Account?> CountAsync(Account? account, Func<Account, bool> mayTry, CancellationToken cancellationToken)
    {
        for (var look = 0; look < MostLooks && account is { PasswordHash: not null } && mayTry(account) && !IsLocked(account); look++)
        {
            var tries = account.LockedUntil is null ? account.FailedTries + 1 : 1;
            var counted = account with { FailedTries = tries, LockedUntil = tries >= Most ? time.GetUtcNow() + LockTime : null };
            if (await store.TryReplaceAsync(counted, act: null, opened: null, cancellationToken) is { } written)
            {
                return written;
            }

            account = await store.FindAsync(account.Name, cancellationToken);
        }

        return null;
    }
}
