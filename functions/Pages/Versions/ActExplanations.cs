using CadreReports.Functions.Submissions;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Versions;

/// <summary><c>POST /ky/{period}/tinh/{province}/phien-ban/{number}/giai-trinh</c>: explains findings, as <see cref="PostExplanations"/> does.</summary>
public sealed class ActExplanations(PostExplanations api, ShowVersion page)
{
    [Function(nameof(ActExplanations))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "ky/{period}/tinh/{province}/phien-ban/{number}/giai-trinh")] HttpRequest request,
        string period, string province, string number, CancellationToken cancellationToken) =>
        VersionForms.ActAsync(
            request,
            () => api.Run(request, period, province, cancellationToken),
            () => page.Run(request, period, province, number, cancellationToken),
            period,
            province,
            number,
            Done.ExplanationsSent);
}
