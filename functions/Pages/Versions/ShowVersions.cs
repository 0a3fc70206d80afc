using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Portal.Versions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Versions;

/// <summary><c>GET /ky/{period}/tinh/{province}/phien-ban</c>: every version of a report.</summary>
public sealed class ShowVersions(RequestGate gate, VersionReader reader, PageAnswers pages)
{
    [Function(nameof(ShowVersions))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "ky/{period}/tinh/{province}/phien-ban")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.ReadVersions, period, province, async (found, member, _) =>
            await pages.ShowAsync<VersionsPage, VersionsModel>(request, await reader.AllAsync(found, member, cancellationToken)));
}
