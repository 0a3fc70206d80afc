using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Functions.Submissions;
using CadreReports.Portal.Reports;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Reports;

/// <summary><c>POST /ky/{period}/tinh/{province}/kiem-tra</c>: shows what would be found in a workbook, as <see cref="PostValidation"/> says it; nothing is kept.</summary>
public sealed class ActCheck(PostValidation api, ShowReport page, PageAnswers pages, CatalogueSet catalogues)
{
    [Function(nameof(ActCheck))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "ky/{period}/tinh/{province}/kiem-tra")] HttpRequest request, string period, string province, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => api.Run(request, period, province, cancellationToken),
            () => page.Run(request, period, province, cancellationToken),
            found => pages.ShowAsync<CheckPage, CheckModel>(request, ModelOf(catalogues.Period(period)!, province, (ValidationView)((IValueHttpResult)found).Value!)));

    private CheckModel ModelOf(Period period, string province, ValidationView found) => new(
        period,
        period.Province(province)!,
        SubmissionStateName.Parse(found.Status),
        found.Message,
        CheckedSheet.Of([.. found.Findings.Select(f => new Finding(f.RuleId, f.Severity, f.Message, f.Cells, f.Earlier))], catalogues.For(period)));
}
