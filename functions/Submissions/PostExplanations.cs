using CadreReports.Access;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>POST /api/submissions/{period}/{province}/explanations</c> with
/// <c>{"version": 2, "explanations": [{"finding": "…", "text": "…"}]}</c>: the province explains findings, all or none.
/// </summary>
public sealed class PostExplanations(ReviewGate gate, Review review)
{
    [Function(nameof(PostExplanations))]
    [Api("Explains findings and answers questions, all or none.", Body = typeof(ExplanationsBody), Answer = typeof(ExplanationsView), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/submissions/{period}/{province}/explanations")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.SayAsync(request, Operation.Explain, period, province, StatusCodes.Status400BadRequest, body =>
        {
            var version = body.Number("version");
            var explanations = body.List(
                "explanations", ExplanationLog.MaximumTogether, item => new Explanation(item.Text("finding"), item.Sentence("text")));
            if (explanations.GroupBy(e => e.Finding, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            {
                body.Refuse(Http.HttpTexts.FindingTwice, twice.Key);
            }

            return (key, found, who) => review.ExplainAsync(key, found, version, explanations, who, cancellationToken);
        }, cancellationToken);
}
