using System.Globalization;
using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CadreReports.Functions.Http;

/// <summary>
/// How much of a body the server takes in before it gives up. Those who read a body count exactly and answer in their own
/// words; this is what stands behind them, and behind whoever forgets to count.
/// </summary>
public static class BodyLimit
{
    /// <summary>
    /// What says beforehand that it is no longer than this may come to its end, unread: only who has sent everything reads the
    /// answer that refuses it.
    /// </summary>
    private const long LongestPassedOver = 64 * 1024 * 1024;

    /// <summary>
    /// The most explanations at once in a form, as long as they may be: percent-encoding makes nine bytes of an accented letter, and
    /// each text has its finding and two names of fields beside it.
    /// </summary>
    private const long ExplanationsBytes = ExplanationLog.MaximumTogether * ((SentenceCheck.MaximumLength * 9L) + 512) + (64 * 1024);

    /// <summary>The largest body, in bytes, of a request of somebody signed in, whose function does not take files by itself.</summary>
    public static long Of(HttpRequest request)
    {
        var mayHaveFile = FormFields.IsSentBy(request) && request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);
        return mayHaveFile ? RequestBody.MaximumBytes + RequestFile.MaximumBytes
            : FormFields.IsSentBy(request) && TakesExplanations(request.Path.ToString()) ? ExplanationsBytes
            : RequestBody.MaximumBytes;
    }

    /// <summary>Whether explanations or answers are sent there, many long texts at once.</summary>
    private static bool TakesExplanations(string path) =>
        path.Split('/') is ["", _, var period, _, var province, _, var number, _] && PeriodId.TryParse(period, out var id) &&
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && new SubmissionKey(id, province) is var key &&
        ((string[])[PageAddress.Explain(key, version), PageAddress.AnswerQuestions(key, version)]).Contains(path, StringComparer.OrdinalIgnoreCase);

    /// <summary>Has the server take no more than this; who reads has not begun yet.</summary>
    /// <param name="http">The request.</param>
    /// <param name="maximum">The largest body taken, in bytes. What comes in chunks is taken in a little beyond, for their frames.</param>
    public static void Set(HttpContext http, long maximum)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
        {
            var withFrames = maximum + (maximum / 8);
            server.MaxRequestBodySize = http.Request.ContentLength is <= LongestPassedOver and var said ? Math.Max(said, withFrames) : withFrames;
        }
    }
}
