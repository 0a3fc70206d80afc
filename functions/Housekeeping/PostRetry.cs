using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Housekeeping.Failures;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Housekeeping;

/// <summary>
/// <c>POST /api/periods/{period}/status/retry</c> with <c>{"failure": "…"}</c>, or <c>{}</c> for all: has what failed tried
/// again.
/// </summary>
public sealed class PostRetry(RequestGate gate, FailureDesk desk)
{
    [Function(nameof(PostRetry))]
    [Api("Has what failed tried again, one failure or all.", Body = typeof(RetryBody), Answer = typeof(FailuresView), Refusals = [404])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/periods/{period}/status/retry")] HttpRequest request,
        string period, CancellationToken cancellationToken) =>
        gate.ForPeriodAsync(request, Operation.RetryFailure, period, (found, principal) => RequestBody.AnswerAsync(
            request,
            body => body.TextIfAny("failure"),
            async failure =>
            {
                var retried = await desk.RetryAsync(found.Id.ToString(), failure, principal.Id, cancellationToken);
                return failure is not null && retried.Count == 0
                    ? Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoSuchFailure, failure, found.Id)
                    : Answer.Json(new FailuresView(found.Id.ToString(), retried.Select(f => FailureStatus.Of(f, found))));
            },
            cancellationToken));
}
