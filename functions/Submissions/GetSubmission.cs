using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Housekeeping;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>GET /api/submissions/{period}/{province}</c>: where the province's report stands and what was found in its newest
/// upload; with <c>?upload=…</c>, the same for one upload, which may still be on its way.
/// </summary>
public sealed class GetSubmission(RequestGate gate, SubmissionStore store, VersionContents contents, ExplanationLog log, UploadFollower uploads, UploadTrouble troubles)
{
    [Function(nameof(GetSubmission))]
    [Api("Where a province's report stands, and what was found in its newest upload.", Answer = typeof(SubmissionView), Refusals = [404])]
    [ApiQuery("upload", "The id of an upload, which may still be on its way.")]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.ReadSubmission, period, province, async (found, member, _) =>
        {
            var key = new SubmissionKey(found.Id, member.Code);
            var upload = request.Query["upload"].ToString();
            var asked = upload.Length > 0 ? await uploads.FindAsync(new InboxPath(found.Id, member.Code, upload), cancellationToken) : null;
            if (upload.Length > 0 && asked is null)
            {
                return Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoSuchUpload, upload);
            }

            var submission = await store.DeriveAsync(key, cancellationToken);
            var version = asked is null ? submission?.Latest : asked.Version;
            var findings = version?.Outcome is null ? [] : await contents.FindingsAsync(key, version, cancellationToken);
            var said = await log.ReadAsync(key.Partition, cancellationToken);
            var trouble = asked is null ? await troubles.FindAsync(key, cancellationToken) : asked.Trouble;
            return Answer.Json(new SubmissionView(
                Period: found.Id.ToString(),
                Province: member.Code,
                Name: member.Name,
                Status: SubmissionStateName.Of(asked?.State ?? version?.State ?? SubmissionState.Missing),
                Message: trouble?.Text ??
                    (version is not null && (version.State == SubmissionState.Locked || found.For(member.Code).IsClosedFor(version.ReceivedAt))
                        ? HttpTexts.ReceivedWhenLocked
                        : null),
                Version: version?.Number,
                ReceivedAt: version?.ReceivedAt,
                Sha256: version?.Sha256,
                Receipt: version?.Outcome is null ? null : key.ReceiptNumber(version.Number),
                Errors: version?.Outcome?.Errors ?? 0,
                Queries: version?.Outcome?.Queries ?? 0,
                Notes: version?.Outcome?.Notes ?? 0,
                OpenQueries: version?.OpenQueries ?? 0,
                AsksConfirmation: version?.AsksConfirmation ?? false,
                Confirmed: version?.Confirmed,
                Returned: version?.Returned,
                Facts: version?.Outcome?.Facts ?? 0,
                Accepted: submission?.Current is { } current
                    ? new AcceptedView(current.Number, current.ReceivedAt, current.Sha256, current.Outcome!.Facts)
                    : null,
                Findings: findings.Select(finding => FindingView.Of(finding, said))));
        });
}
