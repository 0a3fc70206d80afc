using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Submissions;

/// <summary>What every function that says something about a report passes: who may, what the body says, and the answer.</summary>
public sealed class ReviewGate(RequestGate gate, ExplanationsReader explanations)
{
    /// <summary>Says something about a report, as the body of a request has it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="operation">What it asks.</param>
    /// <param name="period">From the address.</param>
    /// <param name="province">From the address.</param>
    /// <param name="unknownFinding">The status for a finding that is not there: 400, or 404 when the address names it.</param>
    /// <param name="read">Reads the body; gives what to do about whose report in which period, by the id of who asks.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The version as it stands now, or why what was said is not taken.</returns>
    public Task<IResult> SayAsync(
        HttpRequest request,
        Operation operation,
        string period,
        string province,
        int unknownFinding,
        Func<RequestBody, Func<SubmissionKey, Period, string, Task<ReviewResult>>> read,
        CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, operation, period, province, (found, member, principal) => RequestBody.AnswerAsync(
            request,
            read,
            async say =>
            {
                var key = new SubmissionKey(found.Id, member.Code);
                return await AnswerAsync(key, found, await say(key, found, principal.Id), unknownFinding, cancellationToken);
            },
            cancellationToken));

    /// <summary>The version as it stands now, or why what was said is not taken.</summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="period">Its period.</param>
    /// <param name="result">What became of what was said.</param>
    /// <param name="unknownFinding">The status for a finding that is not there.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IResult> AnswerAsync(
        SubmissionKey key, Period period, ReviewResult result, int unknownFinding, CancellationToken cancellationToken) =>
        result switch
        {
            { Version: { } version } => Answer.Json(await explanations.ReadAsync(key, period, version, cancellationToken)),
            { Refusal: ReviewRefusal.NoSuchVersion } => Answer.Problem(StatusCodes.Status409Conflict, HttpTexts.VersionNotReady),
            { Refusal: ReviewRefusal.NoSuchFinding } => Answer.Problem(unknownFinding, HttpTexts.NoSuchFinding, result.Finding!),
            { Refusal: { } refusal } => Answer.Problem(StatusCodes.Status409Conflict, TextOf(refusal), result.Finding ?? string.Empty),
            _ => throw new ArgumentException("Neither taken nor refused.", nameof(result)),
        };

    private static string TextOf(ReviewRefusal refusal) => refusal switch
    {
        ReviewRefusal.PeriodLocked => HttpTexts.PeriodLocked,
        ReviewRefusal.VersionNotOpen => HttpTexts.VersionNotOpen,
        ReviewRefusal.FindingNotOpen => HttpTexts.FindingNotOpen,
        ReviewRefusal.SameAsInsufficient => HttpTexts.SameAsInsufficient,
        ReviewRefusal.NotExplained => HttpTexts.NotExplained,
        ReviewRefusal.OtherAnswer => HttpTexts.OtherAnswer,
        ReviewRefusal.NotCurrent => HttpTexts.NotCurrent,
        ReviewRefusal.NothingCounts => HttpTexts.NothingCounts,
        ReviewRefusal.NotAwaiting => HttpTexts.NotAwaiting,
        ReviewRefusal.OtherRevision => HttpTexts.OtherRevision,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };
}
