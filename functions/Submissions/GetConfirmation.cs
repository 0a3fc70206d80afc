using CadreReports.Access;
using CadreReports.Functions.Http;
using CadreReports.Storage;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>GET /api/submissions/{period}/{province}/versions/{number}/confirmation</c>: the signed confirmation that counts, as a
/// file to save; <c>…/confirmation/status</c>: which ones are attached, by whom and when, as JSON.
/// </summary>
public sealed class GetConfirmation(VersionGate gate, Confirmations confirmations)
{
    [Function(nameof(GetConfirmation))]
    [Api("The signed confirmation of a version that counts.", Files = [ContentTypes.Pdf], Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/versions/{number}/confirmation")] HttpRequest request,
        string period, string province, string number, CancellationToken cancellationToken) =>
        gate.ForVersionAsync(request, Operation.ReadSubmission, period, province, number, async asked =>
        {
            if (await confirmations.ListAsync(asked.Key, asked.Version.Number, cancellationToken) is not [var newest, ..])
            {
                return Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoConfirmation, asked.Version.Number);
            }

            // The file came from outside: its name makes a browser save it and not show it as part of this site.
            return Download.Of(
                await confirmations.OpenAsync(asked.Key, asked.Version.Number, newest, cancellationToken),
                ContentTypes.Pdf,
                $"{asked.Key.ReceiptNumber(asked.Version.Number)}-xac-nhan.pdf",
                entityTag: newest.Sha256);
        }, cancellationToken);

    [Function("GetConfirmationStatus")]
    [Api("Which signed confirmations a version has.", Answer = typeof(ConfirmationsView), Refusals = [404, 409])]
    public Task<IResult> Status(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/versions/{number}/confirmation/status")] HttpRequest request,
        string period, string province, string number, CancellationToken cancellationToken) =>
        gate.ForVersionAsync(request, Operation.ReadSubmission, period, province, number, async asked =>
        {
            var all = await confirmations.ListAsync(asked.Key, asked.Version.Number, cancellationToken);
            return Answer.Json(new ConfirmationsView(
                asked.Period.Id.ToString(), asked.Province.Code, asked.Version.Number, all.Count > 0, all.Count > 0 ? all[0] : null, all));
        }, cancellationToken);
}
