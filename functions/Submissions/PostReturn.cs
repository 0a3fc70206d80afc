using CadreReports.Access;
using CadreReports.Functions.Http;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>POST /api/submissions/{period}/{province}/return</c> with <c>{"version": 2, "reason": "…"}</c>: the centre returns the
/// accepted version, and nothing counts until the province sends anew.
/// </summary>
public sealed class PostReturn(RequestGate gate, Review review, ReviewAnswer answer)
{
    [Function(nameof(PostReturn))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/submissions/{period}/{province}/return")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.ReturnSubmission, period, province, async (found, member, principal) =>
        {
            var (body, refusal) = await JsonBody.ReadAsync(request, cancellationToken);
            if (body is null)
            {
                return refusal!;
            }

            var version = body.Number("version");
            var reason = body.Sentence("reason");
            var key = new SubmissionKey(found.Id, member.Code);
            return body.Refusal ?? await answer.OfAsync(
                key, found, await review.ReturnAsync(key, found, version, reason, principal.Id, cancellationToken), StatusCodes.Status400BadRequest, cancellationToken);
        });
}
