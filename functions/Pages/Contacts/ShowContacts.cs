using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Contacts;
using CadreReports.Functions.Contacts;
using CadreReports.Functions.Gate;
using CadreReports.Periods;
using CadreReports.Portal.Contacts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Contacts;

/// <summary><c>GET /dau-moi</c>: whom the system writes to, place by place.</summary>
public sealed class ShowContacts(RequestGate gate, PageAnswers pages, ContactGate contacts, ContactBook book, CatalogueSet catalogues, PeriodRegister periods)
{
    [Function(nameof(ShowContacts))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "dau-moi")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAnythingAsync(request, Operation.ReadContacts, async () =>
        {
            var today = contacts.Today;
            var known = await book.AllAsync(cancellationToken);
            IEnumerable<Province?> places = [null, .. catalogues.ProvincesOn(today)];
            return await pages.ShowAsync<ContactsPage, ContactsModel>(request, new ContactsModel(
                [.. places.Select(place => new ContactPlace(place, [.. known.Of(place).Where(contact => contact.IsValidOn(today))]))],
                PresentPeriod.Of(await periods.AllAsync(cancellationToken))));
        });
}
