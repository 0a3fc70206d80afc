using CadreReports.Functions.Http;
using CadreReports.Storage;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>POST /api/validations/{period}/{province}</c>: checks a workbook and stores nothing. What it answers counts its own
/// explanations and those that were given before, as sending it would.
/// </summary>
public sealed class PostValidation(ValidationReader reader)
{
    [Function(nameof(PostValidation))]
    [Api("Checks a workbook and stores nothing.", Sends = ContentTypes.Xlsx, Answer = typeof(ValidationView), Refusals = [404])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/validations/{period}/{province}")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        reader.AnswerAsync(
            request,
            period,
            province,
            found => Task.FromResult(Answer.Json(new ValidationView(
                SubmissionStateName.Of(found.Version.State),
                found.Message is not null,
                found.Message,
                found.Version.Outcome!.Errors,
                found.Version.Outcome.Queries,
                found.Version.Outcome.Notes,
                found.Version.OpenQueries,
                found.Version.Outcome.Facts,
                found.Findings.Select(finding => FindingView.Of(finding, found.Said))))),
            cancellationToken);
}
