using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Functions.Reminders;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Reminders;

/// <summary><c>POST /ky/{period}/nhac-viec/thu/{notice}/dung</c>: stops it, as <see cref="PostNoticeStop"/> does.</summary>
public sealed class ActStopLetter(PostNoticeStop api, ShowLetter page)
{
    [Function(nameof(ActStopLetter))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "ky/{period}/nhac-viec/thu/{notice}/dung")] HttpRequest request, string period, string notice, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => api.Run(request, period, notice, cancellationToken),
            () => page.Run(request, period, notice, cancellationToken),
            _ => PageAnswers.After(PageAddress.Letter(PeriodId.Parse(period), notice), Done.ReminderStopped));
}
