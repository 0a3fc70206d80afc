using CadreReports.Access;
using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Portal.Board;
using CadreReports.Status;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Board;

/// <summary><c>GET /ky/{period}?vung=mien-nam&amp;trang-thai=missing</c>: where every province stands, of one region with its code.</summary>
public sealed class ShowBoard(RequestGate gate, PageAnswers pages, StatusReader status, CatalogueSet catalogues)
{
    [Function(nameof(ShowBoard))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "ky/{period}")] HttpRequest request, string period, CancellationToken cancellationToken)
    {
        var region = request.Query[PageAddress.RegionQuery].ToString();
        return region.Length > 0
            ? gate.ForRegionAsync(request, Operation.ReadStatus, period, region, (found, group) => ShowAsync(request, found, group, cancellationToken))
            : gate.ForPeriodAsync(request, Operation.ReadStatus, period, found => ShowAsync(request, found, null, cancellationToken));
    }

    private async Task<IResult> ShowAsync(HttpRequest request, Period period, Region? region, CancellationToken cancellationToken) =>
        await pages.ShowAsync<BoardPage, BoardModel>(request, new BoardModel(
            period,
            region,
            await status.ReadAsync(period, region, cancellationToken),
            BoardQueries.StateOf(request),
            // Their names alone are shown, which no decision changes.
            catalogues.Periods.LastOrDefault(other => other.Id < period.Id),
            catalogues.Periods.FirstOrDefault(other => other.Id > period.Id)));
}
