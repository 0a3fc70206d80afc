using CadreReports.Access.Keys;
using CadreReports.Functions.Limits;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Callers;

/// <summary>Tells who calls by the key that was handed out for a script.</summary>
public sealed class KeyCaller(ApiKeyDesk desk, RequestLimits limits) : ICallerSource
{
    /// <summary>The request header with the key. A key in an address would be written down wherever addresses are.</summary>
    public const string Header = "X-Api-Key";

    public async ValueTask<CallerFinding?> IdentifyAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var sent = http.Request.Headers[Header];
        if (sent.Count == 0)
        {
            return null;
        }

        if (limits.AnyKey(http) is { } before)
        {
            return CallerFinding.Refused(before);
        }

        var verdict = sent is [{ } text] ? await desk.JudgeAsync(text, cancellationToken) : ApiKeyVerdict.Unknown;
        if (verdict.Principal is { } principal)
        {
            // Of guesses that were all under way at once, none is told to be right after too many were wrong.
            return limits.AnyKey(http) is { } meanwhile ? CallerFinding.Refused(meanwhile) : CallerFinding.Known(principal);
        }

        return limits.WrongKey(http) is { } tooMany ? CallerFinding.Refused(tooMany) : CallerFinding.Wrong(verdict.State switch
        {
            ApiKeyState.Expired => CallerTexts.ExpiredKey,
            ApiKeyState.Revoked => CallerTexts.RevokedKey,
            _ => CallerTexts.UnknownKey,
        });
    }
}
