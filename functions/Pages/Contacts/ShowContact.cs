using CadreReports.Access;
using CadreReports.Contacts;
using CadreReports.Functions.Contacts;
using CadreReports.Portal.Contacts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Contacts;

/// <summary><c>GET /dau-moi/{place}/{id}</c>: one contact, for who may change it.</summary>
public sealed class ShowContact(ContactGate gate, PageAnswers pages, ContactBook book)
{
    [Function(nameof(ShowContact))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "dau-moi/{place}/{id}")] HttpRequest request, string place, string id, CancellationToken cancellationToken) =>
        gate.ForPlaceAsync(request, Operation.ManageContacts, place, async (province, day, _) =>
            (await book.ListAsync(province, cancellationToken)).FirstOrDefault(contact => contact.Id == id) is { } found
                ? await pages.ShowAsync<ContactPage, ContactModel>(request, new ContactModel(province, found, day))
                : ContactGate.Refused(ContactRefusal.NoSuchContact));
}
