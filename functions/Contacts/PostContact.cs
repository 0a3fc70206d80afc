using CadreReports.Access;
using CadreReports.Contacts;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Contacts;

/// <summary>
/// <c>POST /api/contacts/{place}</c> with <c>{"name": "…", "role": "clerk", "email": "…", "telephone": "…", "validFrom":
/// "2023-06-01", "validTo": null, "account": null}</c>: adds a contact, from this day on when nothing else is said.
/// </summary>
public sealed class PostContact(ContactGate gate, ContactDesk desk)
{
    [Function(nameof(PostContact))]
    [Api("Adds somebody whom the system writes to.", Body = typeof(ContactBody), Answer = typeof(ContactAddedView), Statuses = [200, 201], Refusals = [404, 409])]
    [ApiQuery("on", "The day on which the code of the province is meant, 2023-06-10.")]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/contacts/{place}")] HttpRequest request, string place, CancellationToken cancellationToken) =>
        gate.ForPlaceAsync(request, Operation.ManageContacts, place, (province, _, principal) => RequestBody.AnswerAsync(
            request,
            gate.Read,
            async draft =>
            {
                var (contact, result) = await desk.AddAsync(province, draft, principal.Id, cancellationToken);
                return result.Refusal is { } reason
                    ? ContactGate.Refused(reason)
                    : Answer.Json(new ContactAddedView(result.Changes.Count > 0, contact), result.Changes.Count > 0 ? StatusCodes.Status201Created : StatusCodes.Status200OK);
            },
            cancellationToken));
}
