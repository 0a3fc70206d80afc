using CadreReports.Access;
using CadreReports.Contacts;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Contacts;

/// <summary>
/// <c>GET /api/contacts/proposals?period=2023H1</c>: what the provinces' newest cover sheets say of preparer and approver that
/// the contacts do not. Read from the workbooks each time and stored nowhere.
/// </summary>
public sealed class GetContactProposals(RequestGate gate, ContactGate contacts, CoverContacts covers)
{
    [Function(nameof(GetContactProposals))]
    [Api("What the newest cover sheets say of preparer and approver that the contacts do not.", Answer = typeof(ContactProposalsView), Refusals = [404])]
    [ApiQuery("period", "Half-year.", IsRequired = true)]
    public Task<IResult> Run(
        [HttpTrigger("get", Route = "api/contacts/proposals")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForPeriodAsync(request, Operation.ReadContacts, request.Query["period"].ToString(), async found => Answer.Json(new ContactProposalsView(
            found.Id.ToString(),
            (await covers.ProposeAsync(found, contacts.Today, cancellationToken)).Select(proposal => new ContactProposalView(
                proposal.Province.Code,
                proposal.Province.Name,
                proposal.Version,
                proposal.Stated.Role,
                proposal.Stated.Name,
                proposal.Stated.Email,
                proposal.Stated.Telephone,
                proposal.Stated.IsUsable,
                proposal.Contacts)))));
}
