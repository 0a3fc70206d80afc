using CadreReports.Access;
using CadreReports.Functions.Http;
using CadreReports.Reminders;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Reminders;

/// <summary>
/// <c>GET /api/periods/{period}/reminders/{notice}</c>, such as <c>82.reminder.2023-06-07</c>: the very letter, as it would be
/// written if nothing changed until its day, and who gets it.
/// </summary>
public sealed class GetLetter(NoticeGate gate, NoticePreview preview)
{
    [Function(nameof(GetLetter))]
    [Api("A letter as it would be written as things stand, and who gets it.", Answer = typeof(LetterView), Refusals = [404])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/periods/{period}/reminders/{notice}")] HttpRequest request, string period, string notice, CancellationToken cancellationToken) =>
        gate.ForNoticeAsync(request, Operation.ReadReminders, period, notice, async (found, name, _) =>
            await preview.FindAsync(found, name, cancellationToken) is { } look ? Answer.Json(LetterView.Of(look)) : NoticeGate.NotFound());
}
