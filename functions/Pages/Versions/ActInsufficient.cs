using CadreReports.Functions.Submissions;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Versions;

/// <summary><c>POST /ky/{period}/tinh/{province}/phien-ban/{number}/giai-trinh/{finding}/chua-dat</c>: finds an explanation insufficient, as <see cref="PostInsufficient"/> does.</summary>
public sealed class ActInsufficient(PostInsufficient api, ShowVersion page)
{
    [Function(nameof(ActInsufficient))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "ky/{period}/tinh/{province}/phien-ban/{number}/giai-trinh/{finding}/chua-dat")] HttpRequest request,
        string period, string province, string number, string finding, CancellationToken cancellationToken) =>
        VersionForms.ActAsync(
            request,
            () => api.Run(request, period, province, finding, cancellationToken),
            () => page.Run(request, period, province, number, cancellationToken),
            period,
            province,
            number,
            Done.FoundInsufficient);
}
