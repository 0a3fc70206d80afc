using CadreReports.Addresses;
using CadreReports.Functions.Accounts;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Accounts;

/// <summary><c>POST /tai-khoan/{account}/trang-thai</c>: closes, opens or unlocks an account, as <see cref="PostAccountState"/> does.</summary>
public sealed class ActAccountState(PostAccountState api, ShowAccount page)
{
    [Function(nameof(ActAccountState))]
    public Task<IResult> Run([HttpTrigger("post", Route = "tai-khoan/{account}/trang-thai")] HttpRequest request, string account, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => api.Run(request, account, cancellationToken),
            () => page.Run(request, account, cancellationToken),
            PageAddress.Account(account),
            Done.AccountChanged);
}
