using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Portal.Board;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Board;

/// <summary><c>GET /ky/{period}/can-xu-ly</c>: files that are nobody's or were refused, and what failed.</summary>
public sealed class ShowUnclaimed(RequestGate gate, PageAnswers pages, UnclaimedReader reader)
{
    [Function(nameof(ShowUnclaimed))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "ky/{period}/can-xu-ly")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        gate.ForPeriodAsync(request, Operation.ReadStatus, period, async found =>
            await pages.ShowAsync<UnclaimedPage, UnclaimedModel>(request, await reader.ReadAsync(found, cancellationToken)));
}
