using CadreReports.Audits;

namespace CadreReports.Access.Accounts;

/// <summary>What a start did about the first administrator.</summary>
/// <param name="Account">The account's name; null when somebody is administrator already.</param>
/// <param name="OneTimePassword">The password that was made; null when another host has just made one.</param>
public sealed record FirstAdministratorResult(string? Account, string? OneTimePassword)
{
    /// <summary>Just the account's name, so that nothing else gets into a log.</summary>
    public override string ToString() => Account ?? string.Empty;
}

/// <summary>
/// The account that lets the first administrator in, for whoever can read the host's console. It is there for as long as
/// nobody else could do anything: once an administrator has a password of their own, it is never made again.
/// </summary>
public sealed class FirstAdministrator(AccountStore store, AuditLog audit, TimeProvider time)
{
    /// <summary>The account's name.</summary>
    public const string Name = "quan-tri";

    /// <summary>Who does this, in the audit trail.</summary>
    public const string Maker = "console";

    /// <summary>
    /// How young a password is that another host must have made which starts at the same time: two would be told two, and
    /// only one of them is right.
    /// </summary>
    public static readonly TimeSpan SameStart = TimeSpan.FromSeconds(20);

    /// <summary>Makes the account and its one-time password when it is needed, anew at every start as long as nobody has set an own one.</summary>
    public async Task<FirstAdministratorResult> PrepareAsync(CancellationToken cancellationToken)
    {
        var accounts = await store.ListAsync(cancellationToken);
        if (accounts.Any(IsAdministrator))
        {
            return new FirstAdministratorResult(null, null);
        }

        // A name is not given out again: who was closed stays who they were.
        var name = Enumerable.Range(1, int.MaxValue)
            .Select(number => number == 1 ? Name : FormattableString.Invariant($"{Name}-{number}"))
            .First(name => accounts.FirstOrDefault(account => account.Name == name) is not { } known || IsWaiting(known));
        var now = time.GetUtcNow();
        var password = OneTimePassword.Make();
        if (accounts.FirstOrDefault(account => account.Name == name) is not { } waiting)
        {
            var first = AccountDesk.Restamped(AccountDesk.WithOneTime(new Account(name, Role.CentralAdministrator, null, null) { MadeAt = now }, password, now));
            return await store.TryAddAsync(first, AccountDesk.Act("account.create", first, Maker, now), cancellationToken)
                ? await MadeAsync(await store.FindAsync(name, cancellationToken))
                : new FirstAdministratorResult(name, null);
        }

        if (!waiting.IsOneTimeUsed && waiting.OneTimeMadeAt is { } made && (now - made).Duration() < SameStart)
        {
            return new FirstAdministratorResult(name, null);
        }

        var again = AccountDesk.Restamped(AccountDesk.WithOneTime(PasswordTries.Forgiven(waiting), password, now));
        return await store.TryReplaceAsync(again, AccountDesk.Act("account.reset", again, Maker, now), opened: null, cancellationToken) is { } written
            ? await MadeAsync(written)
            : new FirstAdministratorResult(name, null);

        async Task<FirstAdministratorResult> MadeAsync(Account? account)
        {
            await store.TellAsync(account!, audit, cancellationToken);
            return new FirstAdministratorResult(name, password);
        }
    }

    /// <summary>Somebody who can do everything that this account is for.</summary>
    private static bool IsAdministrator(Account account) =>
        account is { Role: Role.CentralAdministrator, IsClosed: false, IsSample: false } && (account.OwnPasswordSince is not null || account.IsPlatform);

    /// <summary>It was made by an earlier start, and nobody has set its password since.</summary>
    private static bool IsWaiting(Account account) =>
        account is { Role: Role.CentralAdministrator, IsClosed: false, IsSample: false, OwnPasswordSince: null, IsPlatform: false };
}
