using System.Globalization;
using CadreReports.Access;
using CadreReports.Functions.Http;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Workbooks.Annotation;
using CadreReports.Workbooks.Guard;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>GET /api/submissions/{period}/{province}/annotated</c>: the province's own workbook with what was found in its newest
/// version, or with <c>?version=n</c> in that one.
/// </summary>
public sealed class GetAnnotatedCopy(RequestGate gate, SubmissionStore store, VersionContents contents, UploadFiles files)
{
    [Function(nameof(GetAnnotatedCopy))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/annotated")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.ReadSubmission, period, province, async (found, member, _) =>
        {
            var key = new SubmissionKey(found.Id, member.Code);
            var asked = request.Query["version"].ToString();
            var version = asked.Length == 0
                ? (await store.SubmissionAsync(key, cancellationToken))?.Latest
                : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                    ? await store.VersionAsync(key, number, cancellationToken)
                    : null;
            if (version is null)
            {
                return asked.Length == 0
                    ? Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NothingSent, member.Name, found.Id)
                    : Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoSuchVersion, asked, member.Name, found.Id);
            }

            // What is known of the newest version may lag behind the version itself.
            version = version.Outcome is null ? await store.VersionAsync(key, version.Number, cancellationToken) ?? version : version;
            if (version.Outcome is not { } outcome)
            {
                return Answer.Problem(StatusCodes.Status409Conflict, HttpTexts.StillProcessed, version.Number);
            }

            await using var archived = outcome.Refused ? null : await files.OpenArchivedAsync(key, version.Sha256, cancellationToken);
            if (archived is null)
            {
                return Answer.Problem(StatusCodes.Status409Conflict, HttpTexts.NoCopyOfRefused, version.Number);
            }

            var findings = await contents.FindingsAsync(key, version, cancellationToken);
            await using var original = TemporaryFile.Create();
            await archived.CopyToAsync(original, cancellationToken);
            var copy = TemporaryFile.Create();
            try
            {
                AnnotatedCopy.Write(
                    original,
                    new AnnotationHead(
                        member.BoardName, found.Name, version.Number, key.ReceiptNumber(version.Number), SubmissionStateName.Vietnamese(version.State), version.ReceivedAt),
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
            request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.Stream(copy, ContentTypes.Xlsx, $"{key.ReceiptNumber(version.Number)}-ket-qua.xlsx");
        });
}
