using CadreReports.Access.Accounts;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Accounts;

/// <summary><c>GET /api/accounts</c>: who may sign in, closed accounts too, by name (<see cref="AccountView"/>).</summary>
public sealed class GetAccounts(AccountGate gate, AccountDesk desk)
{
    [Function(nameof(GetAccounts))]
    [Api("Who may sign in, closed accounts too.", Answer = typeof(AccountsView))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "api/accounts")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAccountsAsync(request, async _ => Answer.Json(new AccountsView((await desk.ListAsync(cancellationToken)).Select(gate.ViewOf))));
}
