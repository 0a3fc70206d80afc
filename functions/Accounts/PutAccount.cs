using CadreReports.Access.Accounts;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Accounts;

/// <summary><c>PUT /api/accounts/{account}</c> with <c>{"role": "provinceApprover", "province": "82"}</c>: gives an account another role or province.</summary>
public sealed class PutAccount(AccountGate gate, AccountDesk desk)
{
    [Function(nameof(PutAccount))]
    [Api("Gives an account another role or province.", Body = typeof(AccountPlaceBody), Answer = typeof(AccountChangedView), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("put", Route = "api/accounts/{account}")] HttpRequest request, string account, CancellationToken cancellationToken) =>
        gate.ForAccountsAsync(request, principal => RequestBody.AnswerAsync(
            request,
            gate.ReadPlace,
            async place => gate.AnswerOf(request, await desk.PlaceAsync(account, place.Role, place.Province, principal.Id, cancellationToken)),
            cancellationToken));
}
