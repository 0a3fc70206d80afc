using System.Globalization;
using CadreReports.Access.Accounts;
using CadreReports.Audits;
using CadreReports.Storage;

namespace CadreReports.Server;

/// <summary>Lets an administrator in again whom no other one can help, for whoever may read the server's settings.</summary>
/// <param name="account">The storage account.</param>
/// <param name="time">What the one-time password's days are counted by.</param>
public sealed class AdministratorConsole(StorageAccount account, TimeProvider time)
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>
    /// Replaces the password by a one-time one and ends the account's sessions; each call makes another. The audit trail has it as
    /// an act of <see cref="FirstAdministrator.Maker"/>.
    /// </summary>
    /// <param name="typed">The account's name, as somebody typed it.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <returns>Whether it was done, and what to show; a password belongs on a terminal and in no log.</returns>
    public async Task<(bool IsMade, string Text)> RecoverAsync(string typed, CancellationToken cancellationToken)
    {
        await account.EnsureCreatedAsync(cancellationToken);
        var desk = new AccountDesk(new AccountStore(account), new AuditLog(account), time);
        var result = AccountName.Of(typed) is { } name ? await desk.RecoverAsync(name, cancellationToken) : new AccountResult(AccountRefusal.NoSuchAccount);
        return result switch
        {
            { OneTimePassword: { } password } => (true, Fill(ServerTexts.Recovered, result.Account!.Name, password, OneTimePassword.Lifetime.TotalDays)),
            { Refusal: AccountRefusal.NotAdministrator } => (false, Fill(ServerTexts.NotAdministrator, typed)),
            { Refusal: AccountRefusal.Closed } => (false, Fill(ServerTexts.AdministratorClosed, typed)),
            { Refusal: AccountRefusal.NoPassword } => (false, Fill(ServerTexts.AdministratorElsewhere, typed)),
            _ => (false, Fill(ServerTexts.NoSuchAccount, typed)),
        };
    }

    private static string Fill(string text, params object[] values) => string.Format(Vietnamese, text, values);
}
