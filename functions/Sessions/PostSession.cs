using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Functions.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Sessions;

/// <summary>
/// <c>POST /api/session</c> with <c>{"account": "quan-tri", "password": "…"}</c>: signs in, and answers as <see cref="GetSession"/>
/// with the cookie of the session. Whatever was wrong, the refusal is the same.
/// </summary>
public sealed class PostSession(RequestGate gate, RequestLimits limits, SessionDesk desk, SessionAnswers answers)
{
    [Function(nameof(PostSession))]
    [Api("Signs in with a password.", Body = typeof(SignInBody), Answer = typeof(SessionView), Refusals = [401, 429], IsOpen = true)]
    public Task<IResult> Run([HttpTrigger("post", Route = "api/session")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAnythingAsync(request, Operation.SignIn, () => RequestBody.AnswerAsync(
            request,
            body => (Account: body.Text("account"), Password: body.Secret("password")),
            async said =>
            {
                var http = request.HttpContext;
                if (limits.SignIn(http, said.Account) is { } tooMany)
                {
                    return tooMany;
                }

                var result = await desk.SignInAsync(said.Account, said.Password, http.Connection.RemoteIpAddress?.ToString(), cancellationToken);
                return result.Opened is { } opened
                    ? await answers.EnterAsync(http, opened, cancellationToken)
                    : Answer.Problem(StatusCodes.Status401Unauthorized, result.IsSpent ? SessionTexts.Spent : SessionTexts.Refused, PasswordTries.LockTime.TotalMinutes);
            },
            cancellationToken));
}
