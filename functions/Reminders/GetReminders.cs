using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Reminders;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Reminders;

/// <summary><c>GET /api/periods/{period}/reminders</c>: what was written to whom about a period, and on which days more will be.</summary>
public sealed class GetReminders(RequestGate gate, ReminderBoard board)
{
    [Function(nameof(GetReminders))]
    [Api("What was written to whom, and on which days more will be.", Answer = typeof(RemindersView), Refusals = [404])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/periods/{period}/reminders")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        gate.ForPeriodAsync(request, Operation.ReadReminders, period, async found => Answer.Json(await board.ReadAsync(found, cancellationToken)));
}
