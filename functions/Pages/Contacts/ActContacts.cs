using CadreReports.Addresses;
using CadreReports.Functions.Contacts;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Contacts;

/// <summary><c>POST /dau-moi/{place}</c>: adds a contact, as <see cref="PostContact"/> does.</summary>
public sealed class ActContacts(PostContact api, ShowContactsOf page)
{
    [Function(nameof(ActContacts))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "dau-moi/{place}")] HttpRequest request, string place, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => api.Run(request, place, cancellationToken),
            () => page.Run(request, place, cancellationToken),
            _ => PageAnswers.After(PageAddress.ContactsOf(place), Done.ContactAdded));
}
