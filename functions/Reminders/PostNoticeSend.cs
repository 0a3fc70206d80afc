using CadreReports.Access;
using CadreReports.Reminders;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Reminders;

/// <summary>
/// <c>POST /api/periods/{period}/reminders/{notice}/send</c>: has a letter sent at once that waits, could not be sent, or had
/// nobody to go to.
/// </summary>
public sealed class PostNoticeSend(NoticeGate gate, ReminderDesk desk)
{
    [Function(nameof(PostNoticeSend))]
    [Api("Has a letter sent at once that waits or was given up.", Answer = typeof(NoticeActedView), Statuses = [202], Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/periods/{period}/reminders/{notice}/send")] HttpRequest request, string period, string notice, CancellationToken cancellationToken) =>
        gate.ForNoticeAsync(request, Operation.SendReminders, period, notice, async (found, name, principal) =>
            NoticeGate.AnswerOf(await desk.SendAsync(found, name, principal.Id, cancellationToken), StatusCodes.Status202Accepted));
}
