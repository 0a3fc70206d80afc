using CadreReports.Access;
using CadreReports.Access.Keys;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Portal.Keys;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Keys;

/// <summary><c>GET /khoa</c>: the keys of scripts; not the keys themselves.</summary>
public sealed class ShowKeys(RequestGate gate, PageAnswers pages, ApiKeyDesk desk, CatalogueSet catalogues)
{
    [Function(nameof(ShowKeys))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "khoa")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAnybodyAsync(request, Operation.ManageKeys, async _ => await pages.ShowAsync<KeysPage, KeysModel>(request, new KeysModel(
            await desk.ListAsync(cancellationToken),
            desk.Today,
            catalogues.ProvincesOn(desk.Today),
            Guid.NewGuid().ToString("N"))));
}
