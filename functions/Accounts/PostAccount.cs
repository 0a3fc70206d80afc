using CadreReports.Access.Accounts;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Accounts;

/// <summary>
/// <c>POST /api/accounts</c> with <c>{"account": "can-bo-82", "role": "provinceClerk", "province": "82"}</c>: makes an account; its
/// one-time password is in the answer and nowhere else. A name <c>entra-{object id}</c> is for somebody whom the platform signs
/// in, without a password.
/// </summary>
public sealed class PostAccount(AccountGate gate, AccountDesk desk)
{
    [Function(nameof(PostAccount))]
    [Api("Makes an account; its one-time password is in the answer and nowhere else.", Body = typeof(AccountBody), Answer = typeof(AccountChangedView), Statuses = [201], Refusals = [409])]
    public Task<IResult> Run([HttpTrigger("post", Route = "api/accounts")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAccountsAsync(request, principal => RequestBody.AnswerAsync(
            request,
            body => (Name: body.Text("account"), Place: gate.ReadPlace(body)),
            async said => gate.AnswerOf(
                request, await desk.AddAsync(said.Name, said.Place.Role, said.Place.Province, principal.Id, cancellationToken), StatusCodes.Status201Created),
            cancellationToken));
}
