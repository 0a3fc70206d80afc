using CadreReports.Catalogue;
using CadreReports.Functions.Http;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Submissions;

/// <summary>Answers what was said about a report.</summary>
public sealed class ReviewAnswer(ExplanationsReader explanations)
{
    /// <summary>The version as it stands now, or why what was said is not taken.</summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="period">Its period.</param>
    /// <param name="result">What became of what was said.</param>
    /// <param name="unknownFinding">The status for a finding that is not there: 400, or 404 when the address names it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IResult> OfAsync(SubmissionKey key, Period period, ReviewResult result, int unknownFinding, CancellationToken cancellationToken) => result switch
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
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };
}
