using CadreReports.Access;
using CadreReports.Audits;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Housekeeping;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Housekeeping;

/// <summary><c>POST /api/housekeeping/run</c>: does a round of the reconciler now, without waiting for the timer.</summary>
public sealed class PostRound(RequestGate gate, Reconciler reconciler, AuditLog audit, TimeProvider time)
{
    [Function(nameof(PostRound))]
    [Api("Does a round of the reconciler now.", Answer = typeof(RoundResult))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/housekeeping/run")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAnybodyAsync(request, Operation.RunHousekeeping, async principal =>
        {
            await audit.AddAsync(new AuditEntry(time.GetUtcNow(), principal.Id, "housekeeping.run", null, null, null, null), cancellationToken);
            return Answer.Json(await reconciler.RunAsync(cancellationToken));
        });
}
