using CadreReports.Access;
using CadreReports.Contacts;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Contacts;

/// <summary>
/// <c>GET /api/contacts/{place}?on=2023-06-10</c>: whom the system writes to in a province, or at the centre
/// (<c>trung-uong</c>), on that day; past and coming ones too with <c>&amp;all=true</c>.
/// </summary>
public sealed class GetContacts(ContactGate gate, ContactBook book)
{
    [Function(nameof(GetContacts))]
    [Api("Whom the system writes to in a province, or at the centre (trung-uong).", Answer = typeof(ContactsView), Refusals = [400, 404])]
    [ApiQuery("on", "The day, 2023-06-10; this day when it is not said.")]
    [ApiQuery("all", "true for past and coming ones too.")]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/contacts/{place}")] HttpRequest request, string place, CancellationToken cancellationToken) =>
        gate.ForPlaceAsync(request, Operation.ReadContacts, place, async (province, day, _) => Answer.Json(new ContactsView(
            place,
            province?.Name,
            day,
            request.Query["all"] == "true" ? await book.ListAsync(province, cancellationToken) : await book.ValidAsync(province, day, cancellationToken))));
}
