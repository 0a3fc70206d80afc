using CadreReports.Functions.Submissions;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Versions;

/// <summary><c>POST /ky/{period}/tinh/{province}/phien-ban/{number}/tra-loi</c>: answers the centre's questions, as <see cref="PostExplanations"/> does.</summary>
public sealed class ActAnswers(PostExplanations api, ShowVersion page)
{
    [Function(nameof(ActAnswers))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "ky/{period}/tinh/{province}/phien-ban/{number}/tra-loi")] HttpRequest request,
        string period, string province, string number, CancellationToken cancellationToken) =>
        VersionForms.ActAsync(
            request,
            () => api.Run(request, period, province, cancellationToken),
            () => page.Run(request, period, province, number, cancellationToken),
            period,
            province,
            number,
            Done.AnswersSent);
}
