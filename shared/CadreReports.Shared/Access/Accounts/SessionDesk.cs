using CadreReports.Audits;

namespace CadreReports.Access.Accounts;

/// <summary>What became of signing in.</summary>
/// <param name="Opened">The session; null when there is none.</param>
/// <param name="IsSpent">The password was right, but is a one-time one that was used or is too old.</param>
public sealed record SignInResult(OpenedSession? Opened, bool IsSpent = false);

/// <summary>Somebody who is signed in.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Session">By which session.</param>
public sealed record SignedIn(Principal Principal, Session Session);

/// <summary>Where sessions begin and end. What is stored about account and session counts at every request.</summary>
public sealed class SessionDesk(AccountStore store, AccountPrincipals principals, PasswordTries tries, AuditLog audit, TimeProvider time)
{
    /// <summary>Opens a session for who knows the password. A one-time password is used up by it.</summary>
    /// <param name="typed">The account's name as it was typed.</param>
    /// <param name="password">The password as it was typed.</param>
    /// <param name="from">The network address, for the audit trail.</param>
    /// <param name="cancellationToken">Stops between steps; a one-time password may be used up then.</param>
    public async Task<SignInResult> SignInAsync(string typed, string password, string? from, CancellationToken cancellationToken)
    {
        if (await tries.TryAsync(AccountName.Of(typed), password, MayEnter, from, cancellationToken) is not var (tried, renewed))
        {
            return new SignInResult(null);
        }

        Account? account = tried;
        while (account is not null && MayEnter(account) && string.Equals(account.Stamp, tried.Stamp, StringComparison.Ordinal))
        {
            var now = time.GetUtcNow();
            if (account.OneTimeUntil is { } until && (account.IsOneTimeUsed || until <= now))
            {
                return new SignInResult(null, IsSpent: true);
            }

            var entered = PasswordTries.Forgiven(account) with
            {
                SignedInAt = now,
                IsOneTimeUsed = account.OneTimeUntil is not null,
                PasswordHash = renewed ?? account.PasswordHash,
            };
            var opened = Session.Open(entered, now, entered.IsOneTimeUsed);
            if (await store.TryReplaceAsync(entered, act: null, opened, cancellationToken) is { } written)
            {
                // Nobody has the secret before this line is written.
                await audit.AddAsync(new AuditEntry(now, written.Name, "session.open", Period: null, written.ProvinceCode, written.Name, entered.IsOneTimeUsed ? "one-time" : null) { From = from }, cancellationToken);
                await store.ClearSessionsAsync(written, now, cancellationToken);
                return new SignInResult(opened with { Account = written });
            }

            account = await store.FindAsync(account.Name, cancellationToken);
        }

        return new SignInResult(null);
    }

    /// <summary>Who shows the secret of a session; null when it is over, or its account is not what it was.</summary>
    /// <param name="account">The account's name that came with the secret.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<SignedIn?> FindAsync(string account, string secret, CancellationToken cancellationToken)
    {
        if (AccountName.Of(account) is not { } name)
        {
            return null;
        }

        var reading = store.FindSessionAsync(name, Session.KeyOf(secret), cancellationToken);
        var found = await store.FindAsync(name, cancellationToken);
        return await reading is { } session && found is not null ? As(found, session) : null;
    }

    /// <summary>Somebody as the session of an account makes them; null when it is over.</summary>
    public SignedIn? As(Account account, Session session) =>
        session.IsLive(account, time.GetUtcNow()) && principals.Of(account, SignInWay.Password) is { } principal
            ? new SignedIn(principal with { MustChangePassword = session.IsOneTime }, session)
            : null;

    /// <summary>Ends a session at once.</summary>
    public Task EndAsync(SignedIn signedIn, CancellationToken cancellationToken) =>
        store.EndSessionAsync(signedIn.Principal.Id, signedIn.Session.Key, cancellationToken);

    private bool MayEnter(Account account) => principals.Of(account, SignInWay.Password) is not null;
}
