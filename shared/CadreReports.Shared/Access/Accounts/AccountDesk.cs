using CadreReports.Audits;
using CadreReports.Catalogue;

namespace CadreReports.Access.Accounts;

/// <summary>Why an account is not made or changed.</summary>
public enum AccountRefusal
{
    /// <summary>It cannot be named so.</summary>
    Name,

    /// <summary>There is one of that name, or was.</summary>
    Taken,

    /// <summary>There is none of that name.</summary>
    NoSuchAccount,

    /// <summary>A province role without a province, or a central one with one.</summary>
    Province,

    /// <summary>Nobody does this to their own account.</summary>
    Own,

    /// <summary>It is closed.</summary>
    Closed,

    /// <summary>It signs in at the platform and has no password here.</summary>
    NoPassword,

    /// <summary>Another one-time password was made for it meanwhile.</summary>
    AlreadyMade,

    /// <summary>It is not that of a real administrator of the centre.</summary>
    NotAdministrator,
}

/// <summary>What to do with an account.</summary>
public enum AccountWish
{
    /// <summary>Let nobody in with it any more.</summary>
    Close,

    /// <summary>Let its owner in again.</summary>
    Open,

    /// <summary>Forget the failed tries.</summary>
    Unlock,
}

/// <summary>What became of an account.</summary>
/// <param name="Refusal">Why nothing; null when it is as wanted.</param>
/// <param name="Account">The account as it is now.</param>
/// <param name="OneTimePassword">The password that was made for it, which nobody can read a second time; null when none was.</param>
public sealed record AccountResult(AccountRefusal? Refusal, Account? Account = null, string? OneTimePassword = null)
{
    /// <summary>Just the account's name, so that nothing else gets into a log.</summary>
    public override string ToString() => Account?.Name ?? Refusal.ToString() ?? string.Empty;
}

/// <summary>
/// Where the administrator keeps accounts. A change and the row about it are written together; its line comes into the audit
/// trail after that, and what died in between is made up for with the next change, or by <see cref="ListAsync"/>.
/// </summary>
public sealed class AccountDesk(AccountStore store, AuditLog audit, TimeProvider time)
{
    /// <summary>All accounts, by name, and nothing that was done to them is missing in the audit trail.</summary>
    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken)
    {
        var accounts = await store.ListAsync(cancellationToken);
        foreach (var account in accounts)
        {
            await store.TellAsync(account, audit, cancellationToken);
        }

        return accounts;
    }

    /// <summary>Makes an account, with a one-time password unless it signs in at the platform.</summary>
    /// <param name="name">See <see cref="AccountName"/>.</param>
    /// <param name="role">What it is to be.</param>
    /// <param name="province">Of a province role its province; null for the centre.</param>
    /// <param name="who">The id of who makes it.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public async Task<AccountResult> AddAsync(string name, Role role, Province? province, string who, CancellationToken cancellationToken)
    {
        var isPlatform = AccountName.IsPlatform(name);
        if (!isPlatform && !AccountName.IsAllowed(name))
        {
            return new AccountResult(AccountRefusal.Name);
        }

        if (!Fits(role, province))
        {
            return new AccountResult(AccountRefusal.Province);
        }

        var now = time.GetUtcNow();
        var account = Restamped(Placed(new Account(name, role, null, null) { MadeAt = now }, role, province));
        var password = isPlatform ? null : OneTimePassword.Make();
        return await store.TryAddAsync(password is null ? account : WithOneTime(account, password, now), Act("account.create", account, who, now), cancellationToken)
            ? await DoneAsync(await store.FindAsync(name, cancellationToken), password, cancellationToken)
            : new AccountResult(AccountRefusal.Taken);
    }

    /// <summary>Gives an account another role; what its sessions may do changes with it.</summary>
    public Task<AccountResult> PlaceAsync(string name, Role role, Province? province, string who, CancellationToken cancellationToken) =>
        !Fits(role, province) ? Task.FromResult(new AccountResult(AccountRefusal.Province))
        : ChangeAsync(name, who, "account.role", isOwnAllowed: false, account => (null, Placed(account, role, province)), password: null, cancellationToken);

    /// <summary>Closes an account and ends its sessions, opens it again, or forgets failed tries; wanted again, it changes nothing.</summary>
    public Task<AccountResult> SetAsync(string name, AccountWish wish, string who, CancellationToken cancellationToken) => wish switch
    {
        AccountWish.Close => ChangeAsync(name, who, "account.close", isOwnAllowed: false, account => (null, account.IsClosed ? account : Restamped(account) with { IsClosed = true }), password: null, cancellationToken),
        AccountWish.Open => ChangeAsync(name, who, "account.open", isOwnAllowed: true, account => (null, account with { IsClosed = false }), password: null, cancellationToken),
        AccountWish.Unlock => ChangeAsync(name, who, "account.unlock", isOwnAllowed: true, account => (null, PasswordTries.Forgiven(account)), password: null, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(wish), wish, null),
    };

    /// <summary>Replaces the password by a new one-time one and ends the account's sessions.</summary>
    public Task<AccountResult> ResetAsync(string name, string who, CancellationToken cancellationToken) =>
        ResetAsync(name, who, after: null, cancellationToken);

    /// <summary>Replaces the password by a new one-time one and ends the account's sessions.</summary>
    /// <param name="name">The account.</param>
    /// <param name="who">The id of who does it.</param>
    /// <param name="after">
    /// Of how many one-time passwords the asker knows (<see cref="Account.OneTimes"/>): what is asked twice, one after the other or
    /// at once, makes one, for the second is refused as <see cref="AccountRefusal.AlreadyMade"/>. Null makes another each time.
    /// </param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public Task<AccountResult> ResetAsync(string name, string who, int? after, CancellationToken cancellationToken) =>
        GiveOneTimeAsync(name, who, account => after is { } known && known != account.OneTimes ? AccountRefusal.AlreadyMade : null, cancellationToken);

    /// <summary>
    /// Does it for an administrator of the centre whom nobody else can help, and who has the server: no account of a trial, and
    /// none that somebody closed.
    /// </summary>
    public Task<AccountResult> RecoverAsync(string name, CancellationToken cancellationToken) => GiveOneTimeAsync(
        name,
        FirstAdministrator.Maker,
        account => account is { Role: Role.CentralAdministrator, IsSample: false } ? null : AccountRefusal.NotAdministrator,
        cancellationToken);

    /// <summary>
    /// Makes an account for a trial, or gives the one of a trial before a new password, which need not be changed; no other
    /// is touched.
    /// </summary>
    /// <returns>The password; <see cref="AccountRefusal.Taken"/> when the name is that of a real account.</returns>
    public async Task<AccountResult> PutSampleAsync(string name, Role role, Province? province, CancellationToken cancellationToken)
    {
        if (!AccountName.IsAllowed(name) || !Fits(role, province))
        {
            return new AccountResult(AccountName.IsAllowed(name) ? AccountRefusal.Province : AccountRefusal.Name);
        }

        var now = time.GetUtcNow();
        var password = OneTimePassword.Make();
        var hash = PasswordHashes.Of(password);
        var sample = Restamped(Placed(new Account(name, role, null, null) { MadeAt = now, IsSample = true }, role, province)) with { PasswordHash = hash, OwnPasswordSince = now };
        return await store.TryAddAsync(sample, Act("account.create", sample, FirstAdministrator.Maker, now), cancellationToken)
            ? await DoneAsync(await store.FindAsync(name, cancellationToken), password, cancellationToken)
            : await ChangeAsync(
                name,
                FirstAdministrator.Maker,
                "account.reset",
                isOwnAllowed: false,
                account => account.IsSample ? (null, Restamped(Placed(PasswordTries.Forgiven(account), role, province)) with
                {
                    PasswordHash = hash,
                    OneTimeUntil = null,
                    OneTimeMadeAt = null,
                    IsOneTimeUsed = false,
                    IsClosed = false,
                }) : (AccountRefusal.Taken, account),
                password,
                cancellationToken);
    }

    /// <summary>The account with all its sessions ended, once it is written.</summary>
    internal static Account Restamped(Account account) => account with { Stamp = Guid.NewGuid().ToString("N") };

    /// <summary>The account with a one-time password that nobody has used.</summary>
    internal static Account WithOneTime(Account account, string password, DateTimeOffset now) => account with
    {
        PasswordHash = PasswordHashes.Of(password),
        OneTimeMadeAt = now,
        OneTimeUntil = now + OneTimePassword.Lifetime,
        IsOneTimeUsed = false,
        OneTimes = account.OneTimes + 1,
    };

    /// <summary>Something that is done to an account now, with the role that it has then.</summary>
    internal static AccountAct Act(string action, Account account, string who, DateTimeOffset now) =>
        new(action, who, now, RoleName.Of(account.Role));

    private Task<AccountResult> GiveOneTimeAsync(string name, string who, Func<Account, AccountRefusal?> refuse, CancellationToken cancellationToken)
    {
        var password = OneTimePassword.Make();
        return ChangeAsync(
            name,
            who,
            "account.reset",
            isOwnAllowed: false,
            account => account.IsPlatform ? (AccountRefusal.NoPassword, account)
                : account.IsClosed ? (AccountRefusal.Closed, account)
                : refuse(account) is { } refusal ? (refusal, account)
                : (null, WithOneTime(Restamped(PasswordTries.Forgiven(account)), password, time.GetUtcNow())),
            password,
            cancellationToken);
    }

    private static bool Fits(Role role, Province? province) => (role is Role.CentralAnalyst or Role.CentralAdministrator) == province is null;

    private static Account Placed(Account account, Role role, Province? province) =>
        account with { Role = role, ProvinceCode = province?.Code, ProvinceFrom = province?.ValidFrom };

    private async Task<AccountResult> ChangeAsync(
        string name,
        string who,
        string action,
        bool isOwnAllowed,
        Func<Account, (AccountRefusal? Refusal, Account After)> change,
        string? password,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            // What cannot be a name may be no key of a row either, which storage would refuse to look for.
            if (!AccountName.CanBe(name) || await store.FindAsync(name, cancellationToken) is not { } account)
            {
                return new AccountResult(AccountRefusal.NoSuchAccount);
            }

            if (!isOwnAllowed && string.Equals(name, who, StringComparison.Ordinal))
            {
                return new AccountResult(AccountRefusal.Own);
            }

            var (refusal, after) = change(account);
            if (refusal is not null)
            {
                return new AccountResult(refusal);
            }

            var written = after == account
                ? account
                : await store.TryReplaceAsync(after, Act(action, after, who, time.GetUtcNow()), opened: null, cancellationToken);
            if (written is not null)
            {
                return await DoneAsync(written, password, cancellationToken);
            }
        }
    }

    private async Task<AccountResult> DoneAsync(Account? account, string? password, CancellationToken cancellationToken)
    {
        await store.TellAsync(account!, audit, cancellationToken);
        return new AccountResult(null, account, password);
    }
}
