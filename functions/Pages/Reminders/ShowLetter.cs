using CadreReports.Access;
using CadreReports.Functions.Reminders;
using CadreReports.Portal.Reminders;
using CadreReports.Reminders;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Reminders;

/// <summary><c>GET /ky/{period}/nhac-viec/thu/{notice}</c>: one letter, before or after it is sent.</summary>
public sealed class ShowLetter(NoticeGate gate, PageAnswers pages, NoticePreview preview)
{
    [Function(nameof(ShowLetter))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "ky/{period}/nhac-viec/thu/{notice}")] HttpRequest request, string period, string notice, CancellationToken cancellationToken) =>
        gate.ForNoticeAsync(request, Operation.ReadReminders, period, notice, async (found, name, _) => await preview.FindAsync(found, name, cancellationToken) is { } look
            ? await pages.ShowAsync<LetterPage, LetterModel>(request, new LetterModel(found, look))
            : NoticeGate.NotFound());
}
