using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Storage;
using CadreReports.Workbooks.Template;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Templates;

/// <summary><c>GET /api/templates/{period}/{province}</c>: the workbook that the province fills in.</summary>
public sealed class GetTemplate(RequestGate gate, CatalogueSet catalogues)
{
    [Function(nameof(GetTemplate))]
    [Api("The workbook that a province fills in.", Files = [ContentTypes.Xlsx], Refusals = [404])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/templates/{period}/{province}")] HttpRequest request, string period, string province) =>
        gate.ForProvinceAsync(request, Operation.DownloadTemplate, period, province, (found, member, _) =>
        {
            var workbook = new MemoryStream();
            TemplateWriter.Write(catalogues.For(found), found.For(member.Code), member, workbook);
            workbook.Position = 0;
            return Task.FromResult(Download.Of(workbook, ContentTypes.Xlsx, $"{found.Id}-{member.Code}.xlsx"));
        });
}
