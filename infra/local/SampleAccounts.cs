using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Storage;
using CadreReports.Time;
using Spectre.Console;

namespace CadreReports.Local;

/// <summary>An account to try the system with.</summary>
/// <param name="Name">What to sign in as.</param>
/// <param name="Password">Its password, until the next start.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Province">The province it acts for; null for the centre.</param>
public sealed record SampleAccount(string Name, string Password, Role Role, Province? Province)
{
    /// <summary>Without the password, so that it gets into no log.</summary>
    public override string ToString() => Name;
}

/// <summary>
/// One account a role, with passwords made anew at each start. The functions honour them where the development identity is
/// on and nowhere else, so they open nothing when the data are served in earnest.
/// </summary>
public static class SampleAccounts
{
    private static readonly (string Name, Role Role)[] Wanted =
    [
        ("mau-nhap-lieu", Role.ProvinceClerk),
        ("mau-nguoi-duyet", Role.ProvinceApprover),
        ("mau-chuyen-vien", Role.CentralAnalyst),
        ("mau-quan-tri", Role.CentralAdministrator),
    ];

    /// <summary>Makes them, or gives those of an earlier start new passwords and ends their sessions.</summary>
    /// <param name="storage">The account of the local run, before the functions start on it.</param>
    /// <param name="catalogues">Knows the provinces.</param>
    /// <param name="province">The code of the province that the province's accounts act for.</param>
    /// <param name="clock">What the functions' clock will show; its day says which province a code means.</param>
    /// <param name="cancellationToken">Stops between accounts.</param>
    /// <returns>Those that were made; one whose name somebody has given to an account of their own is left out.</returns>
    public static async Task<IReadOnlyList<SampleAccount>> MakeAsync(
        StorageAccount storage, CatalogueSet catalogues, string province, TimeProvider clock, CancellationToken cancellationToken)
    {
        await storage.EnsureCreatedAsync(cancellationToken);
        var desk = new AccountDesk(new AccountStore(storage), new AuditLog(storage), clock);
        var own = catalogues.Province(province, VietnamTime.DayOf(clock.GetUtcNow()));
        var made = new List<SampleAccount>();
        foreach (var (name, role) in Wanted)
        {
            var whose = role is Role.ProvinceClerk or Role.ProvinceApprover ? own : null;
            if ((await desk.PutSampleAsync(name, role, whose, cancellationToken)).OneTimePassword is { } password)
            {
                made.Add(new SampleAccount(name, password, role, whose));
            }
        }

        return made;
    }

    /// <summary>Shows them on the terminal of whoever started the run.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<SampleAccount> accounts)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns(LocalTexts.Account, LocalTexts.Password, LocalTexts.AccountRole, LocalTexts.AccountOf);
        foreach (var account in accounts)
        {
            table.AddRow(
                Markup.Escape(account.Name),
                Markup.Escape(account.Password),
                Markup.Escape(Words(account.Role)),
                Markup.Escape(account.Province?.Name ?? LocalTexts.Centre));
        }

        console.MarkupLine(LocalTexts.AccountsAre);
        console.Write(table);
    }

    private static string Words(Role role) => role switch
    {
        Role.ProvinceClerk => LocalTexts.SampleClerk,
        Role.ProvinceApprover => LocalTexts.SampleApprover,
        Role.CentralAnalyst => LocalTexts.SampleAnalyst,
        _ => LocalTexts.SampleAdministrator,
    };
}
