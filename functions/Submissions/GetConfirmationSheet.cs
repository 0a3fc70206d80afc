using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Http;
using CadreReports.Portal.Documents;
using CadreReports.Storage;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>GET /api/submissions/{period}/{province}/versions/{number}/confirmation-sheet.html</c>: the page on which the
/// province's board confirms a version with signature and seal.
/// </summary>
public sealed class GetConfirmationSheet(VersionGate gate, VersionContents contents, CatalogueSet catalogues, DocumentRenderer documents)
{
    [Function(nameof(GetConfirmationSheet))]
    [Api("The page on which a board confirms a version with signature and seal.", Files = [ContentTypes.Html], Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/versions/{number}/confirmation-sheet.html")] HttpRequest request,
        string period, string province, string number, CancellationToken cancellationToken) =>
        gate.ForVersionAsync(request, Operation.ReadSubmission, period, province, number, async asked =>
        {
            if (!ConfirmationSheet.IsFor(asked.Version.State))
            {
                return Answer.Problem(
                    StatusCodes.Status409Conflict, HttpTexts.NotConfirmable, asked.Version.Number, SubmissionStateName.Vietnamese(asked.Version.State));
            }

            var facts = await contents.FactsAsync(asked.Key, asked.Version, cancellationToken);
            var lines = await contents.TextsAsync(asked.Key, asked.Version, cancellationToken);
            return Answer.Page(request, await documents.ConfirmationSheetAsync(ConfirmationSheet.Of(
                asked.Period, asked.Province, catalogues.For(asked.Period), asked.Version, asked.Current, facts, lines)));
        }, cancellationToken);
}
