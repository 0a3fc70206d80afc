using CadreReports.Access;
using CadreReports.Findings;
using CadreReports.Functions.Http;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Workbooks.Annotation;
using CadreReports.Workbooks.Guard;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>GET /api/submissions/{period}/{province}/annotated</c>: the province's own workbook with what was found in its newest
/// version, or with <c>?version=n</c> in that one.
/// </summary>
public sealed class GetAnnotatedCopy(VersionGate gate, VersionContents contents, ExplanationLog log, UploadFiles files)
{
    [Function(nameof(GetAnnotatedCopy))]
    [Api("A province's own workbook with what was found in it.", Files = [ContentTypes.Xlsx], Refusals = [404, 409])]
    [ApiQuery("version", "The version; the newest when it is not said.")]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/annotated")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.ForVersionAsync(request, Operation.ReadSubmission, period, province, request.Query["version"], async asked =>
        {
            var (key, version) = (asked.Key, asked.Version);
            await using var archived = version.Outcome!.Refused ? null : await files.OpenArchivedAsync(key, version.Sha256, cancellationToken);
            if (archived is null)
            {
                return Answer.Problem(StatusCodes.Status409Conflict, HttpTexts.NoCopyOfRefused, version.Number);
            }

            var findings = await contents.FindingsAsync(key, version, cancellationToken);
            var said = await log.ReadAsync(key.Partition, cancellationToken);
            await using var original = TemporaryFile.Create();
            await archived.CopyToAsync(original, cancellationToken);
            var copy = TemporaryFile.Create();
            try
            {
                AnnotatedCopy.Write(
                    original,
                    new AnnotationHead(
                        asked.Province.BoardName, asked.Period.Name, version.Number, key.ReceiptNumber(version.Number), SubmissionStateName.Vietnamese(version.State), version.ReceivedAt)
                    {
                        Explanations = Explanations(findings, said),
                        ReturnReason = version.State == SubmissionState.Returned ? version.Returned?.Reason : null,
                        Awaiting = version.State == SubmissionState.AwaitingConfirmation,
                        Locked = version.State == SubmissionState.Locked,
                    },
                    findings,
                    copy,
                    cancellationToken);
            }
            catch (WorkbookRefusedException)
            {
                await copy.DisposeAsync();
                return Answer.Problem(StatusCodes.Status409Conflict, HttpTexts.NoCopyOfRefused, version.Number);
            }
            catch
            {
                await copy.DisposeAsync();
                throw;
            }

            copy.Position = 0;
            return Download.Of(copy, ContentTypes.Xlsx, $"{key.ReceiptNumber(version.Number)}-ket-qua.xlsx");
        }, cancellationToken);

    private static Dictionary<string, GivenExplanation> Explanations(IReadOnlyList<Finding> findings, IReadOnlyList<LogEntry> log) => findings
        .Where(f => f.Severity == Severity.Query)
        .Select(f => FindingThread.Of(f.Id, log))
        .Where(thread => thread.Answers.Count > 0)
        .DistinctBy(thread => thread.Finding)
        .ToDictionary(
            thread => thread.Finding,
            thread => new GivenExplanation(thread.Answers[^1].Text, thread.State == ExplanationState.Insufficient ? thread.Marks[^1].Text : null),
            StringComparer.Ordinal);
}
