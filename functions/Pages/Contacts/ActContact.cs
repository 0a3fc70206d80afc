using CadreReports.Addresses;
using CadreReports.Functions.Contacts;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Contacts;

/// <summary><c>POST /dau-moi/{place}/{id}</c>: changes a contact, as <see cref="PutContact"/> does.</summary>
public sealed class ActContact(PutContact api, ShowContact page)
{
    [Function(nameof(ActContact))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "dau-moi/{place}/{id}")] HttpRequest request, string place, string id, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => api.Run(request, place, id, cancellationToken),
            () => page.Run(request, place, id, cancellationToken),
            _ => PageAnswers.After(PageAddress.ContactsOf(place), Done.ContactChanged));
}
