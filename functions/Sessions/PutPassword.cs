using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Sessions;

/// <summary>
/// <c>PUT /api/session/password</c> with <c>{"current": "…", "new": "…"}</c>: changes one's own password, ends all one's sessions
/// and goes on in a new one, answered as <see cref="GetSession"/>. Who came with a one-time password leaves <c>current</c> out.
/// </summary>
public sealed class PutPassword(RequestGate gate, PasswordDesk desk, SessionAnswers answers)
{
    [Function(nameof(PutPassword))]
    [Api("Changes one's own password.", Body = typeof(PasswordBody), Answer = typeof(SessionView))]
    public Task<IResult> Run([HttpTrigger("put", Route = "api/session/password")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAnybodyAsync(request, Operation.ChangePassword, _ => RequestBody.AnswerAsync(
            request,
            body => (Current: body.SecretIfAny("current"), New: body.Secret("new")),
            async said =>
            {
                var http = request.HttpContext;
                var result = await desk.ChangeAsync(
                    http.Features.Get<SignedIn>()!, said.Current, said.New, http.Connection.RemoteIpAddress?.ToString(), cancellationToken);
                return result.Opened is { } opened ? await answers.EnterAsync(http, opened, cancellationToken) : Refused(result.Refusal!.Value);
            },
            cancellationToken));

    private static IResult Refused(PasswordRefusal refusal) => refusal switch
    {
        PasswordRefusal.TooShort => Answer.Problem(StatusCodes.Status400BadRequest, SessionTexts.PasswordTooShort, PasswordRules.Shortest),
        PasswordRefusal.TooLong => Answer.Problem(StatusCodes.Status400BadRequest, SessionTexts.PasswordTooLong, PasswordRules.Longest),
        PasswordRefusal.TooPlain => Answer.Problem(StatusCodes.Status400BadRequest, SessionTexts.PasswordTooPlain, PasswordRules.Different),
        PasswordRefusal.HasName => Answer.Problem(StatusCodes.Status400BadRequest, SessionTexts.PasswordHasName),
        PasswordRefusal.Same => Answer.Problem(StatusCodes.Status400BadRequest, SessionTexts.PasswordSame),
        PasswordRefusal.CurrentWrong => Answer.Problem(StatusCodes.Status400BadRequest, SessionTexts.CurrentWrong, PasswordTries.Most, PasswordTries.LockTime.TotalMinutes),
        PasswordRefusal.SessionEnded => Answer.Problem(StatusCodes.Status401Unauthorized, SessionTexts.Ended),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };
}
