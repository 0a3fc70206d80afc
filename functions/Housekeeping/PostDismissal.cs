using CadreReports.Access;
using CadreReports.Functions.Gate;
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
    [Api("Settles what can never succeed.", Body = typeof(DismissalBody), Answer = typeof(FailuresView), Refusals = [404])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/periods/{period}/status/dismiss")] HttpRequest request,
        string period, CancellationToken cancellationToken) =>
        gate.ForPeriodAsync(request, Operation.RetryFailure, period, (found, principal) => RequestBody.AnswerAsync(
            request,
            body => (Failure: body.Text("failure"), Reason: body.Sentence("reason")),
            async said => await desk.DismissAsync(found.Id.ToString(), said.Failure, said.Reason, principal.Id, cancellationToken) is { } dismissed
                ? Answer.Json(new FailuresView(found.Id.ToString(), [FailureStatus.Of(dismissed, found)]))
                : Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoFailureToDismiss, said.Failure, found.Id),
            cancellationToken));
}
