using CadreReports.Access;
using CadreReports.Contacts;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Contacts;

/// <summary>
/// <c>PUT /api/contacts/{place}/{id}</c> with the whole contact as <see cref="PostContact"/> takes it: changes it. A contact
/// is ended by its last day, never taken away, for what was sent must stay explicable.
/// </summary>
public sealed class PutContact(ContactGate gate, ContactDesk desk)
{
    [Function(nameof(PutContact))]
    [Api("Changes somebody whom the system writes to.", Body = typeof(ContactBody), Answer = typeof(ContactChangedView), Refusals = [404, 409])]
    [ApiQuery("on", "The day on which the code of the province is meant, 2023-06-10.")]
    public Task<IResult> Run(
        [HttpTrigger("put", Route = "api/contacts/{place}/{id}")] HttpRequest request, string place, string id, CancellationToken cancellationToken) =>
        gate.ForPlaceAsync(request, Operation.ManageContacts, place, (province, _, principal) => RequestBody.AnswerAsync(
            request,
            gate.Read,
            async draft =>
            {
                var result = await desk.ReplaceAsync(province, id, draft, principal.Id, cancellationToken);
                return result.Refusal is { } reason
                    ? ContactGate.Refused(reason)
                    : Answer.Json(new ContactChangedView(result.Changes.Count > 0, draft.With(id)));
            },
            cancellationToken));
}
