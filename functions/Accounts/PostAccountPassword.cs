using CadreReports.Access.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Accounts;

/// <summary>
/// <c>POST /api/accounts/{account}/password</c>: replaces the password by a one-time one, which is in the answer and nowhere else,
/// and ends the account's sessions. Asked again, it makes another.
/// </summary>
public sealed class PostAccountPassword(AccountGate gate, AccountDesk desk)
{
    [Function(nameof(PostAccountPassword))]
    [Api("Replaces the password of an account by a one-time one.", Answer = typeof(AccountChangedView), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/accounts/{account}/password")] HttpRequest request, string account, CancellationToken cancellationToken) =>
        gate.ForAccountsAsync(request, async principal => gate.AnswerOf(request, await desk.ResetAsync(account, principal.Id, cancellationToken)));
}
