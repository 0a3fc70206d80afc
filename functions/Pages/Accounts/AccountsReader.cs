using CadreReports.Access.Accounts;
using CadreReports.Catalogue;
using CadreReports.Functions.Accounts;
using CadreReports.Portal.Accounts;
using CadreReports.Reminders.Writing;
using CadreReports.Time;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Pages.Accounts;

/// <summary>Reads what the pages about accounts show.</summary>
public sealed class AccountsReader(AccountGate gate, AccountDesk desk, AccountPrincipals principals, CatalogueSet catalogues, PortalLinks links, TimeProvider time)
{
    /// <summary>The accounts that a query asks for; see <see cref="AccountQuery"/>.</summary>
    public async Task<AccountsModel> ReadAsync(IQueryCollection query, CancellationToken cancellationToken) => AccountsModel.Of(
        AccountQuery.Read(name => query[name].ToString()), [.. (await desk.ListAsync(cancellationToken)).Select(RowOf)], catalogues.ProvincesOn(Today)) with
    {
        Choices = ProvinceGroup.Of(catalogues.Provinces, Today),
    };

    /// <summary>One account; null when there is none of that name.</summary>
    public async Task<AccountModel?> FindAsync(string name, CancellationToken cancellationToken) =>
        (await desk.ListAsync(cancellationToken)).FirstOrDefault(account => account.Name == name) is { } found
            ? new AccountModel(
                RowOf(found),
                principals.ProvinceOf(found) is { } province ? ProvinceChoice.ValueOf(province, Today) : null,
                ProvinceGroup.Of(catalogues.Provinces, Today))
            : null;

    /// <summary>What is handed out of an account that was just made or got a new password.</summary>
    public async Task<AccountSlipModel> SlipAsync(AccountChangedView changed, CancellationToken cancellationToken) => new(
        (await FindAsync(changed.Account.Account, cancellationToken))!.Account, changed.OneTimePassword, links.Home.AbsoluteUri);

    private AccountRow RowOf(Account account)
    {
        var view = gate.ViewOf(account);
        return new AccountRow(
            view.Account, view.Role, principals.ProvinceOf(account), view.State, view.LockedUntil, view.Password, view.OneTimes, view.OneTimeUntil, view.MadeAt, view.SignedInAt, view.IsSample);
    }

    private DateOnly Today => VietnamTime.DayOf(time.GetUtcNow());
}
