using CadreReports.Access;
using CadreReports.Access.Keys;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Keys;

/// <summary><c>GET /api/keys</c>: the keys of scripts, newest first, with what became of them; not the keys themselves.</summary>
public sealed class GetKeys(RequestGate gate, ApiKeyDesk desk)
{
    [Function(nameof(GetKeys))]
    [Api("The keys of scripts, newest first.", Answer = typeof(KeysView))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "api/keys")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAnybodyAsync(request, Operation.ManageKeys, async _ =>
            Answer.Json(new KeysView((await desk.ListAsync(cancellationToken)).Select(key => KeyView.Of(key, desk.Today)))));
}
