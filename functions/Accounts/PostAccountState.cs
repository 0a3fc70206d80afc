using CadreReports.Access.Accounts;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Accounts;

/// <summary>
/// <c>POST /api/accounts/{account}/state</c> with <c>{"state": "closed"}</c>, <c>"open"</c> or <c>"unlocked"</c>: closes an account and
/// ends its sessions at once, opens it again, or forgets its failed tries.
/// </summary>
public sealed class PostAccountState(AccountGate gate, AccountDesk desk)
{
    private static readonly Dictionary<string, AccountWish> Wishes = new(StringComparer.Ordinal)
    {
        ["closed"] = AccountWish.Close,
        ["open"] = AccountWish.Open,
        ["unlocked"] = AccountWish.Unlock,
    };

    [Function(nameof(PostAccountState))]
    [Api("Closes, opens or unlocks an account.", Body = typeof(AccountStateBody), Answer = typeof(AccountChangedView), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/accounts/{account}/state")] HttpRequest request, string account, CancellationToken cancellationToken) =>
        gate.ForAccountsAsync(request, principal => RequestBody.AnswerAsync(
            request,
            body =>
            {
                if (!Wishes.TryGetValue(body.Text("state"), out var wish))
                {
                    body.RefuseChoice("state", AccountTexts.NoSuchState, string.Join(", ", Wishes.Keys));
                }

                return wish;
            },
            async wish => gate.AnswerOf(request, await desk.SetAsync(account, wish, principal.Id, cancellationToken)),
            cancellationToken));
}
