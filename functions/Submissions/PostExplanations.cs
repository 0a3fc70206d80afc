using CadreReports.Access;
using CadreReports.Functions.Http;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>POST /api/submissions/{period}/{province}/explanations</c> with
/// <c>{"version": 2, "explanations": [{"finding": "…", "text": "…"}]}</c>: the province explains findings, all or none.
/// </summary>
public sealed class PostExplanations(RequestGate gate, Review review, ReviewAnswer answer)
{
    [Function(nameof(PostExplanations))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/submissions/{period}/{province}/explanations")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.Explain, period, province, async (found, member, principal) =>
        {
            var (body, refusal) = await JsonBody.ReadAsync(request, cancellationToken);
            if (body is null)
            {
                return refusal!;
            }

            var version = body.Number("version");
            var explanations = body.List(
                "explanations", ExplanationLog.MaximumTogether, item => new Explanation(item.Text("finding"), item.Sentence("text")));
            if (explanations.GroupBy(e => e.Finding, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            {
                body.Refuse(HttpTexts.FindingTwice, twice.Key);
            }

            var key = new SubmissionKey(found.Id, member.Code);
            return body.Refusal ?? await answer.OfAsync(
                key, found, await review.ExplainAsync(key, found, version, explanations, principal.Id, cancellationToken), StatusCodes.Status400BadRequest, cancellationToken);
        });
}
