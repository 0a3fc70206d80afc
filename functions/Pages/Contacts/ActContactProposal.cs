using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Functions.Contacts;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Contacts;

/// <summary><c>POST /dau-moi/de-xuat/{period}/{province}</c>: takes over what a cover sheet says, as <see cref="PostContactProposal"/> does.</summary>
public sealed class ActContactProposal(PostContactProposal api, ShowContactProposals page)
{
    [Function(nameof(ActContactProposal))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "dau-moi/de-xuat/{period}/{province}")] HttpRequest request, string period, string province, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => api.Run(request, period, province, cancellationToken),
            () => page.Run(request, period, cancellationToken),
            _ => PageAnswers.After(PageAddress.ContactProposals(PeriodId.Parse(period)), Done.ProposalTaken));
}
