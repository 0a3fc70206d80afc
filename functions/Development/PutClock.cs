using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Development;

/// <summary>
/// <c>PUT /api/development/clock</c> with <c>{"now": "2023-06-08T10:00:00+07:00"}</c>: moves the clock of a trial forward and
/// answers once it shows that time. Where nothing is tried, there is no such address.
/// </summary>
public sealed class PutClock(RequestGate gate, DevelopmentIdentity development, ShiftedTimeProvider clock)
{
    [Function(nameof(PutClock))]
    [Api("Moves the clock of a trial forward; there is no such address elsewhere.", Body = typeof(ClockBody), Answer = typeof(ClockBody), Refusals = [404, 409])]
    public Task<IResult> Run([HttpTrigger("put", Route = "api/development/clock")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForTrialAsync(request, development, Operation.MoveClock, () => RequestBody.AnswerAsync(
            request,
            body => body.Moment("now"),
            async now => await clock.MoveAsync(now, cancellationToken)
                ? GetClock.Shown(clock)
                : Answer.Problem(
                    StatusCodes.Status409Conflict, HttpTexts.ClockOnlyForward, VietnamTime.Of(clock.GetUtcNow()), ShiftedTimeProvider.Latest.Year),
            cancellationToken));
}
