using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Functions.Submissions;
using CadreReports.Portal.Frame;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Board;

/// <summary><c>POST /ky/{period}/tinh/{province}/tra-lai</c>: returns the report that counts, as <see cref="PostReturn"/> does.</summary>
public sealed class ActReturn(PostReturn api, ShowReturn page)
{
    [Function(nameof(ActReturn))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "ky/{period}/tinh/{province}/tra-lai")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => api.Run(request, period, province, cancellationToken),
            () => page.Run(request, period, province, cancellationToken),
            _ => PageAnswers.After(PageAddress.Report(new SubmissionKey(PeriodId.Parse(period), province)), Done.ReportReturned));
}
