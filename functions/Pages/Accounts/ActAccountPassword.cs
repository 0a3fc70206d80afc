using CadreReports.Functions.Accounts;
using CadreReports.Portal.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Accounts;

/// <summary><c>POST /tai-khoan/{account}/mat-khau</c>: makes a one-time password, as <see cref="PostAccountPassword"/> does, and shows it this once.</summary>
public sealed class ActAccountPassword(PostAccountPassword api, ShowAccount page, PageAnswers pages, AccountsReader reader)
{
    [Function(nameof(ActAccountPassword))]
    public Task<IResult> Run([HttpTrigger("post", Route = "tai-khoan/{account}/mat-khau")] HttpRequest request, string account, CancellationToken cancellationToken) =>
        PageAnswers.ActAndShowAsync<AccountChangedView>(
            request,
            () => api.Run(request, account, cancellationToken),
            () => page.Run(request, account, cancellationToken),
            async made => await pages.ShowAsync<AccountSlipPage, AccountSlipModel>(request, await reader.SlipAsync(made, cancellationToken)));
}
