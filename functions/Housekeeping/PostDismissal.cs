using CadreReports.Access;
using CadreReports.Functions.Http;
using CadreReports.Housekeeping.Failures;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Housekeeping;

/// <summary>
/// <c>POST /api/periods/{period}/status/dismiss</c> with <c>{"failure": "…", "reason": "…"}</c>: nothing is to come of what
/// failed, and the status shows it no longer.
/// </summary>
public sealed class PostDismissal(RequestGate gate, FailureDesk desk)
{
    [Function(nameof(PostDismissal))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/periods/{period}/status/dismiss")] HttpRequest request,
        string period, CancellationToken cancellationToken) =>
        gate.ForPeriodAsync(request, Operation.RetryFailure, period, (found, principal) => JsonBody.AnswerAsync(
            request,
            body => (Failure: body.Text("failure"), Reason: body.Sentence("reason")),
            async said => await desk.DismissAsync(found.Id.ToString(), said.Failure, said.Reason, principal.Id, cancellationToken) is { } dismissed
                ? Answer.Json(new { period = found.Id.ToString(), failures = new[] { FailureStatus.Of(dismissed, found) } })
                : Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoFailureToDismiss, said.Failure, found.Id),
            cancellationToken));
}
