using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>POST /api/validations/{period}/{province}</c>: checks a workbook and stores nothing. What it answers counts its own
/// explanations and those that were given before, as sending it would.
/// </summary>
public sealed class PostValidation(RequestGate gate, CatalogueSet catalogues, EarlierReports earlier, ExplanationLog explanations, TimeProvider time)
{
    [Function(nameof(PostValidation))]
    [Api("Checks a workbook and stores nothing.", Sends = ContentTypes.Xlsx, Answer = typeof(ValidationView), Refusals = [404])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/validations/{period}/{province}")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.Validate, period, province, async (found, member, principal) =>
        {
            var (file, refusal) = await RequestFile.ReadAsync(request, cancellationToken);
            if (file is null)
            {
                return refusal!;
            }

            await using (file)
            {
                var catalogue = catalogues.For(found);
                var past = await earlier.FindAsync(found, member, cancellationToken);
                var assessment = Assessor.Assess(file, catalogue, found, member, past.History, cancellationToken);
                var now = time.GetUtcNow();
                var isClosed = found.For(member.Code).IsClosed;
                var log = await explanations.ReadAsync(new SubmissionKey(found.Id, member.Code).Partition, cancellationToken);
                IReadOnlyList<LogEntry> said = [.. log, .. assessment.Unsaid(log, version: 0, principal.Id, now, newer: new HashSet<int>())];
                var version = assessment.Judge(
                    new SubmissionVersion(
                        0, SubmissionState.Received, string.Empty, string.Empty, string.Empty, file.Length, catalogue.Version, catalogue.Revision, now, principal.Id, null)
                    {
                        AsksConfirmation = found.AsksConfirmation,
                    },
                    said,
                    locked: false);
                return Answer.Json(new ValidationView(
                    SubmissionStateName.Of(version.State),
                    isClosed,
                    isClosed ? HttpTexts.ValidatedWhenLocked : null,
                    version.Outcome!.Errors,
                    version.Outcome.Queries,
                    version.Outcome.Notes,
                    version.OpenQueries,
                    version.Outcome.Facts,
                    assessment.Findings.Select(finding => FindingView.Of(finding, said))));
            }
        });
}
