using CadreReports.Access;
using CadreReports.Contacts;
using CadreReports.Functions.Contacts;
using CadreReports.Functions.Gate;
using CadreReports.Portal.Contacts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Contacts;

/// <summary><c>GET /dau-moi/de-xuat/{period}</c>: what the newest cover sheets of a period say that the contacts do not.</summary>
public sealed class ShowContactProposals(RequestGate gate, PageAnswers pages, ContactGate contacts, CoverContacts covers)
{
    [Function(nameof(ShowContactProposals))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "dau-moi/de-xuat/{period}")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        gate.ForPeriodAsync(request, Operation.ReadContacts, period, async found => await pages.ShowAsync<ContactProposalsPage, ContactProposalsModel>(
            request, new ContactProposalsModel(found, await covers.ProposeAsync(found, contacts.Today, cancellationToken))));
}
