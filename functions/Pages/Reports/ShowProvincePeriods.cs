using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Portal.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Reports;

/// <summary>
/// <c>GET /tinh/{province}</c>: the periods for which a province has reported. Of provinces that had the same code one after the
/// other, it is the one that the viewer acts for, else the last.
/// </summary>
public sealed class ShowProvincePeriods(RequestGate gate, PageAnswers pages, CatalogueSet catalogues, ProvincePeriodsReader periods)
{
    [Function(nameof(ShowProvincePeriods))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "tinh/{province}")] HttpRequest request, string province, CancellationToken cancellationToken)
    {
        var own = request.HttpContext.Features.Get<Principal>()?.Province;
        var asked = string.Equals(own?.Code, province, StringComparison.Ordinal)
            ? own
            : catalogues.Provinces.Where(p => string.Equals(p.Code, province, StringComparison.Ordinal)).MaxBy(p => p.ValidFrom);
        return gate.ForPlaceAsync(request, Operation.ReadPeriod, asked, async _ => asked is null
            ? Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoSuchPage)
            : await pages.ShowAsync<ProvincePeriodsPage, ProvincePeriodsModel>(request, await periods.ReadAsync(asked, cancellationToken)));
    }
}
