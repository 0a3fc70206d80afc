using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.CatalogueWorkbooks;
using CadreReports.Functions.Gate;
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
    [Api("A version of the catalogue as a workbook.", Files = [ContentTypes.Xlsx], Refusals = [404])]
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
    [Api("The versions of the catalogue.", Answer = typeof(CataloguesView))]
    public Task<IResult> List([HttpTrigger("get", "head", Route = "api/catalogues")] HttpRequest request) =>
        gate.ForAnythingAsync(request, Operation.ReadCatalogue, () => Task.FromResult(Answer.Json(new CataloguesView(
            catalogues.Versions.Select(version => new CatalogueView(
                version.Version,
                version.Revision,
                version.From.ToString(),
                version.To?.ToString(),
                catalogues.Periods.Where(p => p.CatalogueVersion == version.Version).Select(p => p.Id.ToString()),
                version.Forms.Select(f => f.Code),
                version.Rules.Count,
                new CatalogueLinks(
                    $"/api/catalogues/{version.Version}",
                    $"/api/catalogues/{version.Version}/rules",
                    $"/api/catalogues/{version.Version}/rules.xlsx")))))));
}
