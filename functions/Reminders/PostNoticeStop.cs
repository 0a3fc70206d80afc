using CadreReports.Access;
using CadreReports.Functions.Http;
using CadreReports.Reminders;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Reminders;

/// <summary>
/// <c>POST /api/periods/{period}/reminders/{notice}/stop</c> with <c>{"reason": "…"}</c>: has a letter never sent that waits or
/// that a coming day would bring. It stays in the list, with who stopped it and why.
/// </summary>
public sealed class PostNoticeStop(NoticeGate gate, ReminderDesk desk)
{
    [Function(nameof(PostNoticeStop))]
    [Api("Stops a letter that waits or that a coming day would bring.", Body = typeof(StopBody), Answer = typeof(NoticeActedView), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/periods/{period}/reminders/{notice}/stop")] HttpRequest request, string period, string notice, CancellationToken cancellationToken) =>
        gate.ForNoticeAsync(request, Operation.SendReminders, period, notice, (found, name, principal) => RequestBody.AnswerAsync(
            request,
            body => body.Sentence("reason"),
            async reason => NoticeGate.AnswerOf(await desk.StopAsync(found, name, reason, principal.Id, cancellationToken)),
            cancellationToken));
}
