using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Portal.Board;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Board;

/// <summary><c>GET /ky/{period}/phat-hien</c>: what was found in the reports of a period, and how it was explained (<see cref="FindingFilter"/>).</summary>
public sealed class ShowFindings(RequestGate gate, PageAnswers pages, PeriodFindings findings, CatalogueSet catalogues)
{
    [Function(nameof(ShowFindings))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "ky/{period}/phat-hien")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        gate.ForPeriodAsync(request, Operation.ReadStatus, period, async found =>
        {
            var filter = BoardQueries.FilterOf(request);
            var reports = await findings.ReadAsync(found.Id, filter.Of(found), cancellationToken);
            return await pages.ShowAsync<FindingsPage, FindingsModel>(request, new FindingsModel(found, filter, FindingList.Of(reports, filter), catalogues.For(found).Rules));
        });
}
