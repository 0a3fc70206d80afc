using CadreReports.Functions.Http;
using CadreReports.Functions.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages;

/// <summary><c>POST /dang-nhap</c>: signs in with a password, as <see cref="PostSession"/> does.</summary>
public sealed class ActSignIn(PostSession api, ShowSignIn page)
{
    [Function(nameof(ActSignIn))]
    public async Task<IResult> Run([HttpTrigger("post", Route = "dang-nhap")] HttpRequest request, CancellationToken cancellationToken) =>
        await PageAnswers.ActAsync(request, () => api.Run(request, cancellationToken), () => page.Run(request), _ => ShowSignIn.NextOf(request)) switch
        {
            // Wrong words are mended on the same page.
            ProblemAnswer { StatusCode: StatusCodes.Status401Unauthorized } wrong => await PageAnswers.AgainAsync(request, wrong, () => page.Run(request)),
            var answer => answer,
        };
}
