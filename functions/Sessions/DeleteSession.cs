using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Functions.Gate;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Sessions;

/// <summary><c>DELETE /api/session</c>: signs out. The session is over, whoever may have kept its cookie.</summary>
public sealed class DeleteSession(RequestGate gate, SessionDesk desk)
{
    [Function(nameof(DeleteSession))]
    [Api("Signs out.", Statuses = [204])]
    public Task<IResult> Run([HttpTrigger("delete", Route = "api/session")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAnybodyAsync(request, Operation.SignOut, async _ =>
        {
            await desk.EndAsync(request.HttpContext.Features.Get<SignedIn>()!, cancellationToken);
            await SessionCookie.ClearAsync(request.HttpContext);
            return Results.NoContent();
        });
}
