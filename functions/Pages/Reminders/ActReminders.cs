using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Functions.Reminders;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Reminders;

/// <summary><c>POST /ky/{period}/nhac-viec</c>: does the round of this day now, as <see cref="PostReminders"/> does.</summary>
public sealed class ActReminders(PostReminders api, ShowReminders page)
{
    [Function(nameof(ActReminders))]
    public Task<IResult> Run([HttpTrigger("post", Route = "ky/{period}/nhac-viec")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(
            request,
            () => api.Run(request, period, cancellationToken),
            () => page.Run(request, period, cancellationToken),
            _ => PageAnswers.After(PageAddress.Reminders(PeriodId.Parse(period)), Done.RemindersRun));
}
