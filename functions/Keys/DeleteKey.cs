using CadreReports.Access;
using CadreReports.Access.Keys;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Keys;

/// <summary>
/// <c>DELETE /api/keys/{id}</c>: revokes a key at once and for good. It stays in the list, for what was done with it must
/// stay explicable; revoking it again changes nothing.
/// </summary>
public sealed class DeleteKey(RequestGate gate, ApiKeyDesk desk)
{
    [Function(nameof(DeleteKey))]
    [Api("Revokes a key.", Answer = typeof(KeyView), Refusals = [404])]
    public Task<IResult> Run([HttpTrigger("delete", Route = "api/keys/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        gate.ForAnybodyAsync(request, Operation.ManageKeys, async principal =>
            await desk.RevokeAsync(id, principal.Id, cancellationToken) is { } key
                ? Answer.Json(KeyView.Of(key, desk.Today))
                : Answer.Problem(StatusCodes.Status404NotFound, KeyTexts.NoSuchKey, id));
}
