using CadreReports.CatalogueWorkbooks;
using CadreReports.Functions.Http;
using CadreReports.Portal.Documents;
using CadreReports.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Catalogues;

/// <summary>
/// <c>GET /api/catalogues/{version}/rules</c>: all rules in Vietnamese as a page; <c>…/rules.xlsx</c>: as a workbook to print.
/// </summary>
public sealed class GetRules(CatalogueGate catalogue, DocumentRenderer documents)
{
    [Function(nameof(GetRules))]
    [Api("The rules of a version of the catalogue as a page.", Files = [ContentTypes.Html], Refusals = [404])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/catalogues/{version}/rules")] HttpRequest request, string version) =>
        catalogue.ForVersionAsync(request, version, async found => Answer.Page(request, await documents.RulesAsync(found)));

    [Function("GetRulesWorkbook")]
    [Api("The rules of a version of the catalogue as a workbook.", Files = [ContentTypes.Xlsx], Refusals = [404])]
    public Task<IResult> Workbook(
        [HttpTrigger("get", "head", Route = "api/catalogues/{version}/rules.xlsx")] HttpRequest request, string version) =>
        catalogue.ForVersionAsync(request, version, found =>
        {
            var workbook = new MemoryStream();
            RulesWorkbookWriter.Write(found, workbook);
            workbook.Position = 0;
            return Task.FromResult(Download.Of(workbook, ContentTypes.Xlsx, $"quy-tac-{found.Version}.xlsx"));
        });
}
