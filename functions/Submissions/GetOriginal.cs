using CadreReports.Access;
using CadreReports.Functions.Http;
using CadreReports.Storage;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>GET /api/submissions/{period}/{province}/versions/{number}/original</c>: the workbook as it came. What the guard
/// refused is not given out.
/// </summary>
public sealed class GetOriginal(VersionGate gate, UploadFiles files, SubmissionStore store)
{
    [Function(nameof(GetOriginal))]
    [Api("The workbook of a version as it came.", Files = [ContentTypes.Xlsx], Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/versions/{number}/original")] HttpRequest request,
        string period, string province, string number, CancellationToken cancellationToken) =>
        gate.ForVersionAsync(request, Operation.ReadVersions, period, province, number, async asked =>
        {
            var version = asked.Version;
            if (version.Outcome!.Refused)
            {
                var uploads = await store.UploadsAsync(asked.Key, version, cancellationToken);
                return Answer.Problem(
                    StatusCodes.Status409Conflict, TextOf(await files.FindRefusedAsync(uploads, cancellationToken)), version.Number);
            }

            if (await files.OpenArchivedAsync(asked.Key, version.Sha256, cancellationToken) is not { } original)
            {
                return Answer.Problem(StatusCodes.Status409Conflict, HttpTexts.OriginalMissing, version.Number);
            }

            return Download.Of(original, ContentTypes.Xlsx, $"{asked.Key.ReceiptNumber(version.Number)}.xlsx");
        }, cancellationToken);

    private static string TextOf(RefusedFile file) => file switch
    {
        RefusedFile.Kept => HttpTexts.NoOriginal,
        RefusedFile.Expired => HttpTexts.OriginalExpired,
        RefusedFile.Unread => HttpTexts.OriginalUnread,
        _ => HttpTexts.OriginalMissing,
    };
}
