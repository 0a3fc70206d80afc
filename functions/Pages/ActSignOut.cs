using CadreReports.Addresses;
using CadreReports.Functions.Sessions;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages;

/// <summary><c>POST /dang-xuat</c>: signs out, as <see cref="DeleteSession"/> does, and has the browser forget what it showed.</summary>
public sealed class ActSignOut(DeleteSession api, ShowSignIn page)
{
    [Function(nameof(ActSignOut))]
    public Task<IResult> Run([HttpTrigger("post", Route = "dang-xuat")] HttpRequest request, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(request, () => api.Run(request, cancellationToken), () => page.Run(request), _ =>
        {
            request.HttpContext.Response.Headers["Clear-Site-Data"] = "\"cache\"";
            return PageAnswers.After(PageAddress.SignIn, Done.SignedOut);
        });
}
