using CadreReports.Access;
using CadreReports.Audits;
using CadreReports.Functions.Http;
using CadreReports.Housekeeping;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Housekeeping;

/// <summary><c>POST /api/housekeeping/run</c>: does a round of the reconciler now, without waiting for the timer.</summary>
public sealed class PostRound(Reconciler reconciler, AuditLog audit, TimeProvider time)
{
    [Function(nameof(PostRound))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/housekeeping/run")] HttpRequest request, CancellationToken cancellationToken) =>
        RequestGate.ForAnythingAsync(request, Operation.RunHousekeeping, async () =>
        {
            var who = request.HttpContext.Features.Get<Principal>()!.Id;
            await audit.AddAsync(new AuditEntry(time.GetUtcNow(), who, "housekeeping.run", null, null, null, null), cancellationToken);
            return Answer.Json(await reconciler.RunAsync(cancellationToken));
        });
}
