using CadreReports.Access;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>POST /api/submissions/{period}/{province}/explanations/{finding}/insufficient</c> with
/// <c>{"answer": 3, "reason": "…"}</c>: the centre finds an explanation insufficient (chưa đạt), and the finding is open again.
/// </summary>
public sealed class PostInsufficient(ReviewGate gate, Review review)
{
    [Function(nameof(PostInsufficient))]
    [Api("Finds an explanation insufficient.", Body = typeof(InsufficientBody), Answer = typeof(ExplanationsView), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/submissions/{period}/{province}/explanations/{finding}/insufficient")] HttpRequest request,
        string period, string province, string finding, CancellationToken cancellationToken) =>
        gate.SayAsync(request, Operation.ReviewExplanation, period, province, StatusCodes.Status404NotFound, body =>
        {
            var (answer, reason) = (body.Number("answer"), body.Sentence("reason"));
            return (key, found, who) => review.MarkInsufficientAsync(key, found, finding, answer, reason, who, cancellationToken);
        }, cancellationToken);
}
