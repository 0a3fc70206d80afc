using CadreReports.Access;
using CadreReports.Functions.Http;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>POST /api/submissions/{period}/{province}/versions/{number}/confirm</c> with <c>{"revision": 3}</c>, the revision of the
/// list of explanations that was read: the province's approver confirms the version that waits for that, and it is accepted. Of a
/// version about which nothing was said, the body may be left out. Confirming it again changes nothing.
/// </summary>
public sealed class PostConfirm(VersionGate gate, ReviewGate reviews, Review review)
{
    [Function(nameof(PostConfirm))]
    [Api("Confirms a version in the name of the province's board.", Body = typeof(ConfirmBody), Answer = typeof(ExplanationsView), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/submissions/{period}/{province}/versions/{number}/confirm")] HttpRequest request,
        string period, string province, string number, CancellationToken cancellationToken) =>
        gate.ForVersionAsync(
            request,
            Operation.ConfirmVersion,
            period,
            province,
            number,
            asked => request is { ContentType: null, ContentLength: null or 0 }
                ? ConfirmAsync(asked, revision: 0, cancellationToken)
                : RequestBody.AnswerAsync(
                    request, body => body.CountIfAny("revision"), revision => ConfirmAsync(asked, revision, cancellationToken), cancellationToken),
            cancellationToken);

    private async Task<IResult> ConfirmAsync(RequestedVersion asked, int revision, CancellationToken cancellationToken) => await reviews.AnswerAsync(
        asked.Key,
        asked.Period,
        await review.ConfirmAsync(asked.Key, asked.Period, asked.Version.Number, revision, asked.Principal.Id, cancellationToken),
        StatusCodes.Status404NotFound,
        cancellationToken);
}
