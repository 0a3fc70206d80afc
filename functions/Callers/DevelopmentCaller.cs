using CadreReports.Access;
using CadreReports.Functions.Http;
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

        // As the request came: a proxy may say of anybody that they are this machine.
        var connection = http.Features.Get<RawConnection>() ?? RawConnection.Of(http);
        var principal = development.Identify(connection.Remote, http.Request.Host.Host, connection.Forwarded, named);
        return ValueTask.FromResult<CallerFinding?>(principal is null ? CallerFinding.Wrong(CallerTexts.NoSuchDevelopmentPrincipal) : CallerFinding.Known(principal));
    }
}
