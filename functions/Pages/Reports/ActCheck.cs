using CadreReports.Catalogue;
using CadreReports.Functions.Submissions;
using CadreReports.Portal.Reports;
using CadreReports.Portal.Versions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Reports;

/// <summary><c>POST /ky/{period}/tinh/{province}/kiem-tra</c>: shows what would be found in a workbook, as <see cref="PostValidation"/> says it; nothing is kept.</summary>
public sealed class ActCheck(ValidationReader reader, ShowReport page, PageAnswers pages, CatalogueSet catalogues)
{
    [Function(nameof(ActCheck))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "ky/{period}/tinh/{province}/kiem-tra")] HttpRequest request, string period, string province, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => reader.AnswerAsync(
                request, period, province, found => pages.ShowAsync<CheckPage, CheckModel>(request, ModelOf(found)), cancellationToken),
            () => page.Run(request, period, province, cancellationToken),
            shown => Task.FromResult(shown));

    private CheckModel ModelOf(ValidatedWorkbook found) => new(
        found.Period, found.Province, found.Version, found.Message, FoundSheet.Of(found.Findings, found.Said, catalogues.For(found.Period)));
}
