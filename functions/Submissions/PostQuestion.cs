using CadreReports.Access;
using CadreReports.Submissions;
using CadreReports.Summaries.Ratios;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>POST /api/submissions/{period}/{province}/questions</c> with <c>{"text": "…", "ratio": "…"}</c>: the centre asks about
/// the version that counts, such as why a ratio (which may be left out) stands apart from other provinces'. The province
/// answers as it explains a finding.
/// </summary>
public sealed class PostQuestion(ReviewGate gate, Review review)
{
    [Function(nameof(PostQuestion))]
    [Api("Asks a province about the version that counts.", Body = typeof(QuestionBody), Answer = typeof(ExplanationsView), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/submissions/{period}/{province}/questions")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.SayAsync(request, Operation.AskQuestion, period, province, StatusCodes.Status400BadRequest, body =>
        {
            var (text, ratio) = (body.Sentence("text"), body.TextIfAny("ratio"));
            if (ratio is { Length: > 0 } && Ratio.All.All(r => r.Id != ratio))
            {
                body.RefuseChoice("ratio", Http.HttpTexts.NoSuchRatio, ratio, string.Join(", ", Ratio.All.Select(r => r.Id)));
            }

            return (key, found, who) => review.AskAsync(key, found, ratio, text, who, cancellationToken);
        }, cancellationToken);
}
