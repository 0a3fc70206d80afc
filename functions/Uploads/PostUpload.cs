using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Uploads;

/// <summary>
/// <c>POST /api/uploads</c> with <c>{"period": "2023H1", "province": "82"}</c>: announces a workbook and gives the address in
/// storage at which it may be put within 15 minutes, so that it does not pass through here.
/// </summary>
public sealed class PostUpload(RequestGate gate, UploadTickets tickets, UploadAddresses addresses)
{
    [Function(nameof(PostUpload))]
    [Api("Announces a workbook and gives the address in storage at which it may be put once.", Body = typeof(UploadBody), Answer = typeof(UploadView), Statuses = [201], Refusals = [404, 409, 429])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/uploads")] HttpRequest request, CancellationToken cancellationToken) =>
        RequestGate.ForSignedInAsync(request, () => RequestBody.AnswerAsync(
            request,
            body => (Period: body.Text("period"), Province: body.Text("province")),
            asked => gate.ForProvinceAsync(
                request, Operation.Upload, asked.Period, asked.Province, (period, member, principal) => OpenAsync(request, period, member, principal, cancellationToken)),
            cancellationToken));

    private async Task<IResult> OpenAsync(HttpRequest request, Period period, Province province, Principal principal, CancellationToken cancellationToken)
    {
        if (period.State == PeriodState.Draft)
        {
            return Answer.Problem(StatusCodes.Status409Conflict, HttpTexts.PeriodNotOpen, period.Id);
        }

        // Real time, like the stamps of storage, which judges the address by it.
        var now = TimeProvider.System.GetUtcNow();
        var path = InboxPath.New(period.Id, province.Code, now);
        Tracing.Tag(TelemetryNames.Upload, path.Upload);
        var address = await addresses.SignAsync(path, now, cancellationToken);
        await tickets.AddAsync(path, principal.Id, address.Until, cancellationToken);

        var status = path.StatusAddress;
        request.HttpContext.Response.Headers.Location = status;
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Answer.Json(
            new UploadView(path.Upload, address.Uri, HttpMethods.Put, UploadView.StorageHeaders, address.Until, RequestFile.MaximumBytes, status),
            StatusCodes.Status201Created);
    }
}

/// <summary>An announced upload as the API shows it.</summary>
/// <param name="Upload">Its id.</param>
/// <param name="Address">Where to put the file, once; a secret.</param>
/// <param name="Method">How.</param>
/// <param name="Headers">The headers that storage asks for.</param>
/// <param name="Until">Until when the address is good, real time, UTC.</param>
/// <param name="MaximumBytes">The largest workbook that is read; a larger one is refused after it has come.</param>
/// <param name="Status">The address at which its result will be.</param>
public sealed record UploadView(
    string Upload, Uri Address, string Method, IReadOnlyDictionary<string, string> Headers, DateTimeOffset Until, long MaximumBytes, string Status)
{
    /// <summary>What storage needs to be told with a file.</summary>
    internal static readonly IReadOnlyDictionary<string, string> StorageHeaders = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["x-ms-blob-type"] = "BlockBlob",
        ["Content-Type"] = ContentTypes.Xlsx,
    };
}
