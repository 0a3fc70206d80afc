using CadreReports.Access;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>POST /api/submissions/{period}/{province}/return</c> with <c>{"version": 2, "reason": "…"}</c>: the centre returns the
/// accepted version, and nothing counts until the province sends anew.
/// </summary>
public sealed class PostReturn(ReviewGate gate, Review review)
{
    [Function(nameof(PostReturn))]
    [Api("Returns the accepted version.", Body = typeof(ReturnBody), Answer = typeof(ExplanationsView), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/submissions/{period}/{province}/return")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.SayAsync(request, Operation.ReturnSubmission, period, province, StatusCodes.Status400BadRequest, body =>
        {
            var (version, reason) = (body.Number("version"), body.Sentence("reason"));
            return (key, found, who) => review.ReturnAsync(key, found, version, reason, who, cancellationToken);
        }, cancellationToken);
}
