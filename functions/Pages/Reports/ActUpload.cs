using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Functions.Submissions;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Reports;

/// <summary><c>POST /ky/{period}/tinh/{province}/gui</c>: sends a workbook, as <see cref="PutSubmission"/> does, and leads to where its result will be.</summary>
public sealed class ActUpload(PutSubmission api, ShowReport page)
{
    [Function(nameof(ActUpload))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "ky/{period}/tinh/{province}/gui")] HttpRequest request, string period, string province, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => api.Run(request, period, province, cancellationToken),
            () => page.Run(request, period, province, cancellationToken),
            sent => PageAddress.Upload(
                new SubmissionKey(PeriodId.Parse(period), province), ((SentView)((IValueHttpResult)sent).Value!).Upload));
}
