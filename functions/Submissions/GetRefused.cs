using CadreReports.Access;
using CadreReports.Functions.Http;
using CadreReports.Storage;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>GET /api/submissions/{period}/{province}/versions/{number}/refused</c>: the file of a version that the guard refused, for
/// the centre to look into with due care.
/// </summary>
public sealed class GetRefused(VersionGate gate, UploadFiles files, SubmissionStore store)
{
    [Function(nameof(GetRefused))]
    [Api("The file of a version that the safety check refused, as it came.", Files = [ContentTypes.Binary], Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/versions/{number}/refused")] HttpRequest request,
        string period, string province, string number, CancellationToken cancellationToken) =>
        gate.ForVersionAsync(request, Operation.ReadSetAside, period, province, number, async asked =>
        {
            if (!asked.Version.Outcome!.Refused)
            {
                return Answer.Problem(StatusCodes.Status409Conflict, HttpTexts.NotRefused, asked.Version.Number);
            }

            var uploads = await store.UploadsAsync(asked.Key, asked.Version, cancellationToken);
            return SetAsideDownload.Of(
                await files.OpenRefusedAsync([.. uploads.Select(upload => upload.Id)], cancellationToken),
                $"{asked.Key.ReceiptNumber(asked.Version.Number)}-bi-tu-choi.xlsx");
        }, cancellationToken);
}
