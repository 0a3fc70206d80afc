using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Storage;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary><c>GET /api/unclaimed/{upload}</c>: a file in the inbox that belongs to no report, for the centre to find out whose it is.</summary>
public sealed class GetUnclaimed(RequestGate gate, Unclaimed unclaimed, UploadFiles files)
{
    [Function(nameof(GetUnclaimed))]
    [Api("A file that belongs to no report, as it came.", Files = [ContentTypes.Binary], Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/unclaimed/{upload}")] HttpRequest request, string upload, CancellationToken cancellationToken) =>
        gate.ForAnybodyAsync(request, Operation.ReadSetAside, async _ => await unclaimed.FindAsync(upload, cancellationToken) is { } file
            ? SetAsideDownload.Of(await files.OpenRefusedAsync([file.UploadId], cancellationToken), file.Blob[(file.Blob.LastIndexOf('/') + 1)..])
            : Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoSuchUnclaimed, upload));
}
