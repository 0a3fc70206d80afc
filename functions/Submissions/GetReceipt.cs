using CadreReports.Access;
using CadreReports.Functions.Http;
using CadreReports.Portal.Documents;
using CadreReports.Storage;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>GET /api/submissions/{period}/{province}/receipt</c>: the receipt of the newest version, or of <c>?version=…</c>, as
/// JSON; <c>…/receipt.html</c>: the same on a page to print.
/// </summary>
public sealed class GetReceipt(VersionGate gate, UploadFiles files, DocumentRenderer documents)
{
    [Function(nameof(GetReceipt))]
    [Api("The receipt of a version.", Answer = typeof(Receipt), Refusals = [404, 409])]
    [ApiQuery("version", "The version; the newest when it is not said.")]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/receipt")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        AnswerAsync(request, period, province, (_, receipt) => Task.FromResult(Answer.Json(receipt)), cancellationToken);

    [Function("GetReceiptPage")]
    [Api("The receipt of a version as a page to print.", Files = [ContentTypes.Html], Refusals = [404, 409])]
    [ApiQuery("version", "The version; the newest when it is not said.")]
    public Task<IResult> Page(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/receipt.html")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        AnswerAsync(
            request,
            period,
            province,
            async (asked, receipt) => Answer.Page(
                request,
                await documents.ReceiptAsync(receipt, asked.Period, asked.Province, new PresentStanding(asked.Version.State, asked.Current, asked.Version.OpenQueries)
                {
                    IsSenderKnown = asked.Version.Sender is not null,
                })),
            cancellationToken);

    private Task<IResult> AnswerAsync(
        HttpRequest request, string period, string province, Func<RequestedVersion, Receipt, Task<IResult>> answer, CancellationToken cancellationToken)
    {
        var number = request.Query["version"].ToString();
        return gate.ForVersionAsync(
            request,
            Operation.ReadSubmission,
            period,
            province,
            number,
            async asked => await files.ReceiptAsync(asked.Key, asked.Version.Number, cancellationToken) is { } receipt
                ? await answer(asked, receipt)
                : Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoReceipt, asked.Period.Id, asked.Province.Name),
            cancellationToken);
    }
}
