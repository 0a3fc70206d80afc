using CadreReports.Periods;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Periods;

/// <summary>
/// <c>POST /api/periods/{period}/due</c> with <c>{"due": "2023-06-12T17:00:00+07:00", "province": "82", "reason": "…"}</c>:
/// moves the day on which reports are due, for all or for one province; null takes one province's extension back, or
/// <c>"period"</c> in a form, which knows no null.
/// </summary>
public sealed class PostPeriodDue(PeriodGate gate)
{
    private const string Follow = "period";

    [Function(nameof(PostPeriodDue))]
    [Api("Moves the moment at which reports are due, for all or for one province.", Body = typeof(PeriodDueBody), Answer = typeof(PeriodActedView), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/periods/{period}/due")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        gate.ActAsync(request, period, (body, province) =>
        {
            var isTakenBack = body.Says("due", Follow);
            var (due, reason) = (isTakenBack ? null : body.MomentIfAny("due"), body.SentenceIfAny("reason"));
            if (due is null && (province is null || !body.Has("due")))
            {
                body.RefuseBlank("due", PeriodTexts.NoDue);
            }

            return new PeriodWish(PeriodActKind.Due, province, null, due, reason);
        }, cancellationToken);
}
