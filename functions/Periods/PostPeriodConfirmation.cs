using CadreReports.Periods;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Periods;

/// <summary>
/// <c>POST /api/periods/{period}/confirmation</c> with <c>{"asked": true, "reason": "…"}</c>: what provinces send from now on
/// counts only when their approver has confirmed it, or does so at once again; what they have sent stands as it was taken.
/// </summary>
public sealed class PostPeriodConfirmation(PeriodGate gate)
{
    [Function(nameof(PostPeriodConfirmation))]
    [Api("Says whether what provinces send counts only when their approver has confirmed it.", Body = typeof(PeriodConfirmationBody), Answer = typeof(PeriodActedView), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/periods/{period}/confirmation")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        gate.ActAsync(request, period, (body, province) =>
        {
            var (asked, reason) = (body.Flag("asked"), body.SentenceIfAny("reason"));
            if (asked is null)
            {
                body.RefuseChoice("asked", PeriodTexts.NoAsked);
            }

            return new PeriodWish(PeriodActKind.Confirmation, province, null, null, reason, asked);
        }, cancellationToken);
}
