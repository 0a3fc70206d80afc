using CadreReports.Catalogue;
using CadreReports.Periods;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Periods;

/// <summary>
/// <c>POST /api/periods/{period}/state</c> with <c>{"state": "locked", "province": "82", "reason": "…"}</c>: opens, locks,
/// publishes or reopens the period; with a province, locks or reopens that one alone, or lets it follow the period again
/// (<c>"period"</c>).
/// </summary>
public sealed class PostPeriodState(PeriodGate gate)
{
    private const string Follow = "period";

    private static readonly Dictionary<string, PeriodState> States = new(StringComparer.Ordinal)
    {
        ["open"] = PeriodState.Open,
        ["locked"] = PeriodState.Locked,
        ["published"] = PeriodState.Published,
        ["reopened"] = PeriodState.Reopened,
    };

    [Function(nameof(PostPeriodState))]
    [Api("Opens, locks, publishes or reopens a period, or locks or reopens it for one province.", Body = typeof(PeriodStateBody), Answer = typeof(PeriodActedView), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/periods/{period}/state")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        gate.ActAsync(request, period, (body, province) =>
        {
            var (name, reason) = (body.Text("state"), body.SentenceIfAny("reason"));
            PeriodState? state = States.TryGetValue(name, out var known) ? known : null;
            if (state is null && (name != Follow || province is null))
            {
                body.RefuseChoice("state", PeriodTexts.NoSuchState);
            }

            return new PeriodWish(PeriodActKind.State, province, state, null, reason);
        }, cancellationToken);
}
