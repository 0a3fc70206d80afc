using CadreReports.Access;
using CadreReports.Addresses;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CadreReports.Functions.Callers;

/// <summary>
/// Finds out who calls, before any HTTP function runs: by the one credential that the request has. Of two nobody could say
/// which counts, and a wrong one is not made good by another, so both end the request; but a session's own end, which only takes
/// rights away, is never refused for that. What a page elsewhere may have made a browser send ends the request too
/// (<see cref="AntiForgery"/>).
/// </summary>
public sealed class CallerMiddleware(IEnumerable<ICallerSource> sources, AntiForgery antiForgery) : IFunctionsWorkerMiddleware
{
    /// <summary>What is deleted to sign out.</summary>
    private const string Session = "/api/session";

    private readonly ICallerSource[] sources = [.. sources];

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && !IsForAFile(http.Request) && await RefusalAsync(http) is { } refusal)
        {
            await refusal.ExecuteAsync(http);
            return;
        }

        await next(context);
    }

    /// <summary>
    /// What pages load is the same for everybody, and the page that tells somebody of a wrong credential loads it too.
    /// </summary>
    private static bool IsForAFile(HttpRequest request) => PageRequests.IsReading(request) && request.Path.StartsWithSegments(PageAddress.Files, StringComparison.Ordinal);

    private static bool IsSignOut(HttpRequest request) =>
        (HttpMethods.IsPost(request.Method) && request.Path == PageAddress.SignOut) || (HttpMethods.IsDelete(request.Method) && request.Path == Session);

    /// <summary>Notes who calls, or says why the request goes no further.</summary>
    private async Task<IResult?> RefusalAsync(HttpContext http)
    {
        var findings = new List<CallerFinding>();
        foreach (var source in sources)
        {
            if (await source.IdentifyAsync(http, http.RequestAborted) is { } finding)
            {
                findings.Add(finding);
            }
        }

        // Who was somebody once has no credential any more, and must not be kept from using another for that.
        if (findings.Count > 1)
        {
            findings.RemoveAll(finding => finding.Lapse is not null);
        }

        if (findings.Count > 1)
        {
            var session = findings.Find(finding => finding.Principal?.Via == SignInWay.Password);
            if (session is not null && IsSignOut(http.Request))
            {
                findings = [session];
            }
            else
            {
                // The page that says so may offer to end the session.
                (session is null ? null : CallerFinding.Doubted(session))?.ApplyTo(http);
                return Answer.Problem(StatusCodes.Status401Unauthorized, CallerTexts.SeveralCredentials);
            }
        }

        if (findings is not [var only])
        {
            return await antiForgery.RefusalAsync(http, caller: null);
        }

        only.ApplyTo(http);
        return only.Refusal ?? await antiForgery.RefusalAsync(http, only);
    }
}
