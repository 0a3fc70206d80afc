using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.CatalogueWorkbooks;
using CadreReports.Functions.Http;
using CadreReports.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Catalogues;

/// <summary>
/// <c>GET /api/catalogues</c>: which versions there are and what they serve; <c>GET /api/catalogues/{version}</c>: one of
/// them as a workbook to review.
/// </summary>
public sealed class GetCatalogue(RequestGate gate, CatalogueGate catalogue, CatalogueSet catalogues)
{
    [Function(nameof(GetCatalogue))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/catalogues/{version}")] HttpRequest request, string version) =>
        catalogue.ForVersionAsync(request, version, found =>
        {
            var workbook = new MemoryStream();
            CatalogueWorkbookWriter.Write(catalogues, found, workbook);
            workbook.Position = 0;
            return Task.FromResult(Download.Of(workbook, ContentTypes.Xlsx, $"danh-muc-{found.Version}.xlsx"));
        });

    [Function("GetCatalogues")]
    public Task<IResult> List([HttpTrigger("get", "head", Route = "api/catalogues")] HttpRequest request) =>
        gate.ForAnythingAsync(request, Operation.ReadCatalogue, () => Task.FromResult(Answer.Json(new
        {
            catalogues = catalogues.Versions.Select(version => new
            {
                version.Version,
                version.Revision,
                from = version.From.ToString(),
                to = version.To?.ToString(),
                periods = catalogues.Periods.Where(p => p.CatalogueVersion == version.Version).Select(p => p.Id.ToString()),
                forms = version.Forms.Select(f => f.Code),
                rules = version.Rules.Count,
                links = new
                {
                    workbook = $"/api/catalogues/{version.Version}",
                    rules = $"/api/catalogues/{version.Version}/rules",
                    rulesWorkbook = $"/api/catalogues/{version.Version}/rules.xlsx",
                },
            }),
        })));
}
