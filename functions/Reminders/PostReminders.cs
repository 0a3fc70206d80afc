using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Reminders;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Reminders;

/// <summary>
/// <c>POST /api/periods/{period}/reminders/run</c>: does for one period now what the daily round does, for trials and when a
/// round was missed. What was planned before is not planned again.
/// </summary>
public sealed class PostReminders(RequestGate gate, ReminderRound round, ReminderBoard board)
{
    [Function(nameof(PostReminders))]
    [Api("Does the round of reminders of this day now.", Answer = typeof(RemindersView), Statuses = [202], Refusals = [404])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/periods/{period}/reminders/run")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        gate.ForPeriodAsync(request, Operation.SendReminders, period, async found =>
        {
            await round.RunAsync(found, cancellationToken);
            return Answer.Json(await board.ReadAsync(found, cancellationToken), StatusCodes.Status202Accepted);
        });
}
