using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Reminders;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Reminders;

/// <summary>What every function about a single letter passes: who may, which letter the address names, and the answer.</summary>
public sealed class NoticeGate(RequestGate gate)
{
    /// <summary>Lets a request about a letter through.</summary>
    /// <param name="request">The request.</param>
    /// <param name="operation">What it asks.</param>
    /// <param name="period">From the address.</param>
    /// <param name="notice">From the address; see <see cref="NoticeName.Parse"/>.</param>
    /// <param name="answer">Called only when it is allowed.</param>
    public Task<IResult> ForNoticeAsync(
        HttpRequest request, Operation operation, string period, string notice, Func<Period, NoticeName, Principal, Task<IResult>> answer) =>
        gate.ForPeriodAsync(request, operation, period, (found, principal) =>
            NoticeName.Parse(notice) is { } name ? answer(found, name, principal) : Task.FromResult(NotFound()));

    /// <summary>404: there is no such letter.</summary>
    public static IResult NotFound() => Answer.Problem(StatusCodes.Status404NotFound, NoticeTexts.NoSuchNotice);

    /// <summary>The letter as it stands then, or why nothing was done.</summary>
    public static IResult AnswerOf(ReminderResult result, int status = StatusCodes.Status200OK) => result.Refusal switch
    {
        null => Answer.Json(new NoticeActedView(NoticeView.Of(result.Entry!)), status),
        ReminderRefusal.NoSuchNotice => NotFound(),
        ReminderRefusal.BeingSent => Answer.Problem(StatusCodes.Status409Conflict, NoticeTexts.BeingSent),
        ReminderRefusal.Settled => Answer.Problem(StatusCodes.Status409Conflict, NoticeTexts.Settled),
        ReminderRefusal.NotYet => Answer.Problem(StatusCodes.Status409Conflict, NoticeTexts.NotYet),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.Refusal, null),
    };
}
