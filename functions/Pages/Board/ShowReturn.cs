using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Portal.Board;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Board;

/// <summary><c>GET /ky/{period}/tinh/{province}/tra-lai</c>: where the centre returns the report that counts.</summary>
public sealed class ShowReturn(RequestGate gate, PageAnswers pages, SubmissionStore store)
{
    [Function(nameof(ShowReturn))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "ky/{period}/tinh/{province}/tra-lai")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.ReturnSubmission, period, province, async (found, member, _) =>
            await pages.ShowAsync<ReturnPage, CentreActionsModel>(
                request, CentreActionsModel.Of(found, member, await store.DeriveAsync(new SubmissionKey(found.Id, member.Code), cancellationToken))));
}
