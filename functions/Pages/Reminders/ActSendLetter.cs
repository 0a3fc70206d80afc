using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Functions.Reminders;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Reminders;

/// <summary><c>POST /ky/{period}/nhac-viec/thu/{notice}/gui</c>: has it sent at once, as <see cref="PostNoticeSend"/> does.</summary>
public sealed class ActSendLetter(PostNoticeSend api, ShowLetter page)
{
    [Function(nameof(ActSendLetter))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "ky/{period}/nhac-viec/thu/{notice}/gui")] HttpRequest request, string period, string notice, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => api.Run(request, period, notice, cancellationToken),
            () => page.Run(request, period, notice, cancellationToken),
            _ => PageAnswers.After(PageAddress.Letter(PeriodId.Parse(period), notice), Done.ReminderResent));
}
