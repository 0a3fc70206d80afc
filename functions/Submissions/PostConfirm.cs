using CadreReports.Access;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>POST /api/submissions/{period}/{province}/versions/{number}/confirm</c>, without a body: the province's approver confirms
/// the version that waits for that, and it is accepted. Confirming it again changes nothing.
/// </summary>
public sealed class PostConfirm(VersionGate gate, ReviewGate reviews, Review review)
{
    [Function(nameof(PostConfirm))]
    [Api("Confirms a version in the name of the province's board.", Answer = typeof(ExplanationsView), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/submissions/{period}/{province}/versions/{number}/confirm")] HttpRequest request,
        string period, string province, string number, CancellationToken cancellationToken) =>
        gate.ForVersionAsync(
            request,
            Operation.ConfirmVersion,
            period,
            province,
            number,
            async asked => await reviews.AnswerAsync(
                asked.Key,
                asked.Period,
                await review.ConfirmAsync(asked.Key, asked.Period, asked.Version.Number, asked.Principal.Id, cancellationToken),
                StatusCodes.Status404NotFound,
                cancellationToken),
            cancellationToken);
}
