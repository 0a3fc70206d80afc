using CadreReports.Access;
using CadreReports.Functions.Http;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>POST /api/submissions/{period}/{province}/explanations/{finding}/insufficient</c> with
/// <c>{"answer": 3, "reason": "…"}</c>: the
/// centre finds an explanation insufficient (chưa đạt), and the finding is open again.
/// </summary>
public sealed class PostInsufficient(RequestGate gate, Review review, ReviewAnswer answer)
{
    [Function(nameof(PostInsufficient))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/submissions/{period}/{province}/explanations/{finding}/insufficient")] HttpRequest request,
        string period, string province, string finding, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.ReviewExplanation, period, province, async (found, member, principal) =>
        {
            var (body, refusal) = await JsonBody.ReadAsync(request, cancellationToken);
            if (body is null)
            {
                return refusal!;
            }

            var answered = body.Number("answer");
            var reason = body.Sentence("reason");
            var key = new SubmissionKey(found.Id, member.Code);
            return body.Refusal ?? await answer.OfAsync(
                key, found, await review.MarkInsufficientAsync(key, found, finding, answered, reason, principal.Id, cancellationToken), StatusCodes.Status404NotFound, cancellationToken);
        });
}
