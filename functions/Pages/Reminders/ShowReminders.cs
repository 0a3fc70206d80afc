using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Portal.Reminders;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Reminders;

/// <summary><c>GET /ky/{period}/nhac-viec</c>: what was written to whom about a period, and what will be.</summary>
public sealed class ShowReminders(RequestGate gate, PageAnswers pages, RemindersReader reader)
{
    [Function(nameof(ShowReminders))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "ky/{period}/nhac-viec")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        gate.ForPeriodAsync(request, Operation.ReadReminders, period, async found =>
            await pages.ShowAsync<RemindersPage, RemindersModel>(request, await reader.ReadAsync(found, request.Query, cancellationToken)));
}
