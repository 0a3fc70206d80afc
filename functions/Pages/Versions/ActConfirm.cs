using CadreReports.Functions.Submissions;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Versions;

/// <summary><c>POST /ky/{period}/tinh/{province}/phien-ban/{number}/xac-nhan</c>: confirms a version in the name of the province's board, as <see cref="PostConfirm"/> does.</summary>
public sealed class ActConfirm(PostConfirm api, ShowVersion page)
{
    [Function(nameof(ActConfirm))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "ky/{period}/tinh/{province}/phien-ban/{number}/xac-nhan")] HttpRequest request,
        string period, string province, string number, CancellationToken cancellationToken) =>
        VersionForms.ActAsync(
            request,
            () => api.Run(request, period, province, number, cancellationToken),
            () => page.Run(request, period, province, number, cancellationToken),
            period,
            province,
            number,
            Done.VersionConfirmed);
}
