using CadreReports.Functions.Accounts;
using CadreReports.Portal.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Accounts;

/// <summary><c>POST /tai-khoan</c>: makes an account, as <see cref="PostAccount"/> does, and shows its one-time password this once.</summary>
public sealed class ActAccounts(PostAccount api, ShowAccounts page, PageAnswers pages, AccountsReader reader)
{
    [Function(nameof(ActAccounts))]
    public Task<IResult> Run([HttpTrigger("post", Route = "tai-khoan")] HttpRequest request, CancellationToken cancellationToken) =>
        PageAnswers.ActAndShowAsync<AccountChangedView>(
            request,
            () => api.Run(request, cancellationToken),
            () => page.Run(request, cancellationToken),
            async made => await pages.ShowAsync<AccountSlipPage, AccountSlipModel>(request, await reader.SlipAsync(made, cancellationToken)));
}
