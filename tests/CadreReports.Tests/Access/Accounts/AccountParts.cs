using System.Globalization;
using Azure.Core.Pipeline;
using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Storage;
using CadreReports.Tests.Clocks;

namespace CadreReports.Tests.Access.Accounts;

/// <summary>The parts of accounts and sessions over real storage, as the app wires them, on a clock set by hand.</summary>
internal sealed class AccountParts
{
    public const string Administrator = "quan-tri-thu";
    public const string Address = "192.0.2.7";
    public const string GoodPassword = "ngựa đúng pin ghim";

    public static readonly CatalogueSet Catalogues = CatalogueSet.Load();

    public AccountParts(string connectionString, HttpPipelinePolicy? policy = null, HandClock? clock = null, bool trial = false)
    {
        Clock = clock ?? new HandClock { Now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).AddMinutes(Random.Shared.Next(1_000_000)) };
        Storage = StorageAccount.Open(connectionString, policy);
        Store = new AccountStore(Storage);
        Audit = new AuditLog(Storage);
        Tries = new PasswordTries(Store, Audit, Clock);
        Sessions = new SessionDesk(Store, new AccountPrincipals(Catalogues, new DevelopmentIdentity(trial, Catalogues, Clock)), Tries, Audit, Clock);
        Passwords = new PasswordDesk(Store, Tries, Audit, Clock);
        Desk = new AccountDesk(Store, Audit, Clock);
        First = new FirstAdministrator(Store, Audit, Clock);
    }

    public HandClock Clock { get; }

    public StorageAccount Storage { get; }

    public AccountStore Store { get; }

    public AuditLog Audit { get; }

    public PasswordTries Tries { get; }

    public SessionDesk Sessions { get; }

    public PasswordDesk Passwords { get; }

    public AccountDesk Desk { get; }

    public FirstAdministrator First { get; }

    public static Province TienGiang => Catalogues.Province("82", new DateOnly(2023, 6, 1))!;

    public static string NewName() => "can-bo-" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>Makes an account of a clerk of Tiền Giang.</summary>
    public async Task<(string Name, string OneTime)> AddAsync(Role role = Role.ProvinceClerk)
    {
        var name = NewName();
        var made = await Desk.AddAsync(name, role, role is Role.ProvinceClerk or Role.ProvinceApprover ? TienGiang : null, Administrator, default);
        Assert.Null(made.Refusal);
        return (name, made.OneTimePassword!);
    }

    /// <summary>Makes an account whose owner has chosen <see cref="GoodPassword"/>.</summary>
    public async Task<string> AddReadyAsync(Role role = Role.ProvinceClerk)
    {
        var (name, oneTime) = await AddAsync(role);
        var first = await FindAsync(await OpenAsync(name, oneTime));
        Assert.Null((await Passwords.ChangeAsync(first!, current: null, GoodPassword, Address, default)).Refusal);
        return name;
    }

    public Task<SignInResult> SignInAsync(string name, string password) => Sessions.SignInAsync(name, password, Address, default);

    public async Task<OpenedSession> OpenAsync(string name, string password)
    {
        var result = await SignInAsync(name, password);
        Assert.NotNull(result.Opened);
        return result.Opened;
    }

    /// <summary>Who the session lets in now, read anew from storage.</summary>
    public Task<SignedIn?> FindAsync(OpenedSession opened) => Sessions.FindAsync(opened.Account.Name, opened.Secret, default);

    /// <summary>The audit trail's lines about an account, oldest first: who, what, from where.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(string name)
    {
        var lines = new List<string>();
        await foreach (var line in Audit.ReadAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, default))
        {
            if (line.Subject == name)
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{line.Who} {line.Action} {line.Province} {line.Detail} {line.From}").TrimEnd());
            }
        }

        return lines;
    }
}
