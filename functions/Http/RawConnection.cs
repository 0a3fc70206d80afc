using System.Net;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Http;

/// <summary>A request as it reached this process, whatever proxies said about where it comes from.</summary>
/// <param name="Remote">The connection's other end.</param>
/// <param name="Forwarded">Whether somebody says that the request was passed on.</param>
public sealed record RawConnection(IPAddress? Remote, bool Forwarded)
{
    /// <summary>As the request is now.</summary>
    public static RawConnection Of(HttpContext http) => new(
        http.Connection.RemoteIpAddress,
        http.Request.Headers.Keys.Any(name =>
            name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)));
}
