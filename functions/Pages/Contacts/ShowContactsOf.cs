using CadreReports.Access;
using CadreReports.Contacts;
using CadreReports.Functions.Contacts;
using CadreReports.Portal.Contacts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Contacts;

/// <summary><c>GET /dau-moi/{place}</c>: whom the system writes to in a province, or at the centre.</summary>
public sealed class ShowContactsOf(ContactGate gate, PageAnswers pages, ContactBook book)
{
    [Function(nameof(ShowContactsOf))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "dau-moi/{place}")] HttpRequest request, string place, CancellationToken cancellationToken) =>
        gate.ForPlaceAsync(request, Operation.ReadContacts, place, async (province, day, _) => await pages.ShowAsync<ContactsOfPage, ContactsOfModel>(
            request, new ContactsOfModel(province, await book.ListAsync(province, cancellationToken), day)));
}
