using CadreReports.Audits;

namespace CadreReports.Access.Accounts;

/// <summary>What became of a change of one's own password.</summary>
/// <param name="Refusal">Why not; null when it is changed.</param>
/// <param name="Opened">The session in which its owner goes on; all others are over.</param>
public sealed record PasswordResult(PasswordRefusal? Refusal, OpenedSession? Opened = null);

/// <summary>Where people change their own passwords.</summary>
public sealed class PasswordDesk(AccountStore store, PasswordTries tries, AuditLog audit, TimeProvider time)
{
    /// <summary>
    /// Changes a password and ends every session of the account; a new one is opened with the change. Who came with a one-time
    /// password has just given it and need not again.
    /// </summary>
    /// <param name="signedIn">Who.</param>
    /// <param name="current">The password until now; a wrong one counts as a failed try to sign in.</param>
    /// <param name="wanted">The new one.</param>
    /// <param name="from">The network address, for the audit trail.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public async Task<PasswordResult> ChangeAsync(SignedIn signedIn, string? current, string wanted, string? from, CancellationToken cancellationToken)
    {
        var name = signedIn.Principal.Id;
        if (PasswordRules.Check(name, wanted) is { } refusal)
        {
            return new PasswordResult(refusal);
        }

        if (!signedIn.Session.IsOneTime &&
            await tries.TryAsync(name, current ?? string.Empty, account => signedIn.Session.IsLive(account, time.GetUtcNow()), from, cancellationToken) is null)
        {
            return new PasswordResult(PasswordRefusal.CurrentWrong);
        }

        string? hash = null;
        while (await store.FindAsync(name, cancellationToken) is { } account && signedIn.Session.IsLive(account, time.GetUtcNow()))
        {
            if (hash is null)
            {
                if (PasswordHashes.Check(account.PasswordHash, wanted).IsRight)
                {
                    return new PasswordResult(PasswordRefusal.Same);
                }

                hash = PasswordHashes.Of(wanted);
            }

            var now = time.GetUtcNow();
            var changed = AccountDesk.Restamped(PasswordTries.Forgiven(account)) with
            {
                PasswordHash = hash,
                OneTimeUntil = null,
                OneTimeMadeAt = null,
                IsOneTimeUsed = false,
                OwnPasswordSince = account.OwnPasswordSince ?? now,
            };
            var opened = Session.Open(changed, now, isOneTime: false);
            if (await store.TryReplaceAsync(changed, new AccountAct("account.password", name, now), opened, cancellationToken) is { } written)
            {
                await store.TellAsync(written, audit, cancellationToken);
                await store.ClearSessionsAsync(written, now, cancellationToken);
                return new PasswordResult(null, opened with { Account = written });
            }
        }

        return new PasswordResult(PasswordRefusal.SessionEnded);
    }
}
