using CadreReports.Addresses;
using CadreReports.Functions.Accounts;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Accounts;

/// <summary><c>POST /tai-khoan/{account}</c>: gives an account another role or province, as <see cref="PutAccount"/> does.</summary>
public sealed class ActAccount(PutAccount api, ShowAccount page)
{
    [Function(nameof(ActAccount))]
    public Task<IResult> Run([HttpTrigger("post", Route = "tai-khoan/{account}")] HttpRequest request, string account, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => api.Run(request, account, cancellationToken),
            () => page.Run(request, account, cancellationToken),
            PageAddress.Account(account),
            Done.AccountChanged);
}
