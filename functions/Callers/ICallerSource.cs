using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Callers;

/// <summary>One way of telling who calls: it knows one kind of credential and no other.</summary>
public interface ICallerSource
{
    /// <summary>Looks for its kind of credential in a request and judges it.</summary>
    /// <param name="http">The request; an answer's headers may be set, its body not.</param>
    /// <param name="cancellationToken">Stops with the request.</param>
    /// <returns>What the credential says; null when the request has none of this kind.</returns>
    ValueTask<CallerFinding?> IdentifyAsync(HttpContext http, CancellationToken cancellationToken);
}
