using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Workbooks.Template;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Templates;

/// <summary>
/// <c>GET /api/templates/{period}/{province}</c>: the workbook that the province fills in. What its last accepted report says at
/// its end, and this one at its beginning, is filled in already.
/// </summary>
public sealed class GetTemplate(RequestGate gate, CatalogueSet catalogues, EarlierReports earlier)
{
    [Function(nameof(GetTemplate))]
    [Api("The workbook that a province fills in.", Files = [ContentTypes.Xlsx], Refusals = [404])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/templates/{period}/{province}")] HttpRequest request, string period, string province,
        CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.DownloadTemplate, period, province, async (found, member, _) =>
        {
            var known = await earlier.KnownAsync(found, member, cancellationToken);
            var workbook = new MemoryStream();
            TemplateWriter.Write(catalogues.For(found), found.For(member.Code), member, known, workbook);
            workbook.Position = 0;
            return Download.Of(workbook, ContentTypes.Xlsx, $"{found.Id}-{member.Code}.xlsx");
        });
}
