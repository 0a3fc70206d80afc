using CadreReports.Access;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Callers;

/// <summary>Tells who calls by the header of a trial (<see cref="DevelopmentIdentity"/>); elsewhere that header says nothing.</summary>
public sealed class DevelopmentCaller(DevelopmentIdentity development) : ICallerSource
{
    public ValueTask<CallerFinding?> IdentifyAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var named = http.Request.Headers[DevelopmentIdentity.Header];
        if (!development.IsOn || named.Count == 0)
        {
            return ValueTask.FromResult<CallerFinding?>(null);
        }

        var principal = development.Identify(
            http.Connection.RemoteIpAddress,
            http.Request.Host.Host,
            forwarded: http.Request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)),
            named);
        return ValueTask.FromResult<CallerFinding?>(principal is null ? CallerFinding.Wrong(CallerTexts.NoSuchDevelopmentPrincipal) : CallerFinding.Known(principal));
    }
}
