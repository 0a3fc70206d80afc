using CadreReports.Functions.Accounts;
using CadreReports.Functions.Http;
using CadreReports.Portal.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Accounts;

/// <summary><c>GET /tai-khoan/{account}</c>: one account.</summary>
public sealed class ShowAccount(AccountGate gate, PageAnswers pages, AccountsReader reader)
{
    [Function(nameof(ShowAccount))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "tai-khoan/{account}")] HttpRequest request, string account, CancellationToken cancellationToken) =>
        gate.ForAccountsAsync(request, async _ => await reader.FindAsync(account, cancellationToken) is { } found
            ? await pages.ShowAsync<AccountPage, AccountModel>(request, found)
            : Answer.Problem(StatusCodes.Status404NotFound, AccountTexts.NoSuchAccount));
}
