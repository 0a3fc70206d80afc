using CadreReports.Access;
using CadreReports.Functions.Http;
using CadreReports.Portal.Documents;
using CadreReports.Storage;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>PUT /api/submissions/{period}/{province}/versions/{number}/confirmation</c>: attaches the signed and sealed
/// confirmation, a PDF, to a version. The file that counts, sent again, gets the same answer; an earlier one counts again.
/// </summary>
public sealed class PutConfirmation(VersionGate gate, Confirmations confirmations)
{
    [Function(nameof(PutConfirmation))]
    [Api("Attaches the signed and sealed confirmation, a PDF, to a version.", Sends = ContentTypes.Pdf, Answer = typeof(Confirmation), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("put", Route = "api/submissions/{period}/{province}/versions/{number}/confirmation")] HttpRequest request,
        string period, string province, string number, CancellationToken cancellationToken) =>
        gate.ForVersionAsync(request, Operation.AttachConfirmation, period, province, number, async asked =>
        {
            if (!ConfirmationSheet.IsFor(asked.Version.State))
            {
                return Answer.Problem(
                    StatusCodes.Status409Conflict, HttpTexts.NotConfirmable, asked.Version.Number, SubmissionStateName.Vietnamese(asked.Version.State));
            }

            var (file, refusal) = await RequestFile.ReadPdfAsync(request, cancellationToken);
            if (file is null)
            {
                return refusal!;
            }

            await using (file)
            {
                return await SignedPdf.CheckAsync(file, cancellationToken) switch
                {
                    PdfForm.NoPdf => Answer.Problem(StatusCodes.Status400BadRequest, HttpTexts.NoPdf),
                    PdfForm.CutOff => Answer.Problem(StatusCodes.Status400BadRequest, HttpTexts.PdfCutOff),
                    _ => Answer.Json(await confirmations.AttachAsync(asked.Key, asked.Version.Number, file, asked.Principal.Id, cancellationToken)),
                };
            }
        }, cancellationToken);
}
