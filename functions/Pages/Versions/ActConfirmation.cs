using CadreReports.Functions.Submissions;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Versions;

/// <summary><c>POST /ky/{period}/tinh/{province}/phien-ban/{number}/phieu-xac-nhan</c>: attaches the signed and sealed confirmation, as <see cref="PutConfirmation"/> does.</summary>
public sealed class ActConfirmation(PutConfirmation api, ShowVersion page)
{
    [Function(nameof(ActConfirmation))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "ky/{period}/tinh/{province}/phien-ban/{number}/phieu-xac-nhan")] HttpRequest request,
        string period, string province, string number, CancellationToken cancellationToken) =>
        VersionForms.ActAsync(
            request,
            () => api.Run(request, period, province, number, cancellationToken),
            () => page.Run(request, period, province, number, cancellationToken),
            period,
            province,
            number,
            Done.ConfirmationAttached);
}
