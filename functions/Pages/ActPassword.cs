using CadreReports.Addresses;
using CadreReports.Functions.Sessions;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages;

/// <summary><c>POST /mat-khau</c>: changes one's password, as <see cref="PutPassword"/> does.</summary>
public sealed class ActPassword(PutPassword api, ShowPassword page)
{
    [Function(nameof(ActPassword))]
    public Task<IResult> Run([HttpTrigger("post", Route = "mat-khau")] HttpRequest request, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(request, () => api.Run(request, cancellationToken), () => page.Run(request), PageAddress.Password, Done.PasswordChanged);
}
