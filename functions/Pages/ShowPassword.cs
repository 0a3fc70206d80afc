using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Functions.Gate;
using CadreReports.Portal.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages;

/// <summary><c>GET /mat-khau</c>: where one changes one's password.</summary>
public sealed class ShowPassword(RequestGate gate, PageAnswers pages)
{
    [Function(nameof(ShowPassword))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "mat-khau")] HttpRequest request) =>
        gate.ForAnybodyAsync(request, Operation.ChangePassword, principal =>
            pages.ShowAsync<PasswordPage, PasswordModel>(request, new PasswordModel(principal.MustChangePassword, PasswordRules.Shortest)));
}
