using CadreReports.Access;
using CadreReports.Functions.Gate;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Sessions;

/// <summary>
/// <c>GET /api/session</c>: as whom the caller is signed in, if at all, and the token that requests need which change something
/// (<see cref="SessionView"/>).
/// </summary>
public sealed class GetSession(RequestGate gate, SessionAnswers answers)
{
    [Function(nameof(GetSession))]
    [Api("As whom one is signed in, and the token that requests need which change something.", Answer = typeof(SessionView), IsOpen = true)]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "api/session")] HttpRequest request) =>
        gate.ForAnythingAsync(request, Operation.ReadSession, () => Task.FromResult(answers.Current(request.HttpContext)));
}
