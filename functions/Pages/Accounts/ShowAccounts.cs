using CadreReports.Functions.Accounts;
using CadreReports.Portal.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Accounts;

/// <summary><c>GET /tai-khoan</c>: who may sign in.</summary>
public sealed class ShowAccounts(AccountGate gate, PageAnswers pages, AccountsReader reader)
{
    [Function(nameof(ShowAccounts))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "tai-khoan")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAccountsAsync(request, async _ => await pages.ShowAsync<AccountsPage, AccountsModel>(request, await reader.ReadAsync(request.Query, cancellationToken)));
}
