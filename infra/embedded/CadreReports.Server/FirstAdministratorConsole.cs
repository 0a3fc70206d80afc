using System.Globalization;
using CadreReports.Access.Accounts;
using CadreReports.Audits;
using CadreReports.Storage;

namespace CadreReports.Server;

/// <summary>Tells whoever may read the server's settings how the first administrator gets in.</summary>
/// <param name="account">The storage account.</param>
/// <param name="time">What the one-time password's days are counted by.</param>
public sealed class FirstAdministratorConsole(StorageAccount account, TimeProvider time)
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Makes the password, as long as there is no administrator.</summary>
    /// <returns>What to show, with the password; it belongs on a terminal and in no log.</returns>
    public async Task<string> MakeAsync(CancellationToken cancellationToken)
    {
        await account.EnsureCreatedAsync(cancellationToken);
        var made = await new FirstAdministrator(new AccountStore(account), new AuditLog(account), time).PrepareAsync(cancellationToken);
        return made switch
        {
            { Account: null } => ServerTexts.FirstIsThere,
            { OneTimePassword: null } => string.Format(Vietnamese, ServerTexts.FirstElsewhere, made.Account, FirstAdministrator.SameStart.TotalSeconds),
            _ => string.Format(Vietnamese, ServerTexts.First, made.Account, made.OneTimePassword, OneTimePassword.Lifetime.TotalDays),
        };
    }
}
